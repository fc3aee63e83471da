package dev.flotilla.app.monitor.matrix;

/** The one word about a pair of nodes, in one direction. */
public enum CellState {
    HEARD("heard", "heard"),
    LOSSY("lossy", "some lost"),
    NOT_HEARD("not-heard", "not heard"),
    /** It is heard, and yet something is wrong with it. */
    ODD("odd", "odd"),
    /** A side that has to be asked cannot be. */
    UNKNOWN("unknown", "unknown"),
    /** The node itself. */
    SELF("self", "self"),
    /** Nobody wants the one to be heard by the other. */
    NOT_PEERS("not-peers", "not peers"),
    /** One of the two is on a host in maintenance: nothing is expected. */
    MAINTENANCE("maintenance", "maintenance");

    private final String code;
    private final String word;

    CellState(String code, String word) {
        this.code = code;
        this.word = word;
    }

    /** As the command line prints it. */
    public String code() {
        return code;
    }

    /** For people. */
    public String word() {
        return word;
    }

    /** Whether somebody should look at it. */
    public boolean trouble() {
        return this == LOSSY || this == NOT_HEARD || this == ODD;
    }
}
