package dev.flotilla.app.monitor.detect;

import dev.flotilla.app.monitor.Sign;

/**
 * Tells apart what is new, late in order, seen before or of an earlier start, by boot and sequence number. Nodes without
 * them (the originals) are told by the time of sending that their beats carry, which rises from beat to beat.
 *
 * @param boot {@link #NONE} when it gives none
 * @param high the highest sequence (or time of sending) that was taken
 * @param seen bit i: {@code high - i} was taken; only for sequences
 * @param stray the last number that did not fit, {@code strays} how many in a row went on from each other
 */
record Numbering(boolean begun, long boot, long high, long seen, long stray, int strays) {
    static final long NONE = -1;
    private static final int WINDOW = 64;
    /** As many as this in a row that fit each other and not the rest are the new numbering: a sender's clock was set. */
    private static final int STRAYS = 3;

    static final Numbering NEW = new Numbering(false, NONE, 0, 0, 0, 0);

    enum Kind {
        FIRST,
        IN_ORDER,
        RESTARTED,
        OUT_OF_ORDER,
        DUPLICATE,
        /** Of an earlier start, or with a sequence that cannot be: not taken as a sign of life. */
        REFUSED
    }

    /** @param gap beats sent since the one before, this one included; 0 when that cannot be said */
    record Taken(Numbering next, Kind kind, long gap) {}

    /**
     * @param silent since the last beat that was taken
     * @param tolerance after which a lower boot number is believed
     * @param plausible how many beats can have been sent since
     */
    Taken take(Sign.Beat beat, long silent, long tolerance, long plausible) {
        boolean numbered = beat.sequence().isPresent();
        long bootNow = beat.boot().orElse(NONE);
        long number = beat.sequence().orElse(beat.sendTimeNs());
        if (!begun) {
            return new Taken(started(bootNow, number), Kind.FIRST, 0);
        }
        if (bootNow != boot) {
            if (bootNow > boot || silent >= tolerance) {
                return new Taken(started(bootNow, number), bootNow == NONE ? Kind.FIRST : Kind.RESTARTED, 0);
            }
            return new Taken(this, Kind.REFUSED, 0);
        }
        return numbered ? bySequence(number, plausible) : byTime(number);
    }

    private Taken bySequence(long number, long plausible) {
        long step = number - high;
        if (step > 0) {
            if (step > plausible) {
                return strayed(number, Kind.REFUSED);
            }
            long seenNow = step >= WINDOW ? 1 : (seen << step) | 1;
            return new Taken(new Numbering(true, boot, number, seenNow, 0, 0), Kind.IN_ORDER, step);
        }
        if (step <= -WINDOW) {
            return strayed(number, Kind.OUT_OF_ORDER);
        }
        long bit = 1L << -step;
        if ((seen & bit) != 0) {
            return new Taken(this, Kind.DUPLICATE, 0);
        }
        return new Taken(new Numbering(true, boot, high, seen | bit, stray, strays), Kind.OUT_OF_ORDER, 0);
    }

    private Taken byTime(long sent) {
        if (sent > high || sent == 0) {
            return new Taken(new Numbering(true, boot, sent, 1, 0, 0), Kind.IN_ORDER, 0);
        }
        return sent == high ? new Taken(this, Kind.DUPLICATE, 0) : strayed(sent, Kind.OUT_OF_ORDER);
    }

    private Taken strayed(long number, Kind otherwise) {
        if (strays > 0 && number == stray) {
            return new Taken(this, Kind.DUPLICATE, 0);
        }
        int run = strays > 0 && number > stray && number - stray < Integer.MAX_VALUE * 64L ? strays + 1 : 1;
        if (run >= STRAYS) {
            return new Taken(started(boot, number), Kind.IN_ORDER, 0);
        }
        return new Taken(new Numbering(true, boot, high, seen, number, run), otherwise, 0);
    }

    private static Numbering started(long boot, long number) {
        return new Numbering(true, boot, number, 1, 0, 0);
    }
}
