package dev.flotilla.node.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One heartbeat is one datagram of UTF-8 JSON without a frame. Reading is tolerant: unknown keys are passed over, figures
 * may be missing; only what makes a heartbeat useless refuses it, by a reason that can be counted.
 */
public final class HeartbeatCodec {
    /** More than any heartbeat needs; a datagram over this is refused unread. */
    public static final int LARGEST = 8 << 10;

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private HeartbeatCodec() {}

    /** What came of a datagram. */
    public sealed interface Decoded {
        /** @param stats as the sender wrote them, a JSON object; empty when there are none or far too many */
        record Beat(Heartbeat heartbeat, String stats) implements Decoded {}

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
            disk(stats.putObject("disk_free_space"), beat.stats().disk());
            stats.putArray("gpus");
        }
        node.put("send_time_ns", beat.sendTimeNs());
        beat.nodeId().ifPresent(id -> node.put("node_id", id));
        beat.boot().ifPresent(boot -> node.put("boot", boot));
        beat.sequence().ifPresent(sequence -> node.put("seq", sequence));
        return PythonJson.dumps(node).getBytes(StandardCharsets.US_ASCII);
    }

    private static void disk(ObjectNode disks, Optional<MachineStats.Disk> disk) {
        disk.filter(one -> one.total() > 0).ifPresent(one -> {
            long used = one.total() - one.free();
            disks.putObject("/")
                    .put("total_bytes", one.total())
                    .put("free_bytes", one.free())
                    .put("used_bytes", used)
                    .put("percent_used", Math.round(used * 1000.0 / one.total()) / 10.0);
        });
    }

    public static Decoded decode(byte[] bytes) {
        return bytes.length > LARGEST ? new Decoded.Refused(Reason.TOO_LONG) : HeartbeatReading.read(bytes);
    }
}
