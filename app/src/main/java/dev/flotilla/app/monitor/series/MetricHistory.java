package dev.flotilla.app.monitor.series;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The book and the archive as one: what readers ask for figures over time. Roll-ups go over when {@link #keep} is
 * called; when the archive takes none (a full disk), they stay in memory up to a bound, are read from there, and go over
 * once it takes them again. Reading: any thread. {@link #keep} and {@link #close}: one thread, which may wait for the disk.
 */
public final class MetricHistory implements AutoCloseable {
    private static final long MINUTE_MS = 60_000;
    /** A node that nobody asked about for so long is not looked at any more. */
    private static final long LOOK_MS = 5 * MINUTE_MS;

    private static final int LOOKED_AT = 64;

    private final SeriesBook book;
    private final MetricArchive archive;
    private final MemoryArchive waiting = new MemoryArchive(MemoryArchive.USUAL_ROLLUPS);
    private final Map<String, Long> looks = new HashMap<>();
    private volatile Optional<Problem> trouble = Optional.empty();
    private long tidiedMs = Long.MIN_VALUE;
    private long nowMs;

    public MetricHistory(SeriesBook book, MetricArchive archive) {
        this.book = book;
        this.archive = archive;
    }

    /** Hands finished roll-ups to the archive. Every ten seconds; blocks on the disk. */
    public void keep(long atMs) {
        synchronized (looks) {
            nowMs = atMs;
            looks.values().removeIf(at -> Math.abs(atMs - at) > LOOK_MS);
            book.look(Set.copyOf(looks.keySet()));
        }
        move(false);
        if (tidiedMs == Long.MIN_VALUE || Math.abs(atMs - tidiedMs) >= MINUTE_MS) {
            tidiedMs = atMs;
            note(archive.tidy(atMs));
        }
    }

    private void move(boolean all) {
        // First into memory, so that a reader finds it at every moment.
        synchronized (looks) {
            RollupBatch batch = all ? book.drainAll() : book.drain(nowMs);
            if (!batch.isEmpty()) {
                waiting.append(batch);
            }
        }
        Optional<RollupBatch> next = waiting.oldest();
        while (next.isPresent() && note(archive.append(next.get()))) {
            waiting.done(next.get());
            next = waiting.oldest();
        }
    }

    private boolean note(Outcome<Integer> outcome) {
        return switch (outcome) {
            case Outcome.Ok<Integer> ok -> {
                trouble = Optional.empty();
                yield true;
            }
            case Outcome.Failed<Integer> failed -> {
                trouble = Optional.of(failed.first());
                yield false;
            }
        };
    }

    /**
     * A figure over a span. Up to the ring's length it comes from memory alone; before that it blocks while the archive
     * reads.
     *
     * @param columns 1-4000
     */
    public Slice slice(SeriesKey key, Instant from, Instant to, int columns) {
        Columns gathered = new Columns(from.toEpochMilli(), to.toEpochMilli(), columns);
        long raw;
        synchronized (looks) {
            if ((looks.size() < LOOKED_AT || looks.containsKey(key.node())) && looks.put(key.node(), nowMs) == null) {
                book.look(Set.copyOf(looks.keySet()));
            }
            raw = book.recent(key, gathered);
            if (gathered.fromMs() < raw) {
                waiting.read(key, raw, gathered);
            }
        }
        if (gathered.fromMs() < raw) {
            // What cannot be read is missing in the picture; the trouble says why.
            if (archive.read(key, raw, gathered) instanceof Outcome.Failed<Integer> failed) {
                trouble = Optional.of(failed.first());
            }
        }
        return gathered.slice(key);
    }

    /** Everything of which something is kept. Blocks while the archive reads. */
    public List<SeriesKey> keys() {
        Set<SeriesKey> keys = new HashSet<>(book.keys());
        if (archive.keys() instanceof Outcome.Ok<List<SeriesKey>>(List<SeriesKey> kept)) {
            keys.addAll(kept);
        }
        return new ArrayList<>(keys);
    }

    /** What hinders keeping at the moment. */
    public Optional<Problem> trouble() {
        return trouble.or(archive::trouble);
    }

    /** Hands everything over, open roll-ups too, so that the next start goes on where this one ended. */
    @Override
    public void close() {
        move(true);
        archive.close();
    }
}
