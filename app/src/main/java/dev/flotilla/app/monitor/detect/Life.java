package dev.flotilla.app.monitor.detect;

/**
 * When a node was last seen alive, by whom. {@link Span#NEVER} where it never was.
 *
 * @param stalledAt end of the monitor's last standstill; until {@code chanceUntil} nobody's silence counts
 * @param peerHeardAt when a peer last heard it, {@code peer} which
 * @param endedAt when its engine said that its container has ended; never, while it runs or is none
 */
record Life(
        long startedAt,
        long lastBeat,
        long lastAnswer,
        long restartedAt,
        long stalledAt,
        long chanceUntil,
        long peerHeardAt,
        String peer,
        long endedAt,
        boolean outOfMemory) {
    static Life from(long now) {
        return new Life(
                now, Span.NEVER, Span.NEVER, Span.NEVER, Span.NEVER, Span.NEVER, Span.NEVER, "", Span.NEVER, false);
    }

    /** Its own last sign. */
    long last() {
        return Span.later(lastBeat, lastAnswer);
    }

    /** From when on silence counts. */
    long counted() {
        return Span.later(last(), chanceUntil);
    }

    Life beat(long now, boolean restarted) {
        return new Life(
                startedAt,
                now,
                lastAnswer,
                restarted ? now : restartedAt,
                stalledAt,
                chanceUntil,
                peerHeardAt,
                peer,
                Span.NEVER,
                false);
    }

    Life answered(long now) {
        return new Life(
                startedAt, lastBeat, now, restartedAt, stalledAt, chanceUntil, peerHeardAt, peer, Span.NEVER, false);
    }

    Life heardByPeer(String by, long at) {
        return Span.after(at, peerHeardAt)
                ? new Life(
                        startedAt,
                        lastBeat,
                        lastAnswer,
                        restartedAt,
                        stalledAt,
                        chanceUntil,
                        at,
                        by,
                        endedAt,
                        outOfMemory)
                : this;
    }

    Life ended(long at, boolean oom) {
        return new Life(
                startedAt, lastBeat, lastAnswer, restartedAt, stalledAt, chanceUntil, peerHeardAt, peer, at, oom);
    }

    Life stalled(long end, long until) {
        return new Life(
                startedAt, lastBeat, lastAnswer, restartedAt, end, until, peerHeardAt, peer, endedAt, outOfMemory);
    }
}
