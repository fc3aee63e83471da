package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.deploy.journal.StepRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The journal in two tables: one row per apply, one per entry. */
public final class SqliteDeployJournal implements DeployJournal {
    private static final String COLUMNS =
            "SELECT id, stack, kind, on_failure, state, started_at, ended_at, owner, pending, plan FROM apply ";

    private final Database database;

    public SqliteDeployJournal(Database database) {
        this.database = database;
    }

    @Override
    public Outcome<ApplyRecord> begin(ApplyRecord apply) {
        return database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO apply (id, stack, kind, on_failure, state, started_at, owner, pending, plan)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, apply.id());
                insert.setString(2, apply.stack());
                insert.setString(3, apply.kind().name());
                insert.setString(4, apply.onFailure().name());
                insert.setString(5, apply.state().name());
                insert.setString(6, apply.startedAt().toString());
                insert.setString(7, apply.owner());
                insert.setInt(8, apply.pending());
                insert.setString(9, apply.planText());
                insert.executeUpdate();
            }
            return Outcome.ok(apply);
        });
    }

    @Override
    public Outcome<Integer> write(String applyId, List<StepRecord> entries) {
        return database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO apply_step (apply, step, what, at, made, code, message, hint)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (StepRecord entry : entries) {
                    insert.setString(1, applyId);
                    insert.setInt(2, entry.step());
                    insert.setString(3, entry.what().name());
                    insert.setString(4, entry.at().toString());
                    insert.setObject(5, entry.made().orElse(null));
                    insert.setObject(6, entry.problem().map(Problem::code).orElse(null));
                    insert.setObject(7, entry.problem().map(Problem::message).orElse(null));
                    insert.setObject(8, entry.problem().map(Problem::hint).orElse(null));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return Outcome.ok(entries.size());
        });
    }

    @Override
    public Outcome<ApplyRecord> update(ApplyRecord apply) {
        return database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE apply SET state = ?, ended_at = ?, owner = ?, pending = ? WHERE id = ?")) {
                update.setString(1, apply.state().name());
                update.setObject(2, apply.endedAt().map(Instant::toString).orElse(null));
                update.setString(3, apply.owner());
                update.setInt(4, apply.pending());
                update.setString(5, apply.id());
                update.executeUpdate();
            }
            return Outcome.ok(apply);
        });
    }

    @Override
    public Outcome<List<StepRecord>> entries(String applyId) {
        return database.read(connection -> {
            List<StepRecord> entries = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT step, what, at, made, code, message, hint FROM apply_step WHERE apply = ? ORDER BY number")) {
                query.setString(1, applyId);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        entries.add(entry(rows));
                    }
                }
            }
            return Outcome.ok(entries);
        });
    }

    @Override
    public Outcome<List<ApplyRecord>> recent(Optional<String> stack, int limit) {
        return database.read(connection -> {
            String where = stack.isPresent() ? "WHERE stack = ? " : "";
            return applies(connection, where + "ORDER BY number DESC LIMIT " + limit, stack);
        });
    }

    @Override
    public Outcome<List<ApplyRecord>> unfinished() {
        return database.read(connection -> applies(
                connection,
                "WHERE pending > 0 OR state IN ('RUNNING', 'ROLLING_BACK') ORDER BY number DESC",
                Optional.empty()));
    }

    private static Outcome<List<ApplyRecord>> applies(Connection connection, String rest, Optional<String> stack)
            throws SQLException {
        List<ApplyRecord> applies = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS + rest)) {
            if (stack.isPresent()) {
                query.setString(1, stack.get());
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    applies.add(apply(rows));
                }
            }
        }
        return Outcome.ok(applies);
    }

    private static ApplyRecord apply(ResultSet row) throws SQLException {
        return new ApplyRecord(
                row.getString(1),
                row.getString(2),
                DeployPlan.Kind.valueOf(row.getString(3)),
                OnFailure.valueOf(row.getString(4)),
                ApplyState.valueOf(row.getString(5)),
                Instant.parse(row.getString(6)),
                Optional.ofNullable(row.getString(7)).map(Instant::parse),
                row.getString(8),
                row.getInt(9),
                row.getString(10));
    }

    private static StepRecord entry(ResultSet row) throws SQLException {
        Optional<Problem> problem = Optional.ofNullable(row.getString(5)).isPresent()
                ? Optional.of(Problem.of(row.getString(5), row.getString(6), row.getString(7)))
                : Optional.empty();
        return new StepRecord(
                row.getInt(1),
                StepRecord.What.valueOf(row.getString(2)),
                Instant.parse(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                problem);
    }
}
