package dev.flotilla.app.monitor.detect;

import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.WatchedNode;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * All that is remembered of one node, of a fixed size (about half a kilobyte) however long it is watched. Immutable:
 * {@link FailureDetector} makes the next one from a sign or a moment.
 */
public final class NodeWatch {
    final long period;
    final long tolerance;
    final Faces faces;
    final Rhythm rhythm;
    final Numbering numbering;
    final LossWindow loss;
    final Inquiry inquiry;
    final Life life;
    final Tally tally;
    final Verdict verdict;

    NodeWatch(
            long period,
            long tolerance,
            Faces faces,
            Rhythm rhythm,
            Numbering numbering,
            LossWindow loss,
            Inquiry inquiry,
            Life life,
            Tally tally,
            Verdict verdict) {
        this.period = period;
        this.tolerance = tolerance;
        this.faces = faces;
        this.rhythm = rhythm;
        this.numbering = numbering;
        this.loss = loss;
        this.inquiry = inquiry;
        this.life = life;
        this.tally = tally;
        this.verdict = verdict;
    }

    /** Watched from now on, and nothing known of it. */
    public static NodeWatch of(WatchedNode node, long nowNanos) {
        long period = Math.max(Span.MS, node.period().toNanos());
        Faces faces = new Faces(node.http().isPresent(), node.commsPort() > 0, false, false);
        return new NodeWatch(
                period,
                Math.max(period, node.tolerance().toNanos()),
                faces,
                Rhythm.configured(period),
                Numbering.NEW,
                LossWindow.empty(nowNanos),
                Inquiry.NONE,
                Life.from(nowNanos),
                Tally.NONE,
                new Verdict(NodeState.UNKNOWN, NodeCause.NEVER_HEARD, nowNanos));
    }

    /** Questions are under way, or it is suspect: the loop is to look often. */
    public boolean inDoubt() {
        return verdict.state() != NodeState.DOWN && (inquiry.asked() > 0 || verdict.state() == NodeState.SUSPECT);
    }

    /** Heartbeats that counted. */
    public long beats() {
        return tally.beats();
    }

    /** Between its last two beats. */
    public OptionalDouble interArrivalMs() {
        return ms(tally.interval());
    }

    /** From the time that its last beat said to the time at which it came; of two clocks. */
    public OptionalDouble delayMs() {
        return ms(tally.delay());
    }

    public Figures figures(long nowNanos) {
        long last = Span.later(life.lastHeard(), life.lastAnswer());
        return new Figures(
                last == Span.NEVER ? OptionalLong.empty() : OptionalLong.of(Span.since(last, nowNanos)),
                tally.beats(),
                interArrivalMs(),
                rhythm.mean() / Span.MS,
                delayMs(),
                loss.percent(nowNanos),
                ms(tally.roundTrip()),
                tally.late(),
                tally.duplicates(),
                tally.outOfOrder(),
                tally.refused(),
                tally.restarts(),
                numbering.boot() == Numbering.NONE ? OptionalLong.empty() : OptionalLong.of(numbering.boot()));
    }

    private static OptionalDouble ms(long nanos) {
        return nanos == Span.NEVER ? OptionalDouble.empty() : OptionalDouble.of((double) nanos / Span.MS);
    }

    @SuppressWarnings("ReferenceEquality") // what did not change is the same object
    NodeWatch with(Inquiry inquiryNow, Life lifeNow) {
        if (inquiryNow == inquiry && lifeNow == life) {
            return this;
        }
        return new NodeWatch(period, tolerance, faces, rhythm, numbering, loss, inquiryNow, lifeNow, tally, verdict);
    }

    NodeWatch counted(Numbering numberingNow, Tally tallyNow) {
        return new NodeWatch(period, tolerance, faces, rhythm, numberingNow, loss, inquiry, life, tallyNow, verdict);
    }

    @SuppressWarnings("ReferenceEquality") // as above
    NodeWatch judged(Verdict verdictNow, Inquiry inquiryNow) {
        return verdictNow == verdict && inquiryNow == inquiry
                ? this
                : new NodeWatch(period, tolerance, faces, rhythm, numbering, loss, inquiryNow, life, tally, verdictNow);
    }
}
