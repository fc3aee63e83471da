package dev.flotilla.app.fleet;

import java.util.random.RandomGenerator;

/** Names a host for ever, whatever it is called: 12 lower-case letters and digits, given at birth. */
public record HostId(String value) implements Comparable<HostId> {
    private static final int LENGTH = 12;

    public HostId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a host id without letters");
        }
    }

    /** A new one. */
    public static HostId random(RandomGenerator random) {
        StringBuilder value = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            value.append(Character.forDigit(random.nextInt(36), 36));
        }
        return new HostId(value.toString());
    }

    @Override
    public int compareTo(HostId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
