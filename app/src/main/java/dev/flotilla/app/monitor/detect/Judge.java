package dev.flotilla.app.monitor.detect;

import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.Sign;
import java.time.Duration;
import java.util.Optional;

/** From what was seen to a word, and to the next question. */
final class Judge {
    /** So many questions fit into one period, the last one's time limit included. */
    private static final int ASKS_A_PERIOD = 7;

    private static final long CLOSEST = 100 * Span.MS;
    private static final long WIDEST = Span.SECOND;
    private static final long LONGEST_LIMIT = 2 * Span.SECOND;
    /** After so many questions at the close pace, one a period is enough. */
    private static final int EAGER = 24;

    private static final long SLOWEST = 15 * Span.SECOND;
    /** How often a face over which it never answered is tried; of a node that is only asked every so many questions. */
    private static final long UNKNOWN_FACE = 30 * Span.SECOND;

    private static final int LEARN = 8;
    private static final double LOSSY_PERCENT = 5;

    private Judge() {}

    private record Word(NodeState state, NodeCause cause) {}

    static FailureDetector.Look look(NodeWatch watch, long now, Limits limits) {
        Reading reading = Reading.of(watch, now, limits);
        Word word = word(watch, reading, now, limits);
        Verdict verdict = watch.verdict.next(word.state, word.cause, now);
        long askAt = askAt(watch, reading, verdict, now);
        boolean ask = watch.faces.any() && now - askAt >= 0;
        Optional<Ask> question = ask ? Optional.of(ask(watch, reading, word.state, now)) : Optional.empty();
        NodeWatch next = watch.judged(verdict, ask ? watch.inquiry.asked(now) : watch.inquiry);
        long again = ask ? askAt(next, Reading.of(next, now, limits), verdict, now) : askAt;
        if (!watch.faces.any() && now - again >= 0) {
            again = now + Span.within(watch.rhythm.period() / 4, CLOSEST, WIDEST);
        }
        if (reading.due() - now > 0 && reading.due() - again < 0) {
            again = reading.due();
        }
        double suspicion =
                word.state == NodeState.DOWN ? Math.max(limits.decided(), reading.suspicion()) : reading.suspicion();
        return new FailureDetector.Look(
                next, new Judgement(word.state, word.cause, suspicion, verdict.since(), question, again));
    }

    private static Word word(NodeWatch watch, Reading reading, long now, Limits limits) {
        Life life = watch.life;
        if (life.endedAt() != Span.NEVER) {
            return new Word(NodeState.DOWN, life.outOfMemory() ? NodeCause.OUT_OF_MEMORY : NodeCause.CONTAINER_ENDED);
        }
        if (life.last() == Span.NEVER) {
            return stranger(watch, reading, now, limits);
        }
        boolean wasDown = watch.verdict.state() == NodeState.DOWN;
        if (wasDown && !Span.after(life.last(), watch.verdict.since())) {
            return stillDown(watch, reading, now);
        }
        boolean silent = reading.beating() ? now - reading.due() >= 0 : watch.inquiry.anything();
        if (!silent) {
            return calm(watch, reading, now);
        }
        Inquiry inquiry = watch.inquiry;
        boolean askedJustNow = !inquiry.anything() && now - reading.due() < limit(watch);
        boolean firstMiss = !reading.beating() && inquiry.unanswered() == 1 && inquiry.strange() == 0;
        if (reading.informed() && (askedJustNow || (firstMiss && inquiry.refused() == 0))) {
            // one lost datagram is no news
            return calm(watch, reading, now);
        }
        return silent(watch, reading, now, limits);
    }

    private static Word silent(NodeWatch watch, Reading reading, long now, Limits limits) {
        Inquiry inquiry = watch.inquiry;
        boolean heardByPeer = heardByPeer(watch, reading, now);
        if (inquiry.refusedAt() != Span.NEVER && inquiry.refusedFaces() == watch.faces.allServed()) {
            boolean since = heardByPeer && Span.after(watch.life.peerHeardAt(), inquiry.refusedAt());
            return since
                    ? new Word(NodeState.SUSPECT, NodeCause.HEARD_BY_PEERS)
                    : new Word(NodeState.DOWN, NodeCause.REFUSED);
        }
        if (!gone(watch, reading, limits)) {
            return new Word(NodeState.SUSPECT, doubt(inquiry));
        }
        return heardByPeer
                ? new Word(NodeState.SUSPECT, NodeCause.HEARD_BY_PEERS)
                : new Word(NodeState.DOWN, network(inquiry));
    }

