package dev.flotilla.node.beat;

import dev.flotilla.node.wire.FrameSeal.Stamp;
import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.ReplayWindow;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What is known of one sender. One thread. */
final class HeardPeer {
    final String name;
    final boolean configured;
    final String source;
    private final ReplayWindow window;
    private Optional<Heartbeat> last = Optional.empty();
    private String stats = "";
    private HeardStatus status = HeardStatus.NASCENT;
    private long at;
    private long wallMs;
    private OptionalLong delay = OptionalLong.empty();
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
    boolean heard(Heartbeat beat, String statsJson, BeatTables.Arrival arrival) {
        count(beat);
        last = Optional.of(beat);
        stats = statsJson;
        at = arrival.nanos();
        wallMs = arrival.wallMs();
        long sent = beat.sendTimeNs();
        delay = sent > 0 ? OptionalLong.of(arrival.wallNanos() - sent) : OptionalLong.empty();
        count++;
        boolean news = status != HeardStatus.ONLINE;
        status = HeardStatus.ONLINE;
        return news;
    }

    /** A gap in the sequence of one start is heartbeats that were lost. */
    private void count(Heartbeat beat) {
        long itsBoot = beat.boot().orElse(0);
        long itsSequence = beat.sequence().orElse(0);
        if (itsBoot == boot && count > 0 && itsSequence > sequence + 1) {
            missed += itsSequence - sequence - 1;
        }
        if (itsBoot != boot || itsSequence > sequence) {
            boot = itsBoot;
            sequence = itsSequence;
        }
    }

    /** True when it has just become stale. */
    boolean look(long now, long toleranceNanos) {
        if (status == HeardStatus.ONLINE && now - at > toleranceNanos) {
            status = HeardStatus.STALE;
            return true;
        }
        return false;
    }

    boolean silentFor(long nanos, long now) {
        return now - at > nanos;
    }

    BeatSnapshot.HeardRow row(long now) {
        return new BeatSnapshot.HeardRow(
                name,
                last.map(beat -> beat.host() + ":" + beat.port()).orElse(""),
                status,
                count,
                missed,
                boot,
                sequence,
                count == 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(0, (now - at) / 1_000_000)),
                new BeatSnapshot.Origin(
                        last.map(Heartbeat::host).orElse(""),
                        last.map(Heartbeat::port).orElse(0),
                        last.map(Heartbeat::commsPort).orElse(0),
                        count == 0 ? OptionalLong.empty() : OptionalLong.of(wallMs),
                        delay,
                        stats));
    }
}
