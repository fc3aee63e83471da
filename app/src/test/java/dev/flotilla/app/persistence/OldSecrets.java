package dev.flotilla.app.persistence;

import static dev.flotilla.app.persistence.Opened.opened;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Databases as the versions before the sealing left them, and what lies in the files of a folder. */
final class OldSecrets {
    private OldSecrets() {}

    /** Version 6 with these secrets in plain: in the table, in pages that were freed, and in the log beside the file. */
    static void write(DataFolder folder, Map<String, String> secrets) throws SQLException {
        opened(Database.openAsOwner(folder)).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.database());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE vault_key");
            statement.execute("DROP TABLE sealed_secret");
            statement.execute("PRAGMA user_version=6");
            statement.execute("PRAGMA secure_delete=OFF");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO secret VALUES (?, ?)")) {
                for (Map.Entry<String, String> secret : secrets.entrySet()) {
                    insert.setString(1, secret.getKey());
                    insert.setBytes(2, secret.getValue().getBytes(StandardCharsets.UTF_8));
                    insert.executeUpdate();
                }
                for (int i = 0; i < 200; i++) {
                    insert.setString(1, "gone-" + i);
                    insert.setBytes(
                            2,
                            (secrets.values().iterator().next() + " of a removed stack " + i)
                                    .repeat(20)
                                    .getBytes(StandardCharsets.UTF_8));
                    insert.executeUpdate();
                }
            }
            statement.execute("DELETE FROM secret WHERE id LIKE 'gone-%'");
        }
    }

    /** Files of a folder in whose bytes a text stands. */
    static List<String> filesThatHold(Path folder, String text) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(folder.relativize(file).toString());
                }
            }
        }
        return found;
    }
}