    private static boolean gone(NodeWatch watch, Reading reading, Limits limits) {
        Inquiry inquiry = watch.inquiry;
        if (inquiry.strange() > inquiry.unanswered()) {
            return false;
        }
        boolean overdue =
                reading.beating() && reading.quiet() >= watch.tolerance + Math.min(watch.period, watch.rhythm.period());
        boolean askedEnough = reading.informed() && inquiry.unanswered() >= limits.fewestAsks();
        if (askedEnough && (reading.suspicion() >= limits.decided() || overdue)) {
            return true;
        }
        // nobody to ask, or nobody who could ask: beats alone have to be certain
        boolean beatsAlone = !reading.informed() || inquiry.unanswered() == 0;
        return beatsAlone && (reading.byBeats() >= limits.decided() || overdue);
    }

    /** Nothing was ever seen of it. */
    private static Word stranger(NodeWatch watch, Reading reading, long now, Limits limits) {
        Inquiry inquiry = watch.inquiry;
        boolean heardByPeer = heardByPeer(watch, reading, now);
        if (watch.life.isUnheard()) {
            // it never answered, so that its silence says nothing now either
            return heardByPeer
                    ? new Word(NodeState.ONLINE, NodeCause.HEARD_BY_PEERS)
                    : new Word(NodeState.UNKNOWN, NodeCause.NOT_LISTENING);
        }
        if (heardByPeer) {
            return new Word(NodeState.SUSPECT, NodeCause.HEARD_BY_PEERS);
        }
        boolean down = watch.verdict.state() == NodeState.DOWN
                || (inquiry.unanswered() >= limits.fewestAsks()
                        && inquiry.unanswered() > inquiry.strange()
                        && Span.since(watch.life.startedAt(), now) >= watch.rhythm.period());
        if (down) {
            return new Word(NodeState.DOWN, stillHung(watch) ? NodeCause.HUNG : network(inquiry));
        }
        boolean strange = inquiry.strange() > 0;
        return new Word(
                strange ? NodeState.SUSPECT : NodeState.UNKNOWN,
                strange || inquiry.unknownHost() > 0 ? doubt(inquiry) : NodeCause.NEVER_HEARD);
    }

    private static Word stillDown(NodeWatch watch, Reading reading, long now) {
        if (heardByPeer(watch, reading, now) && Span.after(watch.life.peerHeardAt(), watch.verdict.since())) {
            return new Word(NodeState.SUSPECT, NodeCause.HEARD_BY_PEERS);
        }
        NodeCause before = watch.verdict.cause();
        if (before == NodeCause.CONTAINER_ENDED || before == NodeCause.OUT_OF_MEMORY) {
            // its engine runs it again, and it was not heard yet
            return new Word(NodeState.SUSPECT, NodeCause.SILENT);
        }
        if (watch.inquiry.refusedAt() != Span.NEVER) {
            return new Word(NodeState.DOWN, NodeCause.REFUSED);
        }
        return new Word(NodeState.DOWN, stillHung(watch) ? NodeCause.HUNG : network(watch.inquiry));
    }

    /**
     * A process that stands still accepts until its queue is full; from then on its machine leaves whoever comes without an
     * answer, and that looks like no machine at all. Only a refusal, or a lost name, says something new.
     */
    private static boolean stillHung(NodeWatch watch) {
        Inquiry inquiry = watch.inquiry;
        boolean hung = watch.verdict.state() == NodeState.DOWN && watch.verdict.cause() == NodeCause.HUNG;
        return hung && inquiry.refused() <= inquiry.silent() && inquiry.unknownHost() <= inquiry.silent();
    }

    private static Word calm(NodeWatch watch, Reading reading, long now) {
        Life life = watch.life;
        if (Span.after(life.stalledAt(), life.last())) {
            boolean knew = watch.verdict.state() != NodeState.UNKNOWN;
            return new Word(knew ? NodeState.ONLINE : NodeState.UNKNOWN, NodeCause.MONITOR_STALLED);
        }
        if (Span.since(life.restartedAt(), now) < watch.tolerance) {
            return new Word(NodeState.ONLINE, NodeCause.RESTARTED);
        }
        if (!reading.beating()) {
            return new Word(NodeState.ONLINE, NodeCause.ANSWERS);
        }
        boolean gaps = Span.after(life.lastAnswer(), life.lastBeat() + watch.rhythm.period() + reading.margin())
                || watch.loss.percent(now).orElse(0) >= LOSSY_PERCENT;
        return new Word(NodeState.ONLINE, gaps ? NodeCause.LOSSY : NodeCause.HEARD);
    }

