package dev.flotilla.node.model;

import java.util.random.RandomGenerator;

/**
 * A model and what it does with a request: echoes it, after a delay, or fails.
 *
 * @param delayMillis before each answer, 0 or more
 * @param failRate share of requests that fail, 0 to 1
 */
public record Model(String name, int delayMillis, double failRate) {
    public Model {
        if (name.isBlank() || delayMillis < 0 || !(failRate >= 0 && failRate <= 1)) {
            throw new IllegalArgumentException(name + ", " + delayMillis + " ms, " + failRate);
        }
    }

    public static Model echo(String name) {
        return new Model(name, 0, 0);
    }

    /**
     * Reads a handler: {@code echo}, {@code delay:MS} and {@code fail:RATE}, joined by {@code +}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Model parse(String name, String handler) {
        int delay = 0;
        double fail = 0;
        for (String part : handler.split("\\+", -1)) {
            String word = part.strip();
            if (word.startsWith("delay:")) {
                delay = Integer.parseInt(word.substring("delay:".length()));
            } else if (word.startsWith("fail:")) {
                fail = Double.parseDouble(word.substring("fail:".length()));
            } else if (!word.equals("echo")) {
                throw new IllegalArgumentException("handler " + word);
            }
        }
        return new Model(name, delay, fail);
    }

    /** Whether this request fails. */
    public boolean fails(RandomGenerator random) {
        return failRate > 0 && random.nextDouble() < failRate;
    }
}
