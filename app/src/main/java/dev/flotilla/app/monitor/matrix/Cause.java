package dev.flotilla.app.monitor.matrix;

/** Why a cell is as it is: a short list that scripts may rely on, each with the code that a user can quote. */
public enum Cause {
    ONE_WAY_LOSS("FL-5101", "one-way-loss", "one-way loss", "Beats get lost on the way there"),
    WRONG_PORT("FL-5102", "wrong-port", "wrong port", "Sent to a port that is not its heartbeat port"),
    NOBODY_LISTENS("FL-5103", "nobody-listens", "nobody listens", "Nobody listens there"),
    SELF_PEER("FL-5104", "self-peer", "peers itself", "It has itself among its peers"),
    MISSING_RETURN_PEER("FL-5105", "missing-return-peer", "no peer", "The other is not among its peers"),
    ADDRESS_COLLAPSE("FL-5106", "address-collapse", "one identity", "Several nodes go by one address"),
    BRIDGE_GATEWAY("FL-5107", "bridge-gateway", "gateway", "Docker's bridge gateway is the source"),
    CLOCK_SKEW("FL-5108", "clock-skew", "clock", "Two clocks differ"),
    NODE_DOWN("FL-5109", "node-down", "node down", "One of the two is down"),
    NOT_ASKED("FL-5110", "not-asked", "not asked", "One of the two cannot be asked"),
    SENDING_FAILS("FL-5111", "sending-fails", "not sent", "The sender cannot send there"),
    TURNED_AWAY("FL-5112", "turned-away", "turned away", "The receiver turns the beats away"),
    SOME_LOST("FL-5113", "some-lost", "some lost", "Some beats get lost"),
    NOT_SENDING("FL-5114", "not-sending", "does not send", "The sender has stopped sending"),
    CUT_OFF("FL-5115", "cut-off", "cut off", "Neither hears the other"),
    TOO_EARLY("FL-5116", "too-early", "too early", "Too early to tell");

    private final String number;
    private final String code;
    private final String word;
    private final String title;

    Cause(String number, String code, String word, String title) {
        this.number = number;
        this.code = code;
        this.word = word;
        this.title = title;
    }

    /** FL-51nn. */
    public String number() {
        return number;
    }

    /** As the command line prints it. */
    public String code() {
        return code;
    }

    /** A word or two, for a cell. */
    public String word() {
        return word;
    }

    /** A heading. */
    public String title() {
        return title;
    }
}
