package dev.flotilla.app.fleet;

import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.secret.SecretRule;
import java.util.Optional;

/** Text typed by a person, made fit for a sentence: no control characters, not endless, and no secret said again. */
final class PlainText {
    private static final int SHOWN = 120;

    private PlainText() {}

    static String of(String typed) {
        if (SecretRule.holdsSecret(typed)) {
            return EnvValue.MASK;
        }
        String clean = typed.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "...";
    }

    /** What is wrong with a free text, if anything: blank, too long, or holding control characters. */
    static Optional<String> fault(String text, int longest) {
        if (text.isBlank()) {
            return Optional.of("is empty");
        }
        if (text.length() > longest) {
            return Optional.of("is longer than " + longest + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("holds characters that cannot be shown");
        }
        return Optional.empty();
    }
}
