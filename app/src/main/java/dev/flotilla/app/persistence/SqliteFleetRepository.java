package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Revision;
import dev.flotilla.app.fleet.store.FleetRepository;
import dev.flotilla.app.fleet.store.StoredFleet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The fleet in tables; a change writes the rows that differ. */
public final class SqliteFleetRepository implements FleetRepository {
    private final Database database;

    public SqliteFleetRepository(Database database) {
        this.database = database;
    }

    @Override
    public Outcome<StoredFleet> load() {
        return database.read(connection -> new FleetRows(connection, database.file()).read());
    }

    @Override
    public Outcome<StoredFleet> save(StoredFleet before, StoredFleet after) {
        return database.write(connection -> {
            if (!advance(connection, before.revision(), after.revision())) {
                return Outcome.failed(Problem.of(
                        "FL-1024",
                        "Another program changed " + database.file() + " meanwhile; the edit was not saved.",
                        "Start Flotilla again to see what is there."));
            }
            new FleetWriter(connection).write(before.fleet(), after.fleet());
            return Outcome.ok(after);
        });
    }

    private static boolean advance(Connection connection, Revision from, Revision to) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE meta SET value = ? WHERE key = 'revision' AND value = ?")) {
            update.setString(1, Long.toString(to.number()));
            update.setString(2, Long.toString(from.number()));
            return update.executeUpdate() == 1;
        }
    }
}
