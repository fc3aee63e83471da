package dev.flotilla.app.ui.monitor.node;

import java.util.Optional;

/** Ports as they are typed. */
final class Ports {
    private static final int MOST = 65_535;

    private Ports() {}

    /** 1-65535; empty for anything else. */
    static Optional<Integer> read(String typed) {
        String text = typed.strip();
        return text.matches("\\d{1,5}")
                ? Optional.of(Integer.parseInt(text)).filter(p -> p >= 1 && p <= MOST)
                : Optional.empty();
    }

    /** The sentence for what {@link #read} does not take. */
    static String wrong(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return "A port is needed, 1 to 65535.";
        }
        return text.matches("\\d+") && !text.matches("0+")
                ? "Ports end at 65535."
                : "A number from 1 to 65535 is needed.";
    }
}
