package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.series.Columns;
import dev.flotilla.app.monitor.series.MetricArchive;
import dev.flotilla.app.monitor.series.RollupBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Figures over time in {@code monitor.db}, a file of its own beside that of the fleet: a flood of figures must not make
 * the fleet's file grow, keep it locked, or wear its stronger promises (every edit is on the disk at once) with a
 * thousand rows a second; and when this one is damaged, nothing is lost that a person has made.
 *
 * <p>A damaged file is set aside as {@code monitor.db.damaged} and a new one begun; a full disk fails the batch, and the
 * caller keeps it.
 */
public final class SqliteMetricArchive implements MetricArchive {
    /** Holds a day of 100 nodes in a full mesh; a fleet of a few nodes has months. */
    public static final long USUAL_BYTES = 400L << 20;

    private static final int FULL = 13;

    private final Path path;
    private final long mostBytes;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Optional<Problem> trouble = Optional.empty();
    private @Nullable MetricFile file;
    private @Nullable MetricRows rows;
    private boolean closed;

    /** Something done with the open file. */
    @FunctionalInterface
    private interface Work<T> {
        T on(MetricFile file, MetricRows rows) throws SQLException;
    }

    /**
     * Opens nothing yet, for that would cost the start of the application: the first call does, and tries again with each
     * when it was hindered.
     *
     * @param mostBytes bound of the file, at least 1 MiB
     */
    public SqliteMetricArchive(DataFolder folder, long mostBytes) {
        this.path = folder.path().resolve("monitor.db");
        this.mostBytes = Math.max(1 << 20, mostBytes);
    }

    private MetricFile opened() throws SQLException, IOException {
        MetricFile open = file;
        if (closed) {
            throw new IOException("closed");
        }
        if (open == null) {
            try {
                open = MetricFile.open(path, mostBytes);
            } catch (SQLException e) {
                if (!isDamage(e)) {
                    throw e;
                }
                setAside(e);
                open = MetricFile.open(path, mostBytes);
            }
            file = open;
            rows = new MetricRows(open);
        }
        return open;
    }

    private static boolean isDamage(SQLException e) {
        int kind = e.getErrorCode() & 0xff;
        return kind == StorageProblems.CORRUPT || kind == StorageProblems.NOTADB;
    }

    private void setAside(SQLException why) throws IOException {
        MetricFile open = file;
        if (open != null) {
            open.close();
        }
        file = null;
        rows = null;
        Path aside = path.resolveSibling(path.getFileName() + ".damaged");
        Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + "-wal"));
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + "-shm"));
        trouble = Optional.of(Problem.of(
                "FL-5011",
                "The monitor's figures could not be read (" + why.getMessage() + "); they were set aside as " + aside
                        + " and begun anew.",
                "Delete that file when you do not need it; look after the disk if it happens again."));
    }

    private Problem inMemory(Exception e) {
        Problem cause = e instanceof SQLException sql
                ? StorageProblems.of(sql, path)
                : StorageProblems.of(e instanceof IOException io ? io : new IOException(e), path);
        return Problem.of("FL-5010", "The monitor's figures are kept in memory only: " + cause.message(), cause.hint());
    }

    private <T> Outcome<T> with(ReentrantLock lock, Work<T> work) {
        lock.lock();
        try {
            MetricFile open;
            MetricRows its;
            synchronized (this) {
                open = opened();
                its = rows;
            }
            return Outcome.ok(work.on(open, java.util.Objects.requireNonNull(its)));
        } catch (SQLException e) {
            return failed(e);
        } catch (IOException e) {
            return Outcome.failed(inMemory(e));
        } finally {
            lock.unlock();
        }
    }

    private <T> Outcome<T> failed(SQLException e) {
        if (!isDamage(e)) {
            return Outcome.failed(inMemory(e));
        }
        synchronized (this) {
            try {
                setAside(e);
                opened();
            } catch (SQLException | IOException again) {
                return Outcome.failed(inMemory(again));
            }
        }
        return Outcome.failed(trouble.orElseThrow());
    }

    @Override
    public Outcome<Integer> append(RollupBatch batch) {
        return with(writing, (open, its) -> {
            try {
                open.write(() -> its.put(batch));
            } catch (SQLException e) {
                its.forgetCache();
                if ((e.getErrorCode() & 0xff) != FULL) {
                    throw e;
                }
                // Perhaps it is our own bound that is reached, not the disk's: then room can be made.
                new MetricTidying(open, mostBytes).prune();
                open.write(() -> its.put(batch));
            }
            return batch.size();
        });
    }

    @Override
    public Outcome<Integer> read(SeriesKey key, long beforeMs, Columns into) {
        return with(reading, (open, its) -> MetricRows.read(open, key, beforeMs, into));
    }

    @Override
    public Outcome<List<SeriesKey>> keys() {
        return with(reading, (open, its) -> {
            List<SeriesKey> keys = new ArrayList<>();
            try (Statement statement = open.reader().createStatement();
                    ResultSet row = statement.executeQuery("SELECT node, receiver, metric FROM series")) {
                while (row.next()) {
                    String receiver = row.getString(2);
                    metric(row.getString(3)).ifPresent(metric -> keys.add(key(row, receiver, metric)));
                }
            }
            return keys;
        });
    }

    private static SeriesKey key(ResultSet row, String receiver, Metric metric) {
        try {
            return new SeriesKey(
                    row.getString(1), receiver.isEmpty() ? Optional.empty() : Optional.of(receiver), metric);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Metric> metric(String name) {
        for (Metric metric : Metric.values()) {
            if (metric.name().equals(name)) {
                return Optional.of(metric);
            }
        }
        return Optional.empty();
    }

    @Override
    public Outcome<Integer> tidy(long nowMs) {
        return with(writing, (open, its) -> {
            new MetricTidying(open, mostBytes).run(nowMs);
            its.forgetCache();
            return 0;
        });
    }

    @Override
    public Optional<Problem> trouble() {
        return trouble;
    }

    @Override
    public void close() {
        writing.lock();
        reading.lock();
        try {
            synchronized (this) {
                MetricFile open = file;
                if (open != null) {
                    open.close();
                }
                file = null;
                closed = true;
            }
        } finally {
            reading.unlock();
            writing.unlock();
        }
    }
}