    /** A peer heard it after our own silence began, and not long ago. */
    private static boolean heardByPeer(NodeWatch watch, Reading reading, long now) {
        long mean = watch.rhythm.period();
        long at = watch.life.peerHeardAt();
        long silence = watch.life.last() == Span.NEVER ? Span.NEVER : watch.life.last() + mean / 2;
        // peers are asked once in so long, however fast it beats
        long pace = Math.max(mean, Span.SECOND);
        return Span.after(at, silence)
                && Span.since(at, now)
                        <= mean + (settled(watch, now) ? 2 : 1) * pace + Math.max(reading.margin(), CLOSEST);
    }

    /** Who was kept alive by its peers' words for some time is not dropped for one of them that was lost. */
    private static boolean settled(NodeWatch watch, long now) {
        Verdict verdict = watch.verdict;
        return verdict.cause() == NodeCause.HEARD_BY_PEERS
                && Span.since(verdict.since(), now) > 3 * watch.rhythm.period();
    }

    private static NodeCause doubt(Inquiry inquiry) {
        if (inquiry.strange() > 0) {
            return inquiry.badCertificate() ? NodeCause.BAD_CERTIFICATE : NodeCause.BAD_ANSWER;
        }
        return inquiry.unknownHost() > inquiry.unanswered() ? NodeCause.NO_SUCH_HOST : NodeCause.SILENT;
    }

    private static NodeCause network(Inquiry inquiry) {
        if (inquiry.unanswered() == 0) {
            return inquiry.unknownHost() > 0 ? NodeCause.NO_SUCH_HOST : NodeCause.SILENT;
        }
        if (inquiry.silent() >= inquiry.unreachable() && inquiry.silent() >= inquiry.refused()) {
            return NodeCause.HUNG;
        }
        return inquiry.refused() >= inquiry.unreachable() ? NodeCause.REFUSED : NodeCause.UNREACHABLE;
    }

    private static long askAt(NodeWatch watch, Reading reading, Verdict verdict, long now) {
        long last = watch.inquiry.lastAsk();
        long mean = watch.rhythm.period();
        if (verdict.state() == NodeState.DOWN) {
            long pace = Span.within((now - verdict.since()) / 4, Math.max(mean, Span.SECOND), SLOWEST);
            return last == Span.NEVER ? now : last + pace;
        }
        boolean open = watch.inquiry.asked() > 0 && (watch.inquiry.anything() || reading.beating());
        if (!open) {
            boolean learns = reading.beating() && watch.faces.unknown();
            long learn = last == Span.NEVER ? now : last + UNKNOWN_FACE;
            return learns && learn - reading.due() < 0 ? learn : reading.due();
        }
        boolean informed = reading.informed() || watch.life.last() == Span.NEVER;
        boolean slow = !informed || watch.inquiry.asked() > EAGER || verdict.cause() == NodeCause.HEARD_BY_PEERS;
        if (slow) {
            return last + Math.max(mean, Span.SECOND);
        }
        long spacing = spacing(watch);
        boolean first = watch.inquiry.asked() == 1 && !watch.inquiry.anything();
        return last + (first ? Span.within(watch.tally.patience(), spacing, 2 * spacing) : spacing);
    }

    private static Ask ask(NodeWatch watch, Reading reading, NodeState state, long now) {
        int turn = watch.inquiry.asked();
        boolean doubt = state == NodeState.SUSPECT || turn > 0;
        // what a peer said is old after two periods: while the word rests on it, it is asked for every time
        boolean rests = watch.verdict.cause() == NodeCause.HEARD_BY_PEERS;
        boolean peers = doubt && (rests || state == NodeState.DOWN || turn % 3 == 1 || turn > EAGER);
        boolean calm = turn == 0 && state != NodeState.DOWN;
        boolean learn = calm && (reading.beating() ? now - reading.due() < 0 : watch.inquiry.ever() % LEARN == 1);
        Sign.Question question = watch.faces.choose(watch.inquiry.ever(), learn);
        return new Ask(question, Duration.ofNanos(limit(watch)), peers);
    }

    private static long spacing(NodeWatch watch) {
        return Span.within(watch.rhythm.period() / ASKS_A_PERIOD, CLOSEST, WIDEST);
    }

    private static long limit(NodeWatch watch) {
        return Span.within(Math.max(2 * spacing(watch), watch.tally.patience()), 2 * CLOSEST, LONGEST_LIMIT);
    }
}
