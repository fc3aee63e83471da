package dev.flotilla.app.monitor.detect;

/**
 * When a node was last seen alive, by whom. {@link Span#NEVER} where it never was.
 *
 * @param stalledAt end of the monitor's last standstill; until {@code chanceUntil} nobody's silence counts
 * @param peerHeardAt when a peer last heard it, {@code peer} which
 * @param endedAt when its engine said that its container has ended; never, while it runs or is none
 * @param contradicted it lived on after its engine had called its container ended: the engine speaks of another one
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
        boolean outOfMemory,
        boolean contradicted) {
    /** What was sent before the end may still arrive after the engine's word. */
    private static final long UNDER_WAY = Span.SECOND;

    static Life from(long now) {
        return new Life(
                now,
                Span.NEVER,
                Span.NEVER,
                Span.NEVER,
                Span.NEVER,
                Span.NEVER,
                Span.NEVER,
                "",
                Span.NEVER,
                false,
                false);
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
        boolean refuted = refutes(now, restarted);
        return new Life(
                startedAt,
                now,
                lastAnswer,
                restarted ? now : restartedAt,
                stalledAt,
                chanceUntil,
                peerHeardAt,
                peer,
                refuted ? Span.NEVER : endedAt,
                !refuted && outOfMemory,
                contradicted || refuted);
    }

    Life answered(long now) {
        boolean refuted = refutes(now, false);
        return new Life(
                startedAt,
                lastBeat,
                now,
                restartedAt,
                stalledAt,
                chanceUntil,
                peerHeardAt,
                peer,
                refuted ? Span.NEVER : endedAt,
                !refuted && outOfMemory,
                contradicted || refuted);
    }

    private boolean refutes(long now, boolean restarted) {
        return endedAt != Span.NEVER && (restarted || now - endedAt > UNDER_WAY);
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
                        outOfMemory,
                        contradicted)
                : this;
    }

    Life ofContainer(boolean running, boolean oom, long now) {
        if (running ? endedAt == Span.NEVER && !contradicted : endedAt != Span.NEVER || contradicted) {
            return this;
        }
        return new Life(
                startedAt,
                lastBeat,
                lastAnswer,
                restartedAt,
                stalledAt,
                chanceUntil,
                peerHeardAt,
                peer,
                running ? Span.NEVER : now,
                !running && oom,
                false);
    }

    Life stalled(long end, long until) {
        return new Life(
                startedAt,
                lastBeat,
                lastAnswer,
                restartedAt,
                end,
                until,
                peerHeardAt,
                peer,
                endedAt,
                outOfMemory,
                contradicted);
    }
}
