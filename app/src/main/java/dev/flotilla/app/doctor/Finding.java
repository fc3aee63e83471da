package dev.flotilla.app.doctor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the doctor says.
 *
 * @param code FL-62xx, one per kind; FL-6200 is what was not checked
 * @param target {@code host}, {@code host/container}, or a stack
 * @param cause one sentence
 * @param evidence what was seen, secrets masked; lines
 * @param remedy what to do, one sentence
 * @param deed what can be done with one press; empty where it is not ours to do, or not safe
 */
public record Finding(
        String code,
        Level level,
        String target,
        String cause,
        List<String> evidence,
        String remedy,
        Optional<Deed> deed) {
    /** Worst first. */
    public enum Level {
        /** It does not work. */
        ERROR("error"),
        /** It works badly, or will not for long. */
        WARNING("warning"),
        /** Nobody knows: the facts could not be had. */
        NOT_CHECKED("not checked");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Finding {
        Objects.requireNonNull(code);
        evidence = List.copyOf(evidence);
    }

    public static Finding error(String code, String target, String cause, List<String> evidence, String remedy) {
        return new Finding(code, Level.ERROR, target, cause, evidence, remedy, Optional.empty());
    }

    public static Finding warning(String code, String target, String cause, List<String> evidence, String remedy) {
        return new Finding(code, Level.WARNING, target, cause, evidence, remedy, Optional.empty());
    }

    public Finding with(Deed safe) {
        return new Finding(code, level, target, cause, evidence, remedy, Optional.of(safe));
    }
}
