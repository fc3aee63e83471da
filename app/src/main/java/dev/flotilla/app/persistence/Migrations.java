package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/**
 * The steps from an empty file to today's tables. {@code PRAGMA user_version} counts those that were taken; each is one
 * transaction. A step that was released is never edited: what changes later is a new file at the end of the list.
 */
final class Migrations {
    private static final List<String> STEPS = List.of(
            "V1__fleet.sql",
            "V2__journal.sql",
            "V3__node.sql",
            "V4__alarm.sql",
            "V5__setup.sql",
            "V6__ending.sql",
            "V7__vault.sql");

    static final int NEWEST = STEPS.size();

    private Migrations() {}

    /** The version of the file afterwards. */
    static Outcome<Integer> bringUpToDate(Connection connection, Path file) throws SQLException {
        return bringTo(NEWEST, connection, file);
    }

    /** As an earlier program did whose newest format was that one. */
    static Outcome<Integer> bringTo(int wanted, Connection connection, Path file) throws SQLException {
        return switch (check(connection, file)) {
            case Outcome.Failed<Integer> failed -> failed;
            case Outcome.Ok<Integer>(Integer version) -> {
                for (int step = version; step < wanted; step++) {
                    take(connection, step);
                }
                yield Outcome.ok(Math.max(version, wanted));
            }
        };
    }

    /** The format of a file that was checked. */
    static Outcome<Integer> version(Connection connection) throws SQLException {
        return Outcome.ok(number(connection, "PRAGMA user_version"));
    }

    /** The version of the file when this program can read it. */
    static Outcome<Integer> check(Connection connection, Path file) throws SQLException {
        int version = number(connection, "PRAGMA user_version");
        int application = number(connection, "PRAGMA application_id");
        if (version > NEWEST) {
            return Outcome.failed(StorageProblems.newer(file, version, NEWEST));
        }
        boolean unborn = version == 0 && number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (application != FileHeader.APPLICATION_ID && !unborn) {
            return Outcome.failed(StorageProblems.foreign(file));
        }
        return Outcome.ok(version);
    }

    private static void take(Connection connection, int step) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                for (String sql : statements(STEPS.get(step))) {
                    statement.execute(sql);
                }
                statement.execute("PRAGMA application_id=" + FileHeader.APPLICATION_ID);
                statement.execute("PRAGMA user_version=" + (step + 1));
                statement.execute("COMMIT");
            } catch (SQLException e) {
                rollBack(statement, e);
                throw e;
            }
        }
    }

    private static void rollBack(Statement statement, SQLException cause) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyDone) {
            cause.addSuppressed(alreadyDone);
        }
    }

    /** Statements end with a semicolon at the end of a line; lines that begin with two dashes are comments. */
    private static List<String> statements(String name) {
        String all;
        try (InputStream in =
                Objects.requireNonNull(Migrations.class.getResourceAsStream("migrations/" + name), name)) {
            all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StringBuilder bare = new StringBuilder();
        all.lines()
                .filter(line -> !line.stripLeading().startsWith("--"))
                .forEach(line -> bare.append(line.stripTrailing()).append('\n'));
        return List.of(bare.toString().split(";\n")).stream()
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .toList();
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
