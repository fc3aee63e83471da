package dev.flotilla.app.monitor.detect;

/**
 * What the silence of a node weighs at a moment. Weights are digits: -log10 of the probability that a living node would
 * leave this trace, so that independent ones add up.
 *
 * @param beating whether its beats reach this application, so that their absence says something
 * @param due when it is, or was, time to ask: a beat is missed, or the next question of a node that is only asked
 * @param byBeats weight of the beats that did not come, {@code byAsks} of the questions that were not answered
 * @param informed whether unanswered questions say something: it answered such questions before
 * @param quiet since when nothing came of it, for how long
 */
record Reading(boolean beating, long due, double byBeats, double byAsks, boolean informed, long quiet, long margin) {
    private static final int TERMS = 12;
    /** However fast it beats, it is not asked sooner than this after it was heard. */
    private static final long PATIENCE = 300 * Span.MS;
    /** Who is only asked is asked once in its period, and not more often than this. */
    private static final long ROUTINE = Span.SECOND;
    /** There and back, to connect and to ask: one lost is the question lost, for TCP repeats it too late. */
    private static final int PACKETS = 4;
    /** A node that answered this many periods after its last beat is not silent: its beats do not come through. */
    private static final int UNHEARD = 3;

    static Reading of(NodeWatch watch, long now, Limits limits) {
        Life life = watch.life;
        long mean = watch.rhythm.period();
        long margin = watch.rhythm.margin();
        long counted = life.counted();
        boolean beating = life.lastBeat() != Span.NEVER
                && !Span.after(life.lastAnswer(), life.lastBeat() + UNHEARD * mean + margin);
        double lost = watch.loss.estimate(now);
        long due = beating ? missed(life, counted, mean, margin) : routine(watch, mean);
        double byBeats = beating ? weight(life.lastBeat(), counted, now, mean, watch.rhythm.sigma(), lost) : 0;
        boolean informed = watch.faces.anyServed();
        int unanswered = informed ? watch.inquiry.unanswered() : 0;
        double byAsks = unanswered == 0 ? 0 : unanswered * digits(lost, limits);
        long quiet = Span.since(counted == Span.NEVER ? life.startedAt() : counted, now);
        return new Reading(beating, due, byBeats, byAsks, informed, quiet, margin);
    }

    /** What one unanswered question weighs. */
    private static double digits(double lost, Limits limits) {
        return -Math.log10(Math.max(1 - Math.pow(1 - lost, PACKETS), limits.askLoss()));
    }

    /** The first expected arrival, and its margin, after it was last seen (Chen's freshness point). */
    private static long missed(Life life, long counted, long mean, long margin) {
        long whole = Math.max(1, (counted - life.lastBeat() - margin) / mean + 1);
        return Span.later(life.lastBeat() + whole * mean + margin, counted + PATIENCE);
    }

    private static long routine(NodeWatch watch, long mean) {
        long before = Span.later(watch.life.lastAnswer(), watch.inquiry.lastAsk());
        return before == Span.NEVER ? watch.life.startedAt() : before + Math.max(mean, ROUTINE);
    }

    /**
     * Of every beat that was expected since {@code counted}: it was lost with probability {@code lost}, or it is still
     * under way with the probability that a normal arrival is this late. The accrual detector's sum, with loss in it.
     */
    static double weight(long lastBeat, long counted, long now, long mean, double sigma, double lost) {
        long first = Math.max(1, (counted - lastBeat) / mean + 1);
        double sum = 0;
        long i = first;
        for (; i < first + TERMS && lastBeat + i * mean - 4 * sigma < now; i++) {
            double late = (now - (lastBeat + i * mean)) / sigma;
            sum -= Math.log10(lost + (1 - lost) * tail(late));
        }
        long rest = (now - lastBeat) / mean - i;
        return i == first + TERMS && rest > 0 ? sum - rest * Math.log10(lost) : sum;
    }

    /** Upper tail of the normal distribution, by the logistic approximation (error below 0.0002). */
    private static double tail(double y) {
        return 1 / (1 + Math.exp(y * (1.5976 + 0.070566 * y * y)));
    }

    double suspicion() {
        return Math.max(0, byBeats + byAsks);
    }
}
