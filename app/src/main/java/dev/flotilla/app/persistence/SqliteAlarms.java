package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.alarm.AlarmArchive;
import dev.flotilla.app.monitor.alarm.AlarmBook;
import dev.flotilla.app.monitor.alarm.AlarmChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alarms in a table that never grows beyond its bound. */
public final class SqliteAlarms implements AlarmArchive {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database database;
    private final int most;

    public SqliteAlarms(Database database) {
        this(database, MOST);
    }

    SqliteAlarms(Database database, int most) {
        this.database = database;
        this.most = most;
    }

    @Override
    public Outcome<Kept> load(Instant now) {
        return database.read(connection -> Outcome.ok(
                new Kept(greatest(connection) + 1, last(connection), mutes(connection, now.toEpochMilli()))));
    }

    /** Greater than any number that was given, also of alarms that are gone. */
    private static long greatest(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT max(seq) FROM sqlite_sequence WHERE name = 'alarm'")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static List<Alarm> last(Connection connection) throws SQLException {
        List<Alarm> last = new ArrayList<>();
        String sql = "SELECT id, rule, severity, subject, nodes, why, raised, ended, flapping, seen, ending FROM alarm"
                + " WHERE ended IS NULL OR id IN (SELECT id FROM alarm ORDER BY id DESC LIMIT " + AlarmBook.MOST + ")"
                + " ORDER BY id DESC";
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(sql)) {
            while (row.next()) {
                last.add(alarm(row));
            }
        }
        return last;
    }

    private static Alarm alarm(ResultSet row) throws SQLException {
        long ended = row.getLong(8);
        boolean over = !row.wasNull();
        return new Alarm(
                row.getLong(1),
                row.getString(2),
                severity(row.getString(3)),
                row.getString(4),
                nodes(row.getString(5)),
                row.getString(6),
                Instant.ofEpochMilli(row.getLong(7)),
                over ? Optional.of(Instant.ofEpochMilli(ended)) : Optional.empty(),
                row.getInt(9) != 0,
                row.getInt(10) != 0,
                over ? Optional.of(ending(row.getString(11))) : Optional.empty());
    }

    /** Before there were several ways to end there was one. */
    private static Alarm.Ending ending(@Nullable String word) {
        return word == null ? Alarm.Ending.WELL : Alarm.Ending.of(word);
    }

    private static Alarm.Severity severity(String name) {
        return name.equals(Alarm.Severity.CRITICAL.name()) ? Alarm.Severity.CRITICAL : Alarm.Severity.WARNING;
    }

    private static List<String> nodes(String json) {
        try {
            return JSON.readTree(json).valueStream().map(JsonNode::stringValue).toList();
        } catch (JacksonException written) {
            throw new IllegalStateException("nodes of an alarm that are no list of names", written);
        }
    }

    private static Map<String, Instant> mutes(Connection connection, long nowMs) throws SQLException {
        Map<String, Instant> mutes = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT node, until FROM mute WHERE until > ?")) {
            query.setLong(1, nowMs);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    mutes.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2)));
                }
            }
        }
        return mutes;
    }

    @Override
    public Outcome<Integer> keep(List<AlarmChange> changes) {
        if (changes.isEmpty()) {
            return Outcome.ok(0);
        }
        return database.write(connection -> {
            String sql = "INSERT INTO alarm (id, rule, severity, subject, nodes, why, raised, ended, flapping, seen,"
                    + " ending) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET nodes = excluded.nodes,"
                    + " why = excluded.why, ended = excluded.ended, flapping = excluded.flapping,"
                    + " ending = excluded.ending, seen = max(seen, excluded.seen)";
            try (PreparedStatement write = connection.prepareStatement(sql)) {
                for (AlarmChange change : changes) {
                    write(write, change.alarm());
                }
            }
            thin(connection);
            return Outcome.ok(changes.size());
        });
    }

    private static void write(PreparedStatement write, Alarm alarm) throws SQLException {
        write.setLong(1, alarm.id());
        write.setString(2, alarm.rule());
        write.setString(3, alarm.severity().name());
        write.setString(4, alarm.subject());
        write.setString(5, JSON.writeValueAsString(alarm.nodes()));
        write.setString(6, alarm.why());
        write.setLong(7, alarm.raised().toEpochMilli());
        if (alarm.ended().isPresent()) {
            write.setLong(8, alarm.ended().get().toEpochMilli());
        } else {
            write.setNull(8, Types.INTEGER);
        }
        write.setInt(9, alarm.flapping() ? 1 : 0);
        write.setInt(10, alarm.seen() ? 1 : 0);
        write.setString(11, alarm.ending().map(Alarm.Ending::word).orElse(null));
        write.executeUpdate();
    }

    private void thin(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM alarm WHERE ended IS NOT NULL"
                + " AND id <= (SELECT id FROM alarm ORDER BY id DESC LIMIT 1 OFFSET ?)")) {
            delete.setInt(1, most);
            delete.executeUpdate();
        }
    }

    @Override
    public Outcome<Integer> seen(long upTo) {
        return database.write(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE alarm SET seen = 1 WHERE id <= ? AND seen = 0")) {
                update.setLong(1, upTo);
                return Outcome.ok(update.executeUpdate());
            }
        });
    }

    @Override
    public Outcome<String> mute(String node, Optional<Instant> until) {
        return database.write(connection -> {
            String sql =
                    until.isPresent() ? "INSERT OR REPLACE INTO mute VALUES (?, ?)" : "DELETE FROM mute WHERE node = ?";
            try (PreparedStatement write = connection.prepareStatement(sql)) {
                write.setString(1, node);
                if (until.isPresent()) {
                    write.setLong(2, until.get().toEpochMilli());
                }
                write.executeUpdate();
            }
            return Outcome.ok(node);
        });
    }
}
