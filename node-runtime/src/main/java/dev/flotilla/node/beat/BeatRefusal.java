package dev.flotilla.node.beat;

import dev.flotilla.node.wire.HeartbeatCodec;
import dev.flotilla.node.wire.ReplayWindow;

/** Why a datagram was not taken as a heartbeat: one counter each. */
public enum BeatRefusal {
    TOO_LONG,
    NOT_JSON,
    NO_SENDER,
    BAD_PORT,
    BAD_NAME,
    /** Nodes here share a key, and the datagram is not sealed with it, or has no id, boot and sequence. */
    NO_SEAL,
    REPEATED,
    TOO_OLD,
    LOWER_BOOT,
    /** It says that it is this node. */
    OWN_ID,
    /** A stranger, and there are as many as are taken. */
    NO_ROOM,
    /** A stranger, and as many as are taken come from its address. */
    SOURCE;

    public static BeatRefusal of(HeartbeatCodec.Reason reason) {
        return switch (reason) {
            case TOO_LONG -> TOO_LONG;
            case NOT_JSON -> NOT_JSON;
            case NO_SENDER -> NO_SENDER;
            case BAD_PORT -> BAD_PORT;
            case BAD_NAME -> BAD_NAME;
        };
    }

    static BeatRefusal of(ReplayWindow.Verdict verdict) {
        return switch (verdict) {
            case REPEATED -> REPEATED;
            case TOO_OLD -> TOO_OLD;
            case LOWER_BOOT -> LOWER_BOOT;
            case FRESH, BOOT_WENT_BACK -> throw new IllegalArgumentException(verdict + " is no refusal");
        };
    }
}
