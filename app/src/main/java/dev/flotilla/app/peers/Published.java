package dev.flotilla.app.peers;

/**
 * A range of ports that a container publishes; a single port is a range of one.
 *
 * @param hostFrom first port on the host; {@code inFrom} inside the container
 * @param count how many, at least 1
 */
public record Published(int hostFrom, int inFrom, int count, boolean udp) {
    public Published {
        if (hostFrom < 1 || inFrom < 1 || count < 1 || hostFrom + count > 65536 || inFrom + count > 65536) {
            throw new IllegalArgumentException(hostFrom + ":" + inFrom + " x " + count);
        }
    }

    /** Whether the port inside is reached from outside by this range. */
    public boolean holds(int inside) {
        return inside >= inFrom && inside < inFrom + count;
    }

    /** The port outside of a port inside that it holds. */
    public int outside(int inside) {
        return hostFrom + inside - inFrom;
    }
}
