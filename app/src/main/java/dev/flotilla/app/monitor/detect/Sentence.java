package dev.flotilla.app.monitor.detect;

import java.util.Locale;

/** Says in words what a judgement rests on. */
final class Sentence {
    private Sentence() {}

    static String of(NodeWatch watch, Judgement judgement, long now) {
        boolean never = watch.life.last() == Span.NEVER;
        String quiet =
                never ? "nothing was ever heard of it" : "nothing for " + seconds(Span.since(watch.life.last(), now));
        int asked = watch.inquiry.unanswered();
        String questions = asked == 1 ? "1 question" : asked + " questions";
        return switch (judgement.cause()) {
            case HEARD -> "Beats every " + seconds(watch.rhythm.period()) + ", as usual.";
            case ANSWERS ->
                watch.life.isUnheard()
                        ? "Answers when it is asked; nobody listens here for its beats."
                        : watch.life.lastBeat() == Span.NEVER
                                ? "Answers when it is asked; its beats do not come here."
                                : "Answers when it is asked; its beats have not come for "
                                        + seconds(Span.since(watch.life.lastBeat(), now)) + ".";
            case HEARD_BY_PEERS ->
                (watch.life.isUnheard() ? "Nobody listens here" : "Not heard here") + ", and it does not answer; "
                        + watch.life.peer() + " heard it " + seconds(Span.since(watch.life.peerHeardAt(), now))
                        + " ago.";
            case RESTARTED ->
                "Started again " + seconds(Span.since(watch.life.restartedAt(), now)) + " ago: its boot number rose.";
            case LOSSY -> "Lives, but " + percent(watch, now) + " of its beats of the last minute did not come.";
            case SILENT ->
                asked == 0
                        ? "Silent: " + quiet + " though it beats every " + seconds(watch.rhythm.period()) + "."
                        : "Silent: " + quiet + ", and " + questions + " came to nothing.";
            case REFUSED ->
                never
                        ? "Nobody listens on its ports, and " + quiet + "."
                        : "Nobody listens on its ports any more: " + quiet + ". The process is gone.";
            case HUNG -> "Its ports accept, and nothing answers: " + quiet + ", " + questions + " without an answer.";
            case UNREACHABLE ->
                "Nothing comes back from its machine: " + quiet + ", " + questions + " without an answer.";
            case CONTAINER_ENDED -> "Its engine says that the container has ended.";
            case OUT_OF_MEMORY -> "Its engine says that the container was killed for want of memory.";
            case BAD_ANSWER -> "Something answers on its ports, but not as a node does.";
            case BAD_CERTIFICATE -> "Its certificate is not accepted.";
            case NO_SUCH_HOST -> "Its name has no address.";
            case NEVER_HEARD -> "Nothing was ever heard of it.";
            case NOT_LISTENING ->
                "Nobody listens here for its beats, and it never answered a question: nothing tells how it does. It was"
                        + " heard " + seconds(Span.since(watch.life.lastHeard(), now)) + " ago.";
            case STOPPED -> "It was stopped through Flotilla.";
            case MONITOR_STALLED -> "The monitor itself stood still; this node has not had its chance yet.";
        };
    }

    private static String seconds(long nanos) {
        double s = (double) nanos / Span.SECOND;
        if (nanos >= Span.EVER) {
            return "as long as it is watched";
        }
        return s < 10 ? String.format(Locale.ROOT, "%.1f s", s) : String.format(Locale.ROOT, "%,.0f s", s);
    }

    private static String percent(NodeWatch watch, long now) {
        return String.format(Locale.ROOT, "%.0f %%", watch.loss.percent(now).orElse(0));
    }
}
