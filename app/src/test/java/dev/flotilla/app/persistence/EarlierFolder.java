package dev.flotilla.app.persistence;

import static dev.flotilla.app.persistence.Opened.opened;

import dev.flotilla.app.fleet.store.StoredFleet;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A data folder as an earlier Flotilla left it: the first so many steps of the migrations, and a host. */
public final class EarlierFolder {
    /** How many formats there were before today's; format 0 is a file in which nothing was stored yet. */
    public static final int TODAY = Migrations.NEWEST;

    private EarlierFolder() {}

    /** @param format 0 to {@link #TODAY} */
    public static void make(Path folder, int format) throws IOException, SQLException {
        DataFolder data = new DataFolder(folder);
        opened(data.prepare());
        DataFolder.makePrivate(data.database());
        try (Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + data.database() + "?journal_mode=WAL")) {
            opened(Migrations.bringTo(format, connection, data.database()));
            if (format > 0) {
                execute(
                        connection,
                        "INSERT INTO host VALUES ('h1', 0, 'old-one', 'unix://" + folder.resolve("no.sock")
                                + "', NULL, NULL, NULL, 'active', NULL, NULL, 10)");
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public static int format(Path folder) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + new DataFolder(folder).database());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** The fleet, read as a command reads it. */
    public static StoredFleet read(Path folder) {
        try (Database database = opened(Database.openForReading(new DataFolder(folder)))) {
            return opened(new SqliteFleetRepository(database).load());
        }
    }
}
