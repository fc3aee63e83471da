package dev.flotilla.node.beat;

import dev.flotilla.node.wire.FrameSeal.Stamp;
import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.HeartbeatScan;
import dev.flotilla.node.wire.ReplayWindow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is known of one sender. One thread. */
final class HeardPeer {
    final String name;
    final boolean configured;
    final String source;
    /** How the last one that came looked, where that is known. */
    @Nullable
    Object last;

    private final ReplayWindow window;
    private String host = "";
    private int port;
    private int commsPort;
    private String address = "";
    private String cameFrom = "";
    private Optional<String> saidId = Optional.empty();
    /** Kept as bytes that are written over, for most are never looked at. */
    private byte[] stats = {};

    private int statsLength;
    private HeardStatus status = HeardStatus.NASCENT;
    private long at;
    private long wallMs;
    private boolean delayed;
    private long delay;
    private long count;
    private long boot;
    private long sequence;
    private long missed;

    /** @param source the address it came from first; empty for a configured one */
    HeardPeer(String name, boolean configured, String source, Duration tolerance) {
        this.name = name;
        this.configured = configured;
        this.source = source;
        this.window = new ReplayWindow(tolerance);
    }

    ReplayWindow.Verdict judge(Stamp stamp, long now) {
        return window.judge(stamp, now);
    }

    /** True when it was not online before. */
    boolean heard(Heartbeat beat, String statsJson, String from, BeatTables.Arrival arrival) {
        last = null;
        cameFrom = from;
        saidId = beat.nodeId();
        if (port != beat.port() || !host.equals(beat.host())) {
            host = beat.host();
            port = beat.port();
            address = host + ":" + port;
        }
        commsPort = beat.commsPort();
        stats = statsJson.getBytes(StandardCharsets.UTF_8);
        statsLength = stats.length;
        count(beat.boot().orElse(0), beat.sequence().orElse(0));
        came(beat.sendTimeNs(), arrival.nanos(), arrival.wallNanos());
        boolean news = status != HeardStatus.ONLINE;
        status = HeardStatus.ONLINE;
        return news;
    }

    /**
     * The next one of a sender that has not changed; nothing is allocated.
     *
     * @return false when it is not online, so that this one says something new
     */
    boolean heardAgain(HeartbeatScan scan, long nanos, long wallNanos) {
        if (status != HeardStatus.ONLINE) {
            return false;
        }
        statsLength = scan.statsLength();
        if (stats.length < statsLength) {
            stats = new byte[statsLength + 16];
        }
        scan.stats(stats);
        count(scan.boot(), scan.sequence());
        came(scan.sendTimeNs(), nanos, wallNanos);
        return true;
    }

    private void came(long sentNanos, long nanos, long wallNanos) {
        at = nanos;
        wallMs = wallNanos / 1_000_000;
        delayed = sentNanos > 0;
        delay = wallNanos - sentNanos;
        count++;
    }

    /** A gap in the sequence of one start is heartbeats that were lost. */
    private void count(long itsBoot, long itsSequence) {
        if (itsBoot == boot && count > 0 && itsSequence > sequence + 1) {
            missed += itsSequence - sequence - 1;
        }
        if (itsBoot != boot || itsSequence > sequence) {
            boot = itsBoot;
            sequence = itsSequence;
        }
    }

    boolean isOnline() {
        return status == HeardStatus.ONLINE;
    }

    /** True when it has just become stale. */
    boolean look(long now, long toleranceNanos) {
        if (isOnline() && now - at > toleranceNanos) {
            status = HeardStatus.STALE;
            return true;
        }
        return false;
    }

    boolean silentFor(long nanos, long now) {
        return now - at > nanos;
    }

    BeatFigures.Heard figures() {
        return new BeatFigures.Heard(name, count, missed, isOnline());
    }

    BeatSnapshot.HeardRow row(long now) {
        return new BeatSnapshot.HeardRow(
                name,
                saidId,
                address,
                status,
                count,
                missed,
                boot,
                sequence,
                count == 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(0, (now - at) / 1_000_000)),
                new BeatSnapshot.Origin(
                        host,
                        port,
                        commsPort,
                        cameFrom,
                        count == 0 ? OptionalLong.empty() : OptionalLong.of(wallMs),
                        delayed ? OptionalLong.of(delay) : OptionalLong.empty(),
                        new String(stats, 0, statsLength, StandardCharsets.UTF_8)));
    }
}
