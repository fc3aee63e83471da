package dev.flotilla.app.monitor;

/** The one word about a node. */
public enum NodeState {
    /** Nothing was ever heard of it, and nobody could be asked. Never shown as down. */
    UNKNOWN("unknown"),
    ONLINE("online"),
    /** Silent for longer than is usual for this node; it is being asked. */
    SUSPECT("suspect"),
    /** Asked and gone: it refused, or it answered nobody while it was silent past the limit. */
    DOWN("down");

    private final String word;

    NodeState(String word) {
        this.word = word;
    }

    /** In a graph of states: 0 unknown, 1 online, 2 suspect, 3 down. */
    public int level() {
        return switch (this) {
            case UNKNOWN -> 0;
            case ONLINE -> 1;
            case SUSPECT -> 2;
            case DOWN -> 3;
        };
    }

    /** As the command line prints it. */
    public String word() {
        return word;
    }
}
