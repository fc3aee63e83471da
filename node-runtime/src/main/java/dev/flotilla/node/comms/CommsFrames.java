package dev.flotilla.node.comms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;

/** Requests and answers as bytes, to the letter as the original writes them. */
public final class CommsFrames {
    /** The payload of a ping of ours, as the original's own. */
    private static final byte[] PING = "{\"seq\": 7}".getBytes(StandardCharsets.US_ASCII);

    private CommsFrames() {}

    public static byte[] ping() {
        return request("ping", PING);
    }

    /** @param command letters and underscores */
    public static byte[] request(String command, byte[] payload) {
        return frame(
                "{\"command\": \"" + command + "\", \"payload_type\": \"json\", \"payload_length\": " + payload.length
                        + "}",
                payload);
    }

    public static byte[] answer(boolean json, byte[] payload) {
        return frame(
                "{\"payload_type\": \"" + (json ? "json" : "binary") + "\", \"payload_length\": " + payload.length
                        + "}",
                payload);
    }

    /** What a refused request is answered with. */
    public static byte[] error(String message) {
        String quoted = JsonNodeFactory.instance.stringNode(message).toString();
        return answer(true, ("{\"status\": \"error\", \"message\": " + quoted + "}").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] frame(String header, byte[] payload) {
        byte[] head = header.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Integer.BYTES + head.length + payload.length)
                .putInt(head.length)
                .put(head)
                .put(payload)
                .array();
    }
}
