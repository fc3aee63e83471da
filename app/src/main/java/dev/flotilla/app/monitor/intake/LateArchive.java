package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.series.Columns;
import dev.flotilla.app.monitor.series.MetricArchive;
import dev.flotilla.app.monitor.series.RollupBatch;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An archive that is opened when something is first kept or read: making a monitor waits for no disk. Any thread. */
final class LateArchive implements MetricArchive {
    private final Supplier<? extends MetricArchive> opening;
    private volatile @Nullable MetricArchive open;

    LateArchive(Supplier<? extends MetricArchive> opening) {
        this.opening = opening;
    }

    private MetricArchive open() {
        MetricArchive known = open;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            MetricArchive made = open;
            if (made == null) {
                made = opening.get();
                open = made;
            }
            return made;
        }
    }

    @Override
    public Outcome<Integer> append(RollupBatch batch) {
        return open().append(batch);
    }

    @Override
    public Outcome<Integer> read(SeriesKey key, long beforeMs, Columns into) {
        return open().read(key, beforeMs, into);
    }

    @Override
    public Outcome<List<SeriesKey>> keys() {
        return open().keys();
    }

    @Override
    public Outcome<Integer> tidy(long nowMs) {
        return open().tidy(nowMs);
    }

    /** Never waits for a disk. */
    @Override
    public Optional<Problem> trouble() {
        return Optional.ofNullable(open).flatMap(MetricArchive::trouble);
    }

    @Override
    public synchronized void close() {
        MetricArchive known = open;
        if (known != null) {
            known.close();
        }
    }
}
