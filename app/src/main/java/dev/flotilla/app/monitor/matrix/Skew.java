package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far the receiver's clock is ahead of the sender's. One direction alone shows delay and difference together; half of
 * what the two directions differ by is the difference alone, where both take about as long (the thought of NTP, RFC 5905).
 */
final class Skew {
    private Skew() {}

    /** In ms, positive when the receiver is ahead; empty when neither direction tells. */
    static Optional<Double> between(Survey survey, int from, int to) {
        OptionalDouble there = delay(survey, from, to);
        OptionalDouble back = to < survey.nodes.size() ? delay(survey, to, from) : OptionalDouble.empty();
        if (there.isPresent() && back.isPresent()) {
            return Optional.of((there.getAsDouble() - back.getAsDouble()) / 2);
        }
        return there.isPresent() ? Optional.of(there.getAsDouble()) : Optional.empty();
    }

    private static OptionalDouble delay(Survey survey, int from, int to) {
        HeardFrom row = survey.pair(from, to).heard;
        return row == null || row.stale() ? OptionalDouble.empty() : row.delayMs();
    }

    /** The one of two that most others disagree with; empty when both are as much alone. */
    static Optional<Integer> odd(Survey survey, int one, int other) {
        int againstOne = disagreeing(survey, one);
        int againstOther = disagreeing(survey, other);
        return againstOne == againstOther ? Optional.empty() : Optional.of(againstOne > againstOther ? one : other);
    }

    private static int disagreeing(Survey survey, int node) {
        int count = 0;
        long limit = survey.limits.skew().toMillis();
        for (int i = 0; i < survey.nodes.size(); i++) {
            if (i != node
                    && between(survey, i, node)
                            .filter(ms -> Math.abs(ms) > limit)
                            .isPresent()) {
                count++;
            }
        }
        return count;
    }
}
