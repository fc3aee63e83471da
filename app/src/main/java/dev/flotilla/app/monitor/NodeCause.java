package dev.flotilla.app.monitor;

/** Why a node is in its state: a short list that scripts may rely on. */
public enum NodeCause {
    /** It beats as it should. */
    HEARD("heard"),
    /** It is not heard here, but it answers when asked. */
    ANSWERS("answers"),
    /** It is not heard here and does not answer here, but its peers hear it. */
    HEARD_BY_PEERS("heard-by-peers"),
    /** It was started again: its boot number rose. */
    RESTARTED("restarted"),
    /** Its beats come late or with gaps. */
    LOSSY("lossy"),
    /** Nothing came for longer than usual; it is being asked. */
    SILENT("silent"),
    /** The machine answers, and nobody listens on the node's ports: the process is gone. */
    REFUSED("refused"),
    /** The ports accept, and nothing answers: the process stands still. */
    HUNG("hung"),
    /** Nothing comes back from the machine at all. */
    UNREACHABLE("unreachable"),
    /** Its engine says that the container has ended. */
    CONTAINER_ENDED("container-ended"),
    /** Its engine says that the container was killed for want of memory. */
    OUT_OF_MEMORY("out-of-memory"),
    /** It answers, but not as a node does: garbage, a redirect, too much. */
    BAD_ANSWER("bad-answer"),
    /** Its certificate is not accepted. */
    BAD_CERTIFICATE("bad-certificate"),
    /** Its name has no address. */
    NO_SUCH_HOST("no-such-host"),
    /** Nothing was ever heard of it. */
    NEVER_HEARD("never-heard"),
    /** It was known by its beats alone, and this application does not listen any more. */
    NOT_LISTENING("not-listening"),
    /** It was stopped through Flotilla: nobody misses it. */
    STOPPED("stopped"),
    /** The monitor itself stood still a moment ago, so that nothing can be said yet. */
    MONITOR_STALLED("monitor-stalled");

    private final String code;

    NodeCause(String code) {
        this.code = code;
    }

    /** As the command line prints it. */
    public String code() {
        return code;
    }
}
