package dev.flotilla.node;

/** A node that could not start; nothing of it is left. The message is a sentence that names the port or the key. */
public final class NodeStartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String address;

    /** @param address {@code ip:port/protocol} that is taken, or an empty text for another reason */
    public NodeStartException(String message, String address) {
        super(message);
        this.address = address;
    }

    public String takenAddress() {
        return address;
    }
}
