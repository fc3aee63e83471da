package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.SentTo;
import org.jspecify.annotations.Nullable;

/** The rows of two reports about one direction, as they were found. */
final class Pair {
    static final Pair NOTHING = new Pair();

    /** In the sender's report, and at which place of it. */
    @Nullable
    SentTo sent;

    int sentAt;
    /** In the receiver's report. */
    @Nullable
    HeardFrom heard;

    int heardAt;
    /** What the sender sends to the receiver's machine, at a port where no watched node is. */
    @Nullable
    SentTo astray;

    int astrayAt;

    /** Of two rows about one sender the one that was heard last tells more. */
    void heard(HeardFrom row, int at) {
        HeardFrom before = heard;
        if (before == null || age(row) < age(before)) {
            heard = row;
            heardAt = at;
        }
    }

    void sent(SentTo row, int at, int rightPort) {
        SentTo before = sent;
        if (before == null || before.port() != rightPort && row.port() == rightPort) {
            sent = row;
            sentAt = at;
        }
    }

    private static long age(HeardFrom row) {
        return row.ageMs().orElse(Long.MAX_VALUE);
    }
}
