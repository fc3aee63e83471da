package dev.flotilla.node.wire;

import dev.flotilla.node.wire.FrameSeal.Stamp;
import java.time.Duration;

/**
 * Tells a sender's new frames from repeated ones by boot and sequence. Frames may overtake each other by up to 64. A lower boot is refused
 * until the sender was silent for the tolerance: then it is a node whose memory of its boots was lost. One per sender, one thread.
 */
public final class ReplayWindow {
    private static final int WIDTH = Long.SIZE;

    private final long toleranceNanos;
    private boolean heard;
    private long boot;
    private long highest;
    private long seen;
    private long lastNanos;

    public ReplayWindow(Duration tolerance) {
        toleranceNanos = tolerance.toNanos();
    }

    /** What a stamp is. */
    public enum Verdict {
        FRESH,
        /** Fresh, with a lower boot after a silence: to be reported. */
        BOOT_WENT_BACK,
        REPEATED,
        /** Too far behind the newest to tell. */
        TOO_OLD,
        LOWER_BOOT;

        public boolean accepted() {
            return this == FRESH || this == BOOT_WENT_BACK;
        }
    }

    /** Judges a stamp whose seal was found to be right, and remembers it when it is accepted. */
    public Verdict judge(Stamp stamp, long nowNanos) {
        Verdict verdict = verdict(stamp, nowNanos);
        if (verdict.accepted()) {
            heard = true;
            lastNanos = nowNanos;
        }
        return verdict;
    }

    private Verdict verdict(Stamp stamp, long nowNanos) {
        if (!heard || stamp.boot() > boot) {
            begin(stamp);
            return Verdict.FRESH;
        }
        if (stamp.boot() < boot) {
            if (nowNanos - lastNanos < toleranceNanos) {
                return Verdict.LOWER_BOOT;
            }
            begin(stamp);
            return Verdict.BOOT_WENT_BACK;
        }
        if (stamp.seq() > highest) {
            long ahead = stamp.seq() - highest;
            seen = (ahead >= WIDTH ? 0 : seen << ahead) | 1;
            highest = stamp.seq();
            return Verdict.FRESH;
        }
        long behind = highest - stamp.seq();
        if (behind >= WIDTH) {
            return Verdict.TOO_OLD;
        }
        if ((seen >>> behind & 1) == 1) {
            return Verdict.REPEATED;
        }
        seen |= 1L << behind;
        return Verdict.FRESH;
    }

    private void begin(Stamp stamp) {
        boot = stamp.boot();
        highest = stamp.seq();
        seen = 1;
    }
}
