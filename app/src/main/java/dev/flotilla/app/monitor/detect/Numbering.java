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
 * @param rival a later boot that was heard once while this one beat on, {@link #NONE} when none was; {@code rivalHigh} its
 *     number
 */
record Numbering(boolean begun, long boot, long high, long seen, long stray, int strays, long rival, long rivalHigh) {
    static final long NONE = -1;
    /** A node takes the second of its start for its boot, or one more than the last: its clock may go this much ahead. */
    private static final long SKEW_SECONDS = 86_400;

    private static final long NANOS = 1_000_000_000L;
    private static final int WINDOW = 64;
    /** As many as this in a row that fit each other and not the rest are the new numbering: a sender's clock was set. */
    private static final int STRAYS = 3;

    static final Numbering NEW = new Numbering(false, NONE, 0, 0, 0, 0, NONE, 0);

    enum Kind {
        FIRST,
        IN_ORDER,
        RESTARTED,
        OUT_OF_ORDER,
        DUPLICATE,
        /** Of an earlier start, not yet believed, or with numbers that cannot be: not taken as a sign of life. */
        REFUSED
    }

    /** @param gap beats sent since the one before, this one included; 0 when that cannot be said */
    record Taken(Numbering next, Kind kind, long gap) {}

    /**
     * @param silent since the last beat that was taken
     * @param tolerance after which any other boot number is believed
     * @param plausible how many beats can have been sent since
     * @param beatsOn whether the present start was just heard, so that one beat of a later one is not enough
     */
    Taken take(Sign.Beat beat, long silent, long tolerance, long plausible, boolean beatsOn) {
        boolean numbered = beat.sequence().isPresent();
        long bootNow = beat.boot().orElse(NONE);
        long number = beat.sequence().orElse(beat.sendTimeNs());
        if (!begun) {
            return new Taken(started(bootNow, number), Kind.FIRST, 0);
        }
        if (bootNow == boot) {
            return numbered ? bySequence(number, plausible) : byTime(number);
        }
        long received = beat.receivedNs();
        boolean absurdWas = absurd(boot, received);
        boolean later = absurd(bootNow, received) == absurdWas ? bootNow > boot : absurdWas;
        boolean again = later && bootNow == rival && number > rivalHigh;
        if (silent >= tolerance || (later && (!beatsOn || again))) {
            return new Taken(started(bootNow, number), bootNow == NONE ? Kind.FIRST : Kind.RESTARTED, 0);
        }
        return new Taken(later ? rivalled(bootNow, number) : this, Kind.REFUSED, 0);
    }

    /** A boot from days to come, by our wall clock: made up, or one of the clocks is wrong. Never above one that can be. */
    private static boolean absurd(long boot, long receivedNs) {
        return receivedNs > 0 && boot > receivedNs / NANOS + SKEW_SECONDS;
    }

    private Numbering rivalled(long by, long number) {
        return new Numbering(begun, boot, high, seen, stray, strays, by, number);
    }

    private Taken bySequence(long number, long plausible) {
        long step = number - high;
        if (step > 0) {
            if (step > plausible) {
                return strayed(number, Kind.REFUSED);
            }
            long seenNow = step >= WINDOW ? 1 : (seen << step) | 1;
            return new Taken(new Numbering(true, boot, number, seenNow, 0, 0, NONE, 0), Kind.IN_ORDER, step);
        }
        if (step <= -WINDOW) {
            return strayed(number, Kind.OUT_OF_ORDER);
        }
        long bit = 1L << -step;
        if ((seen & bit) != 0) {
            return new Taken(this, Kind.DUPLICATE, 0);
        }
        return new Taken(
                new Numbering(true, boot, high, seen | bit, stray, strays, rival, rivalHigh), Kind.OUT_OF_ORDER, 0);
    }

    private Taken byTime(long sent) {
        if (sent > high || sent == 0) {
            return new Taken(new Numbering(true, boot, sent, 1, 0, 0, NONE, 0), Kind.IN_ORDER, 0);
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
        return new Taken(new Numbering(true, boot, high, seen, number, run, rival, rivalHigh), otherwise, 0);
    }

    private static Numbering started(long boot, long number) {
        return new Numbering(true, boot, number, 1, 0, 0, NONE, 0);
    }
}
