package dev.flotilla.node.wire;

/** What became of the bytes of one control frame. */
public sealed interface ControlDecoded {
    record Frame(ControlFrame frame) implements ControlDecoded {}

    record Rejected(Reason reason) implements ControlDecoded {}

    /** Why bytes are no control frame: one counter each. */
    enum Reason {
        TOO_LONG,
        EMPTY,
        NOT_JSON,
        NOT_AN_OBJECT,
        UNKNOWN_TYPE,
        NO_SENDER,
        NO_PAYLOAD,
        BAD_PAYLOAD,
        BAD_STATE,
        /** The transaction of the frame is not that of the state in it. */
        MIXED_TRANSACTIONS
    }
}
