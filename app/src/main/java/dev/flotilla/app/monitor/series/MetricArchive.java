package dev.flotilla.app.monitor.series;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.SeriesKey;
import java.util.List;
import java.util.Optional;

/** Where roll-ups are kept for long. Calls block on the disk; any thread, and reading does not wait for writing. */
public interface MetricArchive extends AutoCloseable {
    /** Keeps the whole batch or, when that fails, nothing of it. The number of roll-ups. */
    Outcome<Integer> append(RollupBatch batch);

    /**
     * Adds what is kept of a figure to the columns: what lies within their span and
     * began before a time.
     *
     * @return how many roll-ups were read
     */
    Outcome<Integer> read(SeriesKey key, long beforeMs, Columns into);

    /** Every figure of which something is kept. */
    Outcome<List<SeriesKey>> keys();

    /** Makes old ones coarser and forgets the oldest, so that the archive stays within its bound. Once a minute. */
    Outcome<Integer> tidy(long nowMs);

    /** What is wrong with it at the moment, or was when it was opened. */
    Optional<Problem> trouble();

    @Override
    void close();
}
