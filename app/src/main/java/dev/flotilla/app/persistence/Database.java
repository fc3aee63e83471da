package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * One connection to the file of a data folder. Calls block on the disk; from any thread, one after the other.
 *
 * <p>The write-ahead log with {@code synchronous=FULL}: a transaction that was confirmed survives the death of the
 * process and of the power.
 */
public final class Database implements AutoCloseable {
    private static final int BUSY_MILLIS = 5_000;
    private static final int LARGEST_LOG_BYTES = 4 << 20;
    private static final String MEMORY = "jdbc:sqlite::memory:";

    /** Something done with the connection. */
    @FunctionalInterface
    public interface Work<T> {
        Outcome<T> on(Connection connection) throws SQLException;
    }

    private final Path file;
    private final Connection connection;
    private final boolean writable;
    private final boolean kept;
    private final ReentrantLock lock = new ReentrantLock();

    private Database(Path file, Connection connection, boolean writable, boolean kept) {
        this.file = file;
        this.connection = connection;
        this.writable = writable;
        this.kept = kept;
    }

    /** Opens and brings up to date what the caller owns: it holds the lock of the folder. */
    public static Outcome<Database> openAsOwner(DataFolder folder) {
        Path file = folder.database();
        return folder.prepare().then(prepared -> lookBeforeTouching(file)).then(fit -> {
            try {
                // Made here, because SQLite would let the umask decide; its -wal and -shm take the mode of this one.
                DataFolder.makePrivate(file);
                return open(file, "jdbc:sqlite:" + file, false);
            } catch (IOException e) {
                return Outcome.failed(StorageProblems.of(e, file));
            }
        });
    }

    private static Outcome<Path> lookBeforeTouching(Path file) {
        return FileHeader.check(file).then(sight -> switch (sight) {
            case FIT -> Outcome.ok(file);
            case LOOK_CLOSER ->
                open(file, "jdbc:sqlite:" + file, true).map(look -> {
                    look.close();
                    return file;
                });
        });
    }

    /**
     * Opens what another process may own, changing nothing; an empty one in memory where there is none. A file of an
     * earlier format is read from a copy in memory that is brought up to date: the file itself is its owner's to change.
     */
    public static Outcome<Database> openForReading(DataFolder folder) {
        Path file = folder.database();
        if (!folder.isUsed()) {
            return open(file, MEMORY, false);
        }
        return FileHeader.check(file).then(fit -> switch (openToRead(file, file.toString())) {
            case Outcome.Ok<Database> ok -> ok;
            // On a read-only disk SQLite cannot make its shared memory; without a log the file alone says it all.
            case Outcome.Failed<Database> failed ->
                FileHeader.hasLog(file) ? failed : openToRead(file, "file:" + uriPath(file) + "?immutable=1");
        });
    }

    /** @param name of the file, as a path or as a URI */
    private static Outcome<Database> openToRead(Path file, String name) {
        return open(file, "jdbc:sqlite:" + name, true)
                .then(found -> found.read(Migrations::version)
                        .then(version -> version == Migrations.NEWEST ? Outcome.ok(found) : copied(found, name)));
    }

    private static Outcome<Database> copied(Database found, String name) {
        found.close();
        Connection memory = null;
        try {
            memory = JDBC.createConnection(MEMORY, settings(false));
            try (Statement statement = memory.createStatement()) {
                statement.executeUpdate("restore from \"" + name + "\"");
            }
            Database copy = new Database(found.file, memory, false, false);
            Outcome<Database> done =
                    Migrations.bringUpToDate(memory, found.file).map(version -> copy);
            if (done instanceof Outcome.Failed<Database>) {
                closeQuietly(memory);
            }
            return done;
        } catch (SQLException e) {
            closeQuietly(memory);
            return Outcome.failed(StorageProblems.of(e, found.file));
        }
    }

    private static String uriPath(Path file) {
        return file.toUri().getRawPath();
    }

    private static Outcome<Database> open(Path file, String url, boolean readOnly) {
        Connection made = null;
        try {
            made = JDBC.createConnection(url, settings(readOnly));
            Database database = new Database(file, made, !readOnly, !url.equals(MEMORY));
            Outcome<Database> ready = readOnly ? database.checkReadable() : database.prepare();
            if (ready instanceof Outcome.Failed<Database>) {
                made.close();
            }
            return ready;
        } catch (SQLException e) {
            closeQuietly(made);
            return Outcome.failed(StorageProblems.of(e, file));
        }
    }

    private static Properties settings(boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        config.setReadOnly(readOnly);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        return config.toProperties();
    }

    private Outcome<Database> prepare() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            // What is deleted (a secret, say) is overwritten, not only unlinked.
            statement.execute("PRAGMA secure_delete=ON");
            statement.execute("PRAGMA journal_size_limit=" + LARGEST_LOG_BYTES);
        }
        return Migrations.bringUpToDate(connection, file).map(version -> this);
    }

    private Outcome<Database> checkReadable() throws SQLException {
        return Migrations.check(connection, file).map(version -> this);
    }

    /** Reads several things that belong together. */
    public <T> Outcome<T> read(Work<T> work) {
        return transaction("BEGIN", work);
    }

    /** One transaction: kept as a whole when the work succeeds, else nothing of it. */
    public <T> Outcome<T> write(Work<T> work) {
        if (!writable) {
            throw new IllegalStateException("opened for reading");
        }
        return transaction("BEGIN IMMEDIATE", work);
    }

    /**
     * Writes the file anew, so that nothing of what was deleted stays in it, and empties the log beside it. It needs room
     * for a second copy meanwhile; fails without harm where there is none, or while somebody reads.
     */
    Outcome<Boolean> compact() {
        lock.lock();
        try {
            execute("VACUUM");
            return emptied() ? Outcome.ok(true) : Outcome.failed(StorageProblems.inUse(file));
        } catch (SQLException e) {
            return Outcome.failed(StorageProblems.of(e, file));
        } finally {
            lock.unlock();
        }
    }

    /** Empties the log beside the file, unless somebody reads just now; then the end of this process does. */
    void emptyLog() {
        lock.lock();
        try {
            emptied();
        } catch (SQLException e) {
            // What was written is safe either way.
            return;
        } finally {
            lock.unlock();
        }
    }

    private boolean emptied() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return row.next() && row.getInt(1) == 0;
        }
    }

    private <T> Outcome<T> transaction(String begin, Work<T> work) {
        lock.lock();
        try {
            boolean committed = false;
            execute(begin);
            try {
                Outcome<T> result = work.on(connection);
                if (result instanceof Outcome.Ok<T>) {
                    execute("COMMIT");
                    committed = true;
                }
                return result;
            } finally {
                if (!committed) {
                    rollBack();
                }
            }
        } catch (SQLException e) {
            return Outcome.failed(StorageProblems.of(e, file));
        } finally {
            lock.unlock();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException alreadyDone) {
            // SQLite itself rolls back on a full disk, and then there is no transaction left to end.
            return;
        }
    }

    /** Whether {@link #write} may be called. */
    public boolean isWritable() {
        return writable;
    }

    /** Whether it lies in a file; one in memory is gone with this object. */
    boolean isKept() {
        return kept;
    }

    public Path file() {
        return file;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closeQuietly(connection);
        } finally {
            lock.unlock();
        }
    }

    private static void closeQuietly(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // Everything confirmed lies in the log; the next start takes it from there.
            return;
        }
    }
}
