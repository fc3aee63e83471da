package dev.flotilla.node.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Control frames to bytes, as an original writes them: keys, order, separators, numbers and times. Any thread. */
public final class ControlEncoder {
    static final String HEARTBEAT = "HEARTBEAT";
    static final String HEALTH_SNAPSHOT = "HEALTH_SNAPSHOT";
    static final String PREPARE_REQ = "PREPARE_REQ";
    static final String PREPARE_RESP = "PREPARE_RESP";
    static final String DECISION = "DECISION";
    static final String ACK = "FLOTILLA_ACK";
    static final String DOUBT_QUERY = "FLOTILLA_DOUBT_QUERY";
    static final String DOUBT_ANSWER = "FLOTILLA_DOUBT_ANSWER";
    static final String STATE_QUERY = "FLOTILLA_STATE_QUERY";
    static final String STATE_ANSWER = "FLOTILLA_STATE_ANSWER";

    private ControlEncoder() {}

    /** Length and body. */
    public static byte[] encode(ControlFrame frame) {
        byte[] body = body(frame);
        return ByteBuffer.allocate(Integer.BYTES + body.length)
                .putInt(body.length)
                .put(body)
                .array();
    }

    /** The body alone, as {@link ControlDecoder#decode} takes it. */
    public static byte[] body(ControlFrame frame) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("msg_type", type(frame));
        json.put("sender", frame.sender());
        payload(frame, json.putObject("payload"));
        return PythonJson.dumps(json).getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether only nodes of ours know it. */
    public static boolean isOurs(ControlFrame frame) {
        return type(frame).startsWith("FLOTILLA_");
    }

    /** The type by its name on the wire. */
    public static String type(ControlFrame frame) {
        return switch (frame) {
            case ControlFrame.Heartbeat f -> HEARTBEAT;
            case ControlFrame.HealthSnapshot f -> HEALTH_SNAPSHOT;
            case ControlFrame.PrepareRequest f -> PREPARE_REQ;
            case ControlFrame.PrepareResponse f -> PREPARE_RESP;
            case ControlFrame.Decision f -> DECISION;
            case ControlFrame.Acknowledgement f -> ACK;
            case ControlFrame.DoubtQuery f -> DOUBT_QUERY;
            case ControlFrame.DoubtAnswer f -> DOUBT_ANSWER;
            case ControlFrame.StateQuery f -> STATE_QUERY;
            case ControlFrame.StateAnswer f -> STATE_ANSWER;
        };
    }

    private static void payload(ControlFrame frame, ObjectNode to) {
        switch (frame) {
            case ControlFrame.Heartbeat f -> heartbeat(f, to);
            case ControlFrame.HealthSnapshot f -> health(f, to);
            case ControlFrame.PrepareRequest f -> to.put("txid", f.txid()).set("state", StateJson.write(f.state()));
            case ControlFrame.PrepareResponse f ->
                to.put("txid", f.txid()).put("vote", f.vote().name()).put("reason", f.reason());
            case ControlFrame.Decision f ->
                to.put("txid", f.txid()).put("kind", f.kind().name()).set("state", StateJson.write(f.state()));
            case ControlFrame.Acknowledgement f -> to.put("txid", f.txid());
            case ControlFrame.DoubtQuery f ->
                to.put("txid", f.txid()).put("version", f.version()).put("timestamp", PythonTime.write(f.timestamp()));
            case ControlFrame.DoubtAnswer f ->
                to.put("txid", f.txid()).put("outcome", f.outcome().name());
            case ControlFrame.StateQuery f -> to.put("nonce", f.nonce());
            case ControlFrame.StateAnswer f -> to.put("nonce", f.nonce()).set("state", StateJson.write(f.state()));
        }
    }

    private static void heartbeat(ControlFrame.Heartbeat frame, ObjectNode to) {
        to.put("node_id", frame.nodeId())
                .put("last_committed_version", frame.lastCommittedVersion())
                .put("digest", frame.digest());
        frame.announcement()
                .ifPresent(ours -> to.put("flotilla", ours.protocol())
                        .put("boot", ours.boot())
                        .put("seq", ours.seq()));
    }

    private static void health(ControlFrame.HealthSnapshot frame, ObjectNode to) {
        to.put("node_id", frame.nodeId())
                .put("p95", frame.p95())
                .put("error_rate", frame.errorRate())
                .put("window_id", frame.windowId());
        frame.canary()
                .ifPresent(canary -> to.putObject("canary")
                        .put("version", canary.version())
                        .put("requests", canary.figures().requests())
                        .put("p95", canary.figures().p95Millis())
                        .put("error_rate", canary.figures().errorRate()));
    }
}
