package dev.flotilla.app.monitor.detect;

import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.Sign;

/**
 * Tells a dead node from a silent one. Pure: a watch and a sign, or a watch and a moment, give the next watch.
 *
 * <p><b>Theory.</b> Three detectors of the literature, each for what it is good at.
 *
 * <ul>
 *   <li><em>When to become suspicious</em>: Chen, Toueg and Aguilera (2002): a beat is missed when its expected arrival,
 *       reckoned from this node's own history, has passed by a safety margin that follows the jitter. No fixed time-out:
 *       a node at 10 Hz is missed after 0.3 s, one at 0.2 Hz after 5.5 s.
 *   <li><em>How much silence weighs</em>: Hayashibara's accrual detector (2004): suspicion is -log10 of the probability
 *       that a living node is as silent as this. Its normal tail alone would condemn a node for one lost datagram; so each
 *       missing beat weighs at most the digits of the measured loss, and each unanswered question adds its own.
 *   <li><em>Before it is called dead</em>: SWIM (Das, Gupta, Motivala 2002): it is asked directly, over other sockets than
 *       those of its beats, and peers tell whether they hear it. Beats alone have to wait until chance alone cannot have
 *       eaten so many in a row, six at 5 % loss; six short questions within one period say the same in a third of the time.
 *   <li><em>One's own health first</em>: Lifeguard (Dadgar, Phillips, Currey 2018): who was not awake has heard nothing.
 *       {@link Vigil} notices the monitor's own standstill, {@link #stalled} gives every node a new chance.
 * </ul>
 *
 * <p>What it cannot do: questions are taken as lost independently. A cut of all ways to a node that lasts longer than one
 * period and its inquiry is called down (unreachable) unless a peer still hears it: from here nothing tells the two apart.
 *
 * <p>Only the monotonic clock counts. Wall clocks appear in the estimate of the delay, and in telling the beats of originals
 * apart, where a step of the sender's clock costs two beats at most.
 */
public final class FailureDetector {
    private FailureDetector() {}

    /** @param watch to go on with */
    public record Look(NodeWatch watch, Judgement judgement) {}

    /** Takes in a sign. Look at the node afterwards. */
    public static NodeWatch see(NodeWatch watch, Sign sign, long nowNanos) {
        return switch (sign) {
            case Sign.Beat beat -> beat(watch, beat, nowNanos);
            case Sign.Answered answer -> answered(watch, answer, nowNanos);
            case Sign.NotAnswered none -> notAnswered(watch, none, nowNanos);
            case Sign.HeardByPeer heard ->
                watch.with(
                        watch.inquiry,
                        watch.life.heardByPeer(
                                heard.peer(), nowNanos - Math.max(0, heard.age().toNanos())));
            case Sign.OfContainer container ->
                watch.with(
                        watch.inquiry, watch.life.ofContainer(container.running(), container.outOfMemory(), nowNanos));
        };
    }

    /**
     * What is held of the node now, and whether it is to be asked. The returned watch has noted the question as put: it
     * takes the place of the one that was given.
     */
    public static Look look(NodeWatch watch, long nowNanos) {
        return Judge.look(watch, nowNanos, Limits.USUAL);
    }

    /** One sentence: what was seen, what was asked. */
    public static String why(NodeWatch watch, Judgement judgement, long nowNanos) {
        return Sentence.of(watch, judgement, nowNanos);
    }

    /**
     * The monitor stood still: silence counts anew, and questions that were under way say nothing. To be told to every
     * watch before the signs that came meanwhile; look at all of them afterwards.
     */
    public static NodeWatch stalled(NodeWatch watch, Vigil.Stall stall) {
        long chance = Math.min(watch.tolerance, stall.lengthNanos());
        return watch.with(watch.inquiry.closed(), watch.life.stalled(stall.endNanos(), stall.endNanos() + chance));
    }

    /**
     * This application listens no more, or on another port: that no beats come says nothing from that moment on. What a node
     * answers, and what its peers hear, is all there is until it is heard again; where there is neither, nobody can tell.
     *
     * @param since when the port was closed; a younger beat came to another one
     */
    public static NodeWatch unheard(NodeWatch watch, long since) {
        Life life = watch.life.unheard(since);
        return life.equals(watch.life) ? watch : watch.with(watch.inquiry.closed(), life);
    }

