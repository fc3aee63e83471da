package dev.flotilla.app.launch;

import java.time.Duration;

/** What became of asking a node whether it answers. */
public sealed interface Ping {
    /**
     * @param how such as {@code port 8001} or {@code ring_node_2 hears it}
     * @param took until it answered; of a port, until the connection stood
     */
    record Answered(String how, Duration took) implements Ping {}

    record Silent(String why) implements Ping {}

    /** It could not be asked, which says nothing about it. */
    record NotChecked(String why) implements Ping {}

    default String words() {
        return switch (this) {
            case Answered(String how, Duration took) -> how + ", " + millis(took);
            case Silent(String why) -> "silent: " + why;
            case NotChecked(String why) -> "not checked: " + why;
        };
    }

    private static String millis(Duration took) {
        long micros = took.toNanos() / 1000;
        return micros < 10_000 ? micros / 1000 + "." + micros % 1000 / 100 + " ms" : micros / 1000 + " ms";
    }
}
