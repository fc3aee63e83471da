package dev.flotilla.node.control;

import dev.flotilla.node.wire.ControlDecoded;
import dev.flotilla.node.wire.ReplayWindow;

/** Why a frame or a connection was not taken: one counter each. */
public enum Refusal {
    TOO_LONG,
    EMPTY,
    NOT_JSON,
    NOT_AN_OBJECT,
    UNKNOWN_TYPE,
    NO_SENDER,
    NO_PAYLOAD,
    BAD_PAYLOAD,
    BAD_STATE,
    MIXED_TRANSACTIONS,
    /** The sender is none of the peers. */
    NO_PEER,
    /** It comes from another address than that of the peer it says it is, and no key vouches for it. */
    WRONG_ADDRESS,
    /** Nodes here share a key, and the frame is not sealed with it. */
    NO_SEAL,
    REPEATED,
    TOO_OLD,
    LOWER_BOOT,
    /** The replica has more to do than it can. */
    BUSY,
    /** Too many connections altogether. */
    CONNECTIONS,
    /** Too many connections from one address. */
    SOURCE,
    /** Connected and said nothing, or nothing any more. */
    SILENT,
    /** Too many bad frames on one connection. */
    GARBAGE;

    static Refusal of(ControlDecoded.Reason reason) {
        return switch (reason) {
            case TOO_LONG -> TOO_LONG;
            case EMPTY -> EMPTY;
            case NOT_JSON -> NOT_JSON;
            case NOT_AN_OBJECT -> NOT_AN_OBJECT;
            case UNKNOWN_TYPE -> UNKNOWN_TYPE;
            case NO_SENDER -> NO_SENDER;
            case NO_PAYLOAD -> NO_PAYLOAD;
            case BAD_PAYLOAD -> BAD_PAYLOAD;
            case BAD_STATE -> BAD_STATE;
            case MIXED_TRANSACTIONS -> MIXED_TRANSACTIONS;
        };
    }

    static Refusal of(ReplayWindow.Verdict verdict) {
        return switch (verdict) {
            case REPEATED -> REPEATED;
            case TOO_OLD -> TOO_OLD;
            case LOWER_BOOT -> LOWER_BOOT;
            case FRESH, BOOT_WENT_BACK -> throw new IllegalArgumentException(verdict + " is no refusal");
        };
    }
}
