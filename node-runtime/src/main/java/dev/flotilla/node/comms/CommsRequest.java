package dev.flotilla.node.comms;

/** What a client asks. */
public final class CommsRequest {
    private final String command;
    private final boolean json;
    private final byte[] payload;

    /**
     * @param json whether the payload is said to be JSON; else it is binary
     * @param payload handed over, not copied
     */
    public CommsRequest(String command, boolean json, byte[] payload) {
        this.command = command;
        this.json = json;
        this.payload = payload;
    }

    public String command() {
        return command;
    }

    public boolean json() {
        return json;
    }

    /** Not to be written to. */
    public byte[] payload() {
        return payload;
    }
}
