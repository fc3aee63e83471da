package dev.flotilla.app.stack;

import java.util.Locale;
import java.util.Optional;

/** How the services of a stack are spread over hosts. */
public enum Strategy {
    /** One host is chosen for all: what a stack that names no strategy means. */
    TOGETHER("single-host"),
    /** By score: cpu, memory, count, datacenter. */
    AUTO("auto"),
    /** Where the constraints say. */
    MANUAL("manual"),
    /** The host with the fewest containers. */
    SPREAD("spread"),
    /** Spread within the datacenter of the stack. */
    DATACENTER("datacenter");

    private final String word;

    Strategy(String word) {
        this.word = word;
    }

    /** As files and the command line write it. */
    public String word() {
        return word;
    }

    public static Optional<Strategy> of(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (Strategy s : values()) {
            if (s.word.equals(lower)) {
                return Optional.of(s);
            }
        }
        return Optional.empty();
    }
}
