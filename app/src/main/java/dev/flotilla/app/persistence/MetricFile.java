package dev.flotilla.app.persistence;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * The file of the monitor's figures with its two connections: one writes, one reads, and with the write-ahead log
 * neither waits for the other. {@code synchronous=NORMAL}: a loss of power may cost the last seconds, never the file.
 */
final class MetricFile implements AutoCloseable {
    private static final int APPLICATION_ID = 0x464C4F4D; // FLOM
    private static final int VERSION = 1;
    private static final int PAGE = 4096;
    private static final int LARGEST_LOG_BYTES = 8 << 20;
    private static final int BUSY_MILLIS = 2_000;

    private static final String[] TABLES = {
        "CREATE TABLE series (id INTEGER PRIMARY KEY, node TEXT NOT NULL, receiver TEXT NOT NULL,"
                + " metric TEXT NOT NULL, last INTEGER NOT NULL, UNIQUE (node, receiver, metric))",
        // By time first: whoever writes goes on at the end, and the oldest lie together.
        "CREATE TABLE fresh (minute INTEGER NOT NULL, series INTEGER NOT NULL, points BLOB NOT NULL,"
                + " PRIMARY KEY (minute, series)) WITHOUT ROWID",
        "CREATE TABLE block (start INTEGER NOT NULL, series INTEGER NOT NULL, points BLOB NOT NULL,"
                + " PRIMARY KEY (start, series)) WITHOUT ROWID",
        "CREATE TABLE progress (condensed INTEGER NOT NULL)",
        "INSERT INTO progress VALUES (0)",
    };

    private final Connection writer;
    private final Connection reader;

    private MetricFile(Connection writer, Connection reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /** @param mostBytes SQLite itself lets the file grow no further */
    static MetricFile open(Path file, long mostBytes) throws SQLException, IOException {
        DataFolder.makePrivate(file);
        Connection writer = JDBC.createConnection("jdbc:sqlite:" + file, settings(false));
        try {
            prepare(writer, mostBytes);
            return new MetricFile(writer, JDBC.createConnection("jdbc:sqlite:" + file, settings(true)));
        } catch (SQLException e) {
            writer.close();
            throw e;
        }
    }

    private static java.util.Properties settings(boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setReadOnly(readOnly);
        return config.toProperties();
    }

    private static void prepare(Connection connection, long mostBytes) throws SQLException {
        run(connection, "PRAGMA page_size=" + PAGE);
        run(connection, "PRAGMA auto_vacuum=INCREMENTAL");
        run(connection, "PRAGMA journal_mode=WAL");
        run(connection, "PRAGMA synchronous=NORMAL");
        run(connection, "PRAGMA journal_size_limit=" + LARGEST_LOG_BYTES);
        run(connection, "PRAGMA max_page_count=" + mostBytes / PAGE);
        long version = number(connection, "PRAGMA user_version");
        if (version == 0 && number(connection, "SELECT count(*) FROM sqlite_schema") == 0) {
            run(connection, "BEGIN IMMEDIATE");
            for (String table : TABLES) {
                run(connection, table);
            }
            run(connection, "PRAGMA application_id=" + APPLICATION_ID);
            run(connection, "PRAGMA user_version=" + VERSION);
            run(connection, "COMMIT");
        } else if (version != VERSION || number(connection, "PRAGMA application_id") != APPLICATION_ID) {
            throw new SQLException("written by another program or a newer Flotilla", "", StorageProblems.NOTADB);
        }
    }

    Connection writer() {
        return writer;
    }

    Connection reader() {
        return reader;
    }

    /** Runs the work as one transaction of the writer. */
    void write(Work work) throws SQLException {
        run(writer, "BEGIN IMMEDIATE");
        boolean kept = false;
        try {
            work.run();
            run(writer, "COMMIT");
            kept = true;
        } finally {
            if (!kept) {
                rollBack();
            }
        }
    }

    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    private void rollBack() {
        try {
            run(writer, "ROLLBACK");
        } catch (SQLException alreadyDone) {
            // SQLite itself rolls back on a full disk, and then there is no transaction left to end.
            return;
        }
    }

    /** Bytes in use: without the pages that are free again. */
    long usedBytes() throws SQLException {
        return (number(writer, "PRAGMA page_count") - number(writer, "PRAGMA freelist_count")) * PAGE;
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** How many rows were changed. */
    static int change(Connection connection, String sql, long... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    @Override
    public void close() {
        close(reader);
        close(writer);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // What was committed lies in the log; the next start takes it from there.
            return;
        }
    }
}
