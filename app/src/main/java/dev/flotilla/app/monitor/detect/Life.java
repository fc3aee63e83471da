package dev.flotilla.app.monitor.detect;

/**
 * When a node was last seen alive, by whom. {@link Span#NEVER} where it never was.
 *
 * @param stalledAt end of the monitor's last standstill; until {@code chanceUntil} nobody's silence counts
 * @param peerHeardAt when a peer last heard it, {@code peer} which
 * @param endedAt when its engine said that its container has ended; never, while it runs or is none
 * @param contradicted it lived on after its engine had called its container ended: the engine speaks of another one
 * @param beatBefore its last beat before this application ceased to listen; never, while it listens or had heard nothing
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
        boolean contradicted,
        long beatBefore) {
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
                false,
                Span.NEVER);
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
                contradicted || refuted,
                Span.NEVER);
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
                contradicted || refuted,
                beatBefore);
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
                        contradicted,
                        beatBefore)
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
                false,
                beatBefore);
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
                contradicted,
                beatBefore);
    }

    /** Nobody listens since that moment: what it was heard before is remembered, and that nothing comes says nothing. */
    Life unheard(long since) {
        if (lastBeat == Span.NEVER || Span.after(lastBeat, since)) {
            return this;
        }
        return new Life(
                startedAt,
                Span.NEVER,
                lastAnswer,
                restartedAt,
                stalledAt,
                Span.later(chanceUntil, since),
                peerHeardAt,
                peer,
                endedAt,
                outOfMemory,
                contradicted,
                lastBeat);
    }

    /** Its beats were heard once, and nobody listens for them now. */
    boolean isUnheard() {
        return beatBefore != Span.NEVER;
    }

    /** Its last beat, whether or not somebody listens now. */
    long lastHeard() {
        return Span.later(lastBeat, beatBefore);
    }
}
