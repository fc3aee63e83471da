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
