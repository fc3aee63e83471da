package dev.flotilla.node.commit;

import dev.flotilla.node.commit.log.LogFormat;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A disk that survives crashes of its node: what was forced stays, of the rest a prefix, cut anywhere. */
final class SimDisk {
    private final String nodeId;
    private final boolean bytes;
    private final List<byte[]> encoded = new ArrayList<>();
    private List<LogRecord> written = new ArrayList<>();
    private int forced;
    private byte[] image = new byte[0];
    private Instant since;

    SimDisk(String nodeId, boolean bytes, Instant since) {
        this.nodeId = nodeId;
        this.bytes = bytes;
        this.since = since;
        this.image = LogFormat.header(nodeId, since);
    }

    void append(LogRecord entry, boolean force) {
        written.add(entry);
        if (bytes) {
            encoded.add(LogFormat.encode(entry));
        }
        if (force) {
            forced = written.size();
        }
    }

    /** Everything is lost, as with a new disk. */
    void wipe(Instant now) {
        written.clear();
        encoded.clear();
        forced = 0;
        since = now;
        image = LogFormat.header(nodeId, since);
    }

    /**
     * The node crashed.
     *
     * @param writing the record it was writing then
     * @return whether a torn record was left behind
     */
    boolean crash(Optional<LogRecord> writing, RandomGenerator random) {
        int kept = random.nextInt(forced, written.size() + 1);
        int inImage = written.size() - encoded.size();
        Optional<LogRecord> torn = kept < written.size() ? Optional.of(written.get(kept)) : writing;
        written = new ArrayList<>(written.subList(0, kept));
        if (!bytes) {
            forced = kept;
            return torn.isPresent();
        }
        byte[] tail = torn.map(LogFormat::encode).orElse(new byte[0]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(image);
        encoded.subList(0, Math.max(0, kept - inImage)).forEach(out::writeBytes);
        int cut = tail.length == 0 ? 0 : random.nextInt(tail.length);
        out.write(tail, 0, cut);
        image = out.toByteArray();
        encoded.clear();
        return cut > 0;
    }

    /** What the node finds; empty when it cannot start. */
    Optional<Recovered> recover(boolean tornTailStops) {
        if (!bytes) {
            return Optional.of(Recovered.of(since, written));
        }
        if (!(LogFormat.scan(image)
                instanceof LogFormat.Scan.Read(String owner, Instant began, List<LogRecord> records, int length))) {
            return Optional.empty();
        }
        if (!owner.equals(nodeId) || !records.equals(written) || length < image.length && tornTailStops) {
            return Optional.empty();
        }
        image = Arrays.copyOf(image, length);
        written = new ArrayList<>(records);
        encoded.clear();
        forced = written.size();
        return Optional.of(Recovered.of(began, records));
    }
}
