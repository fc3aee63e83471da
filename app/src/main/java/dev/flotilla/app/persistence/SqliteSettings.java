package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.fleet.store.SettingsRepository;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Settings in a table of keys and JSON texts. */
public final class SqliteSettings implements SettingsRepository {
    private final Database database;

    public SqliteSettings(Database database) {
        this.database = database;
    }

    @Override
    public Outcome<Map<String, String>> load() {
        return database.read(connection -> {
            Map<String, String> values = new HashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT key, json FROM setting")) {
                while (rows.next()) {
                    values.put(rows.getString(1), rows.getString(2));
                }
            }
            return Outcome.ok(values);
        });
    }

    @Override
    public Outcome<String> save(String key, Optional<String> json) {
        String sql = json.isPresent()
                ? "INSERT OR REPLACE INTO setting (key, json) VALUES (?, ?)"
                : "DELETE FROM setting WHERE key = ?";
        return database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, key);
                if (json.isPresent()) {
                    statement.setString(2, json.get());
                }
                statement.executeUpdate();
            }
            return Outcome.ok(key);
        });
    }
}