    private static NodeWatch beat(NodeWatch watch, Sign.Beat beat, long now) {
        Life life = watch.life;
        long silent = Span.since(life.lastHeard(), now);
        Rhythm rhythm = watch.rhythm;
        long plausible = Math.min(silent, Span.EVER) / rhythm.period() * 4 + 64;
        // its ports, its engine or the judgement may know already that the present start is over
        boolean beatsOn =
                silent < 2 * rhythm.period() && !watch.inquiry.anything() && watch.verdict.state() != NodeState.DOWN;
        Numbering.Taken taken = watch.numbering.take(beat, silent, watch.tolerance, plausible, beatsOn);
        return switch (taken.kind()) {
            case REFUSED -> watch.counted(taken.next(), watch.tally.other(0, 0, 1));
            case DUPLICATE -> watch.counted(taken.next(), watch.tally.other(1, 0, 0));
            case OUT_OF_ORDER -> filled(watch, taken.next(), beat, now);
            case FIRST, RESTARTED, IN_ORDER -> alive(watch, beat, taken, now);
        };
    }

    /** An older beat after a younger one: no new life, but not lost either. */
    private static NodeWatch filled(NodeWatch watch, Numbering next, Sign.Beat beat, long now) {
        LossWindow loss = beat.sequence().isPresent() ? watch.loss.count(0, 1, now) : watch.loss;
        return new NodeWatch(
                watch.period,
                watch.tolerance,
                watch.faces,
                watch.rhythm,
                next,
                loss,
                watch.inquiry,
                watch.life,
                watch.tally.other(0, 1, 0),
                watch.verdict);
    }

    private static NodeWatch alive(NodeWatch watch, Sign.Beat beat, Numbering.Taken taken, long now) {
        Life life = watch.life;
        boolean numbered = beat.sequence().isPresent();
        // what was not sent is not lost: without numbers only a node that was well all the time can have lost beats
        boolean follows = taken.kind() == Numbering.Kind.IN_ORDER
                && life.lastBeat() != Span.NEVER
                && !Span.after(life.chanceUntil(), life.lastBeat())
                && (numbered ? taken.gap() > 0 : !Span.after(watch.verdict.since(), life.lastBeat()));
        long interval = follows ? now - life.lastBeat() : Span.NEVER;
        long gap = !follows ? 0 : numbered ? taken.gap() : watch.rhythm.beatsIn(interval);
        Rhythm rhythm = follows ? watch.rhythm.after(interval, gap, numbered) : watch.rhythm;
        boolean late = follows && gap == 1 && interval > watch.rhythm.period() + watch.rhythm.margin();
        boolean restarted = taken.kind() == Numbering.Kind.RESTARTED;
        long delay = beat.sendTimeNs() == 0 ? Span.NEVER : beat.receivedNs() - beat.sendTimeNs();
        return new NodeWatch(
                watch.period,
                watch.tolerance,
                watch.faces,
                rhythm,
                taken.next(),
                follows ? watch.loss.count(gap, 1, now) : watch.loss,
                watch.inquiry.closed(),
                life.beat(now, restarted),
                watch.tally.beat(interval, late, restarted, delay),
                watch.verdict);
    }

    private static NodeWatch answered(NodeWatch watch, Sign.Answered answer, long now) {
        return new NodeWatch(
                watch.period,
                watch.tolerance,
                watch.faces.answered(answer.question()),
                watch.rhythm,
                watch.numbering,
                watch.loss,
                watch.inquiry.closed(),
                watch.life.answered(now),
                watch.tally.answered(Math.max(0, answer.roundTrip().toNanos())),
                watch.verdict);
    }

    private static NodeWatch notAnswered(NodeWatch watch, Sign.NotAnswered none, long now) {
        boolean served = watch.faces.served(none.question());
        boolean stale = Span.after(watch.life.counted(), none.askedNanos());
        if (stale || (watch.faces.anyServed() && !served)) {
            return watch;
        }
        return watch.with(watch.inquiry.noted(none.why(), served ? Faces.bit(none.question()) : 0, now), watch.life);
    }
}
