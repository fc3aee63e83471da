package dev.flotilla.app.monitor.series;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.SeriesKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps batches in memory, the newest so many: where there is no disk, and while it is full. */
public final class MemoryArchive implements MetricArchive {
    /** About 15 MB. */
    public static final int USUAL_ROLLUPS = 500_000;

    private final int most;
    private final Deque<RollupBatch> batches = new ArrayDeque<>();
    private int size;

    public MemoryArchive(int most) {
        this.most = most;
    }

    @Override
    public synchronized Outcome<Integer> append(RollupBatch batch) {
        batches.addLast(batch);
        size += batch.size();
        while (size > most && batches.size() > 1) {
            size -= batches.removeFirst().size();
        }
        return Outcome.ok(batch.size());
    }

    /** Takes the oldest batch, for the one who writes it elsewhere. */
    synchronized Optional<RollupBatch> oldest() {
        return Optional.ofNullable(batches.peekFirst());
    }

    /** That batch has been written elsewhere. */
    synchronized void done(RollupBatch batch) {
        if (batches.peekFirst() == batch) {
            batches.removeFirst();
            size -= batch.size();
        }
    }

    @Override
    public synchronized Outcome<Integer> read(SeriesKey key, long beforeMs, Columns into) {
        for (RollupBatch batch : batches) {
            batch.copyInto(key, beforeMs, into);
        }
        return Outcome.ok(size);
    }

    @Override
    public synchronized Outcome<List<SeriesKey>> keys() {
        Set<SeriesKey> keys = new HashSet<>();
        for (RollupBatch batch : batches) {
            for (int i = 0; i < batch.size(); i++) {
                keys.add(batch.key(i));
            }
        }
        return Outcome.ok(List.copyOf(keys));
    }

    @Override
    public Outcome<Integer> tidy(long nowMs) {
        return Outcome.ok(0);
    }

    @Override
    public Optional<Problem> trouble() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
