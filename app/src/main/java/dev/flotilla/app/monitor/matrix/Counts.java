package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.SentTo;
import dev.flotilla.app.monitor.WatchedNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one pair. Two nodes are asked at different moments and live for different times, so both are counted
 * from about the later of their beginnings.
 *
 * @param sent empty where the sender does not tell; so too {@code received}
 * @param lost beats; empty where it cannot be told
 * @param ageMs since the receiver heard it last, as of the moment of the matrix
 * @param recent whether it was heard within the sender's tolerance
 */
record Counts(
        OptionalLong sent,
        OptionalLong received,
        OptionalLong lost,
        OptionalDouble lostPercent,
        OptionalLong ageMs,
        boolean recent) {

    static Counts of(Survey survey, int from, int to) {
        Pair pair = survey.pair(from, to);
        SentTo out = pair.sent != null ? pair.sent : pair.astray;
        int outAt = pair.sent != null ? pair.sentAt : pair.astrayAt;
        Optional<Side> sender = survey.side(from);
        Optional<Side> receiver = survey.side(to);
        long period = Math.max(1, survey.node(from).period().toNanos());
        long begins = begins(sender, receiver, out, period);
        Optional<NodeReport> sentSince = sender.flatMap(side -> side.near(begins));
        Optional<NodeReport> heardSince = receiver.flatMap(side -> side.near(begins));
        OptionalLong sent =
                sent(survey.tellsSent(from), pair.heard != null && pair.heard.count() > 0, out, outAt, sentSince);
        OptionalLong received = received(survey.tellsHeard(to), pair, heardSince);
        boolean recent = recent(survey, from, receiver, pair.heard);
        Optional<Long> gaps = gaps(pair, heardSince, received);
        Optional<Long> missing = sender.isEmpty() || receiver.isEmpty()
                ? Optional.empty()
                : bySubtraction(sent, received, slack(sender.get(), sentSince, receiver.get(), heardSince), period);
        Optional<Long> lost = lost(gaps, missing, recent);
        return new Counts(
                sent,
                received,
                lost.isPresent() ? OptionalLong.of(lost.get()) : OptionalLong.empty(),
                percent(lost, sent, received),
                age(survey, receiver, pair.heard),
                recent);
    }

    private static long begins(Optional<Side> sender, Optional<Side> receiver, @Nullable SentTo out, long period) {
        long fromSender = Long.MIN_VALUE;
        if (sender.isPresent()) {
            Side side = sender.get();
            fromSender = side.earlier().isEmpty() && out != null
                    ? side.now().atNanos() - out.count() * period
                    : side.begins();
        }
        long fromReceiver = receiver.filter(side -> !side.earlier().isEmpty())
                .map(Side::begins)
                .orElse(Long.MIN_VALUE);
        return Math.max(fromSender, fromReceiver);
    }

    /** @param heard something came all the same: to whom it sends that, its list does not tell */
    private static OptionalLong sent(
            boolean told, boolean heard, @Nullable SentTo row, int at, Optional<NodeReport> since) {
        if (!told) {
            return OptionalLong.empty();
        }
        if (row == null) {
            return heard ? OptionalLong.empty() : OptionalLong.of(0);
        }
        SentTo before = since.isPresent() ? Side.sentIn(since.get(), row, at) : null;
        return OptionalLong.of(Side.since(before == null ? 0 : before.count(), row.count()));
    }

    private static OptionalLong received(boolean told, Pair pair, Optional<NodeReport> since) {
        HeardFrom row = pair.heard;
        if (!told || row != null && row.count() < 0) {
            return OptionalLong.empty();
        }
        if (row == null) {
            return OptionalLong.of(0);
        }
        HeardFrom before = since.isPresent() ? Side.heardIn(since.get(), row, pair.heardAt) : null;
        return OptionalLong.of(Side.since(before == null ? 0 : before.count(), row.count()));
    }

    /** Gaps in the sender's sequence, where it has one: exact, whenever the two were asked. */
    private static Optional<Long> gaps(Pair pair, Optional<NodeReport> since, OptionalLong received) {
        HeardFrom row = pair.heard;
        if (row == null || row.boot() == 0 || received.isEmpty()) {
            return Optional.empty();
        }
        HeardFrom before = since.isPresent() ? Side.heardIn(since.get(), row, pair.heardAt) : null;
        return Optional.of(Side.since(before == null ? 0 : before.missed(), row.missed()));
    }

    /** What is missing beyond the beats that may lie between the moments at which the two were asked. */
    private static Optional<Long> bySubtraction(
            OptionalLong sent, OptionalLong received, Optional<Long> slack, long period) {
        return sent.isEmpty() || received.isEmpty() || slack.isEmpty()
                ? Optional.empty()
                : Optional.of(Math.max(0, sent.getAsLong() - received.getAsLong() - slack.get() / period - 2));
    }

    /** A gap is only seen by the beat that comes after it: while none comes, what is missing says more. */
    private static Optional<Long> lost(Optional<Long> gaps, Optional<Long> missing, boolean recent) {
        if (gaps.isPresent() && missing.isPresent()) {
            return Optional.of(Math.max(gaps.get(), missing.get()));
        }
        return gaps.filter(count -> recent || count > 0).or(() -> missing);
    }

    /** Empty where the two have no span in common. */
    private static Optional<Long> slack(
            Side sender, Optional<NodeReport> sentSince, Side receiver, Optional<NodeReport> heardSince) {
        long ends = Math.abs(sender.now().atNanos() - receiver.now().atNanos());
        if (sentSince.isEmpty() || heardSince.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                ends + Math.abs(sentSince.get().atNanos() - heardSince.get().atNanos()));
    }

    private static OptionalDouble percent(Optional<Long> lost, OptionalLong sent, OptionalLong received) {
        if (lost.isEmpty()) {
            return OptionalDouble.empty();
        }
        long all = Math.max(sent.orElse(0), received.orElse(0) + lost.get());
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(100, 100.0 * lost.get() / all));
    }

    private static OptionalLong age(Survey survey, Optional<Side> receiver, @Nullable HeardFrom row) {
        if (receiver.isEmpty() || row == null || row.ageMs().isEmpty()) {
            return OptionalLong.empty();
        }
        long since = Math.max(0, survey.health.atNanos() - receiver.get().now().atNanos()) / 1_000_000;
        return OptionalLong.of(row.ageMs().getAsLong() + since);
    }

    /** The age as of the report, for what came after it is not known. */
    private static boolean recent(Survey survey, int from, Optional<Side> receiver, @Nullable HeardFrom row) {
        if (receiver.isEmpty() || row == null || row.ageMs().isEmpty() || row.stale()) {
            return false;
        }
        WatchedNode node = survey.node(from);
        long patience = Math.max(node.tolerance().toMillis(), 3 * node.period().toMillis());
        return row.ageMs().getAsLong() <= patience;
    }
}
