package dev.flotilla.app.monitor.intake.hear;

import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.node.wire.FrameSeal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What this application has heard of one watched node. One thread. */
final class SenderRow {
    /** More from one node in a second is a flood in its name: it does not reach the loop. */
    private static final int MOST_A_SECOND = 100;

    private static final long SECOND = 1_000_000_000L;
    /** Clocks that differ by more tell nothing about a delay. */
    private static final long MOST_DELAY_NANOS = 3600 * SECOND;

    private WatchedNode node;
    private Optional<SealGuard> guard = Optional.empty();
    private Optional<String> saidId = Optional.empty();
    private String saidHost = "";
    private int saidPort;
    private String source = "";
    private long count;
    private long missed;
    private long boot;
    private long sequence;
    private long at;
    private OptionalDouble delayMs = OptionalDouble.empty();
    private byte[] stats = {};
    private int statsLength = -1;
    private Figures figures = Figures.NONE;
    private long second;
    private int inSecond;
    private boolean asleep;
    private long asleepUntil;

    SenderRow(WatchedNode node) {
        this.node = node;
    }

    WatchedNode node() {
        return node;
    }

    void node(WatchedNode next) {
        node = next;
    }

    /** @param seals by their files, as far as they could be read */
    void guarded(Map<String, FrameSeal> seals) {
        guard = node.files()
                .key()
                .map(file -> SealGuard.of(guard.orElse(null), file, seals.get(file), node.tolerance()));
    }

    /** Empty when its heartbeats are taken as they come. */
    Optional<SealGuard> guard() {
        return guard;
    }

    /** False when it has sent so much in this second that no more is taken. */
    boolean admits(long nanos) {
        if (count == 0 || nanos - second >= SECOND) {
            second = nanos;
            inSecond = 0;
        }
        return ++inSecond <= MOST_A_SECOND;
    }

    void said(Optional<String> id, String host, int port, String from) {
        saidId = id;
        saidHost = host;
        saidPort = port;
        source = from;
    }

    /** This computer stood still until now: the next gap in its numbers, should there be one soon, is no loss. */
    void stalled(long now) {
        asleep = true;
        asleepUntil = now + 2 * node.tolerance().toNanos();
    }

    /** The figures it sent; read anew only when they differ from the last ones. */
    Figures figures(byte[] json, int length) {
        if (length != statsLength || !java.util.Arrays.equals(json, 0, length, stats, 0, length)) {
            if (stats.length < length) {
                stats = new byte[length + 32];
            }
            System.arraycopy(json, 0, stats, 0, length);
            statsLength = length;
            figures = Figures.read(json, length);
        }
        return figures;
    }

    /** @param itsBoot 0 when it tells none; so too its sequence */
    void came(long itsBoot, long itsSequence, long sentNanos, long nanos, long wallNanos) {
        if (count > 0 && itsBoot == boot && itsSequence > sequence + 1) {
            if (asleep && nanos - asleepUntil < 0) {
                // what was sent while nobody here was awake is not lost on the way
                asleep = false;
            } else {
                missed += Math.min(itsSequence - sequence - 1, 1_000_000);
            }
        }
        if (itsBoot != boot || itsSequence > sequence) {
            boot = itsBoot;
            sequence = itsSequence;
        }
        long delay = wallNanos - sentNanos;
        delayMs = sentNanos > 0 && Math.abs(delay) < MOST_DELAY_NANOS
                ? OptionalDouble.of(delay / 1e6)
                : OptionalDouble.empty();
        at = nanos;
        count++;
    }

    HeardFrom heard(long now) {
        long age = Math.max(0, now - at) / 1_000_000;
        return new HeardFrom(
                node.name(),
                saidId,
                saidHost,
                saidPort,
                source.isEmpty() ? Optional.empty() : Optional.of(source),
                count,
                missed,
                count > 0 && age > node.tolerance().toMillis(),
                boot,
                sequence,
                count == 0 ? OptionalLong.empty() : OptionalLong.of(age),
                delayMs);
    }
}
