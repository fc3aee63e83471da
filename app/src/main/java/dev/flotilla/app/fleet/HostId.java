package dev.flotilla.app.fleet;

/** Names a host for ever, whatever it is called: 12 lower-case letters and digits, given at birth. */
public record HostId(String value) implements Comparable<HostId> {
    public HostId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a host id without letters");
        }
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
