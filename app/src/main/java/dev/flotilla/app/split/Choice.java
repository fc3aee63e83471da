package dev.flotilla.app.split;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is done about an edge that breaks. */
public enum Choice {
    /** A container on the consumer's host carries the sibling's name and passes on to it. */
    FORWARDER,
    /** The consumer's text names the address of the other host. */
    ENDPOINT,
    /** Nothing. */
    LEAVE;

    /** As the command line writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Choice> of(String word) {
        return Arrays.stream(values())
                .filter(c -> c.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
