package dev.flotilla.node.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One heartbeat is one datagram of UTF-8 JSON without a frame. Reading is tolerant: unknown keys are passed over, figures
 * may be missing; only what makes a heartbeat useless refuses it, by a reason that can be counted.
 */
public final class HeartbeatCodec {
    /** More than any heartbeat needs; a datagram over this is refused unread. */
    public static final int LARGEST = 8 << 10;

    private static final int LONGEST_NAME = 128;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxStringLength(LARGEST)
                            .build())
                    .build())
            .build();

    private HeartbeatCodec() {}

    /** What came of a datagram. */
    public sealed interface Decoded {
        record Beat(Heartbeat heartbeat) implements Decoded {}

        record Refused(Reason reason) implements Decoded {}
    }

    /** Why a datagram is no heartbeat. */
    public enum Reason {
        TOO_LONG,
        NOT_JSON,
        NO_SENDER,
        BAD_PORT,
        BAD_NAME
    }

    public static byte[] encode(Heartbeat beat) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("host", beat.host());
        node.put("port", beat.port());
        node.put("comms_port", beat.commsPort());
        ObjectNode stats = node.putObject("stats");
        beat.stats().timestampMs().ifPresent(ms -> stats.put("timestamp_ms", ms));
        beat.stats().cpuPercent().ifPresent(percent -> stats.put("cpu_percent", percent));
        beat.stats().ramPercent().ifPresent(percent -> stats.put("ram_percent", percent));
        if (!stats.isEmpty()) {
            // A reader of the original's format expects both where there is a sample.
            stats.putObject("disk_free_space");
            stats.putArray("gpus");
        }
        node.put("send_time_ns", beat.sendTimeNs());
        beat.nodeId().ifPresent(id -> node.put("node_id", id));
        beat.boot().ifPresent(boot -> node.put("boot", boot));
        beat.sequence().ifPresent(sequence -> node.put("seq", sequence));
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static Decoded decode(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return new Decoded.Refused(Reason.TOO_LONG);
        }
        JsonNode node;
        try {
            node = MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            return new Decoded.Refused(Reason.NOT_JSON);
        }
        if (node == null || !node.isObject()) {
            return new Decoded.Refused(Reason.NOT_JSON);
        }
        String host = node.path("host").asString("");
        if (host.isEmpty()) {
            return new Decoded.Refused(Reason.NO_SENDER);
        }
        int port = port(node.path("port"), 0);
        int comms = port(node.path("comms_port"), 0);
        if (port < 1 || comms < 0) {
            return new Decoded.Refused(Reason.BAD_PORT);
        }
        String name = node.path("node_id").asString("");
        if (host.length() > LONGEST_NAME || name.length() > LONGEST_NAME || !printable(host) || !printable(name)) {
            return new Decoded.Refused(Reason.BAD_NAME);
        }
        JsonNode stats = node.path("stats");
        return new Decoded.Beat(new Heartbeat(
                host,
                port,
                comms,
                new MachineStats(
                        whole(stats.path("timestamp_ms")),
                        figure(stats.path("cpu_percent")),
                        figure(stats.path("ram_percent"))),
                node.path("send_time_ns").asLong(0),
                name.isEmpty() ? Optional.empty() : Optional.of(name),
                whole(node.path("boot")),
                whole(node.path("seq"))));
    }

    /** 0 or what is given when there is none, -1 when there is one that is not a port. */
    private static int port(JsonNode node, int otherwise) {
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        long number = node.isIntegralNumber() ? node.asLong(-1) : -1;
        return number < 0 || number > 65535 ? -1 : (int) number;
    }

    private static boolean printable(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private static OptionalLong whole(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong()
                ? OptionalLong.of(node.asLong())
                : OptionalLong.empty();
    }

    private static OptionalDouble figure(JsonNode node) {
        return node.isNumber() && Double.isFinite(node.asDouble(Double.NaN))
                ? OptionalDouble.of(node.asDouble())
                : OptionalDouble.empty();
    }
}
