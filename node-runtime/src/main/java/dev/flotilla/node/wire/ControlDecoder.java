package dev.flotilla.node.wire;

import dev.flotilla.node.routing.ModelFigures;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.ControlDecoded.Reason;
import dev.flotilla.node.wire.ControlDecoded.Rejected;
import dev.flotilla.node.wire.ControlFrame.Announcement;
import dev.flotilla.node.wire.ControlFrame.CanaryFigures;
import dev.flotilla.node.wire.ControlFrame.Outcome;
import dev.flotilla.node.wire.ControlFrame.Verdict;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bytes to control frames. It takes what an original could mean (unknown keys, any order, whole numbers for fractions) and
 * turns everything else into a reason. Any thread.
 */
public final class ControlDecoder {
    /** The longest body: the longest frame that makes sense is about a tenth of it. */
    public static final int MAX_BODY = 64 * 1024;

    static final int MAX_ID = 128;
    private static final int MAX_REASON = 1024;
    private static final int MAX_DEPTH = 8;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(40)
                            .maxNameLength(MAX_ID * 2)
                            .maxStringLength(MAX_BODY)
                            .build())
                    .build())
            .build();

    private ControlDecoder() {}

    /** @param body a frame without its length */
    public static ControlDecoded decode(byte[] body) {
        if (body.length == 0) {
            return new Rejected(Reason.EMPTY);
        }
        if (body.length > MAX_BODY) {
            return new Rejected(Reason.TOO_LONG);
        }
        Optional<JsonNode> tree = tree(body);
        if (tree.isEmpty()) {
            return new Rejected(Reason.NOT_JSON);
        }
        JsonNode json = tree.get();
        if (!json.isObject()) {
            return new Rejected(json.isMissingNode() ? Reason.EMPTY : Reason.NOT_AN_OBJECT);
        }
        Optional<String> type = Fields.text(json, "msg_type", MAX_ID);
        Optional<String> sender = Fields.text(json, "sender", MAX_ID);
        if (type.isEmpty()) {
            return new Rejected(Reason.UNKNOWN_TYPE);
        }
        if (sender.isEmpty()) {
            return new Rejected(Reason.NO_SENDER);
        }
        JsonNode payload = json.path("payload");
        return payload.isObject() ? frame(type.get(), sender.get(), payload) : new Rejected(Reason.NO_PAYLOAD);
    }

    /** Boot and sequence that the sender put on an object; empty when it did not. */
    public static Optional<FrameSeal.Stamp> stamp(byte[] body) {
        return tree(body)
                .flatMap(json -> Fields.whole(json, "boot")
                        .flatMap(boot -> Fields.whole(json, "seq").map(seq -> new FrameSeal.Stamp(boot, seq))));
    }

    /** Any JSON within the limits of depth and length; empty for what is none. */
    static Optional<JsonNode> tree(byte[] text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static ControlDecoded frame(String type, String sender, JsonNode payload) {
        return switch (type) {
            case ControlEncoder.HEARTBEAT -> heartbeat(sender, payload);
            case ControlEncoder.HEALTH_SNAPSHOT -> snapshot(sender, payload);
            case ControlEncoder.PREPARE_REQ -> prepare(sender, payload);
            case ControlEncoder.PREPARE_RESP -> vote(sender, payload);
            case ControlEncoder.DECISION -> decision(sender, payload);
            case ControlEncoder.ACK -> taken(txid(payload).map(txid -> new ControlFrame.Acknowledgement(sender, txid)));
            case ControlEncoder.DOUBT_QUERY -> doubt(sender, payload);
            case ControlEncoder.DOUBT_ANSWER ->
                taken(txid(payload)
                        .flatMap(txid -> Fields.word(payload, "outcome", Outcome.values())
                                .map(outcome -> new ControlFrame.DoubtAnswer(sender, txid, outcome))));
            case ControlEncoder.STATE_QUERY ->
                taken(Fields.text(payload, "nonce", MAX_ID).map(nonce -> new ControlFrame.StateQuery(sender, nonce)));
            case ControlEncoder.STATE_ANSWER -> stateAnswer(sender, payload);
            default -> new Rejected(Reason.UNKNOWN_TYPE);
        };
    }

    private static ControlDecoded heartbeat(String sender, JsonNode payload) {
        Optional<String> node = Fields.text(payload, "node_id", MAX_ID);
        Optional<Long> version = Fields.whole(payload, "last_committed_version");
        JsonNode digest = payload.path("digest");
        if (node.isEmpty()
                || version.isEmpty()
                || !digest.isString()
                || digest.stringValue().length() > MAX_ID) {
            return new Rejected(Reason.BAD_PAYLOAD);
        }
        Optional<Announcement> ours = Fields.whole(payload, "flotilla")
                .filter(protocol -> protocol >= 1 && protocol <= Integer.MAX_VALUE)
                .flatMap(protocol -> Fields.whole(payload, "boot")
                        .flatMap(boot -> Fields.whole(payload, "seq")
                                .map(seq -> new Announcement((int) (long) protocol, boot, seq))));
        return new ControlDecoded.Frame(
                new ControlFrame.Heartbeat(sender, node.get(), version.get(), digest.stringValue(), ours));
    }

    private static ControlDecoded snapshot(String sender, JsonNode payload) {
        Optional<String> node = Fields.text(payload, "node_id", MAX_ID);
        Optional<Double> p95 = Fields.figure(payload, "p95");
        Optional<Double> errors = Fields.figure(payload, "error_rate").filter(rate -> rate <= 1);
        Optional<String> window = Fields.text(payload, "window_id", MAX_ID);
        return node.isEmpty() || p95.isEmpty() || errors.isEmpty() || window.isEmpty()
                ? new Rejected(Reason.BAD_PAYLOAD)
                : new ControlDecoded.Frame(new ControlFrame.HealthSnapshot(
                        sender, node.get(), p95.get(), errors.get(), window.get(), canary(payload)));
    }

    private static Optional<CanaryFigures> canary(JsonNode payload) {
        JsonNode canary = payload.path("canary");
        Optional<Double> p95 = Fields.figure(canary, "p95");
        Optional<Double> errors = Fields.figure(canary, "error_rate").filter(rate -> rate <= 1);
        Optional<Long> requests = Fields.whole(canary, "requests");
        return Fields.whole(canary, "version")
                .filter(version -> p95.isPresent() && errors.isPresent() && requests.isPresent())
                .map(version -> new CanaryFigures(version, new ModelFigures(requests.get(), p95.get(), errors.get())));
    }

    private static ControlDecoded prepare(String sender, JsonNode payload) {
        Optional<String> txid = txid(payload);
        Optional<RoutingState> state = StateJson.read(payload.path("state"));
        if (txid.isEmpty() || state.isEmpty()) {
            return new Rejected(txid.isEmpty() ? Reason.BAD_PAYLOAD : Reason.BAD_STATE);
        }
        return state.get().txid().equals(txid.get())
                ? new ControlDecoded.Frame(new ControlFrame.PrepareRequest(sender, txid.get(), state.get()))
                : new Rejected(Reason.MIXED_TRANSACTIONS);
    }

    private static ControlDecoded vote(String sender, JsonNode payload) {
        JsonNode reason = payload.path("reason");
        String why = reason.isString() ? reason.stringValue() : "";
        return taken(txid(payload)
                .flatMap(txid -> Fields.word(payload, "vote", Verdict.values())
                        .map(vote -> new ControlFrame.PrepareResponse(
                                sender, txid, vote, why.substring(0, Math.min(why.length(), MAX_REASON))))));
    }

    private static ControlDecoded decision(String sender, JsonNode payload) {
        Optional<String> txid = txid(payload);
        Optional<Verdict> kind = Fields.word(payload, "kind", Verdict.values());
        Optional<RoutingState> state = StateJson.read(payload.path("state"));
        if (txid.isEmpty() || kind.isEmpty() || state.isEmpty()) {
            return new Rejected(state.isEmpty() ? Reason.BAD_STATE : Reason.BAD_PAYLOAD);
        }
        return state.get().txid().equals(txid.get())
                ? new ControlDecoded.Frame(new ControlFrame.Decision(sender, txid.get(), kind.get(), state.get()))
                : new Rejected(Reason.MIXED_TRANSACTIONS);
    }

    private static ControlDecoded doubt(String sender, JsonNode payload) {
        Optional<String> txid = txid(payload);
        Optional<Long> version = Fields.whole(payload, "version");
        Optional<Instant> time = Fields.time(payload, "timestamp");
        return txid.isEmpty() || version.isEmpty() || time.isEmpty()
                ? new Rejected(Reason.BAD_PAYLOAD)
                : new ControlDecoded.Frame(new ControlFrame.DoubtQuery(sender, txid.get(), version.get(), time.get()));
    }

    private static ControlDecoded stateAnswer(String sender, JsonNode payload) {
        Optional<String> nonce = Fields.text(payload, "nonce", MAX_ID);
        Optional<RoutingState> state = StateJson.read(payload.path("state"));
        return nonce.isEmpty() || state.isEmpty()
                ? new Rejected(nonce.isEmpty() ? Reason.BAD_PAYLOAD : Reason.BAD_STATE)
                : new ControlDecoded.Frame(new ControlFrame.StateAnswer(sender, nonce.get(), state.get()));
    }

    private static Optional<String> txid(JsonNode payload) {
        return Fields.text(payload, "txid", RoutingState.MAX_TXID);
    }

    private static ControlDecoded taken(Optional<? extends ControlFrame> frame) {
        return frame.<ControlDecoded>map(ControlDecoded.Frame::new).orElseGet(() -> new Rejected(Reason.BAD_PAYLOAD));
    }
}
