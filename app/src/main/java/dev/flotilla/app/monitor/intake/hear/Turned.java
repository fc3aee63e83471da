package dev.flotilla.app.monitor.intake.hear;

import dev.flotilla.node.wire.HeartbeatCodec;
import java.util.Locale;

/** Why a datagram did not reach the loop: one counter each. */
enum Turned {
    TOO_LONG,
    NOT_JSON,
    NO_SENDER,
    BAD_PORT,
    BAD_NAME,
    NOT_WATCHED,
    /** It names a node that shares a key with its peers, and the key could not be read. */
    NO_KEY,
    /** It names a node that shares a key, and is not sealed with it, or has no id, boot and sequence. */
    NO_SEAL,
    /** Sealed as it should be, and not for the first time. */
    REPEATED,
    /** Sealed as it should be, and of an earlier start of its node, or far behind its newest. */
    TOO_OLD,
    /** Its source sent so much of no use that it was not read. */
    SOURCE_FLOOD,
    /** More than any node sends came in the name of one node. */
    NODE_FLOOD,
    /** It counts, but for figures in it that cannot be. */
    ABSURD_FIGURE,
    /** Reading it was a mistake of ours. */
    MISTAKE;

    static Turned of(HeartbeatCodec.Reason reason) {
        return switch (reason) {
            case TOO_LONG -> TOO_LONG;
            case NOT_JSON -> NOT_JSON;
            case NO_SENDER -> NO_SENDER;
            case BAD_PORT -> BAD_PORT;
            case BAD_NAME -> BAD_NAME;
        };
    }

    String word() {
        return "heartbeat_" + name().toLowerCase(Locale.ROOT);
    }
}
