package dev.flotilla.app.persistence;

import dev.flotilla.app.secret.Protection;
import dev.flotilla.app.secret.seal.SealKey;
import dev.flotilla.app.secret.seal.Stretching;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rows of the vault, within a transaction of its caller. */
final class VaultRows {
    private static final String SCRUB = "vault-scrub";
    /** Its rows are sealed for their own ids: a row that was taken to another id does not open. */
    private static final String ABOUT = "flotilla secret 1 ";

    private VaultRows() {}

    /** Empty before the first sealing; a row that makes no sense is an SQLException of a damaged file. */
    static Optional<WrappedKey> key(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(
                        "SELECT protection, name, wrapped, salt, memory_kib, passes, lanes FROM vault_key")) {
            if (!row.next()) {
                return Optional.empty();
            }
            Optional<Protection> protection = Protection.ofWord(row.getString(1));
            Optional<Stretching> stretching = stretching(row);
            boolean sound =
                    protection.isPresent() && stretching.isPresent() == (protection.get() == Protection.PASSPHRASE);
            if (!sound) {
                throw damaged();
            }
            return Optional.of(new WrappedKey(
                    protection.get(), row.getString(2), HexFormat.of().formatHex(row.getBytes(3)), stretching));
        }
    }

    private static Optional<Stretching> stretching(ResultSet row) throws SQLException {
        String salt = row.getString(4);
        if (salt == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Stretching(salt, row.getInt(5), row.getInt(6), row.getInt(7)));
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
    }

    private static SQLException damaged() {
        return new SQLException("the row of the key is damaged", "", StorageProblems.CORRUPT);
    }

    static void keep(Connection connection, WrappedKey key) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR REPLACE INTO vault_key VALUES (1, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, key.protection().word());
            insert.setString(2, key.name());
            insert.setBytes(3, HexFormat.of().parseHex(key.wrapped()));
            if (key.stretching().isPresent()) {
                Stretching how = key.stretching().get();
                insert.setString(4, how.salt());
                insert.setInt(5, how.memoryKib());
                insert.setInt(6, how.passes());
                insert.setInt(7, how.lanes());
            }
            insert.executeUpdate();
        }
    }

    static Optional<byte[]> sealed(Connection connection, String id) throws SQLException {
        return bytes(connection, "SELECT sealed FROM sealed_secret WHERE id = ?", id);
    }

    static void seal(Connection connection, String id, byte[] plain, SealKey key) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO sealed_secret VALUES (?, ?)")) {
            insert.setString(1, id);
            insert.setBytes(2, key.seal(plain, ABOUT + id));
            insert.executeUpdate();
        }
    }

    /** Empty when it was altered, or belongs to another id. */
    static Optional<byte[]> open(String id, byte[] sealed, SealKey key) {
        return key.open(sealed, ABOUT + id);
    }

    /** How many values are kept, sealed or from before. */
    static int count(Connection connection) throws SQLException {
        return number(connection, "SELECT count(*) FROM secret WHERE id NOT LIKE '#%'")
                + number(connection, "SELECT count(*) FROM sealed_secret WHERE id NOT LIKE '#%'");
    }

    /** A value from before the first sealing. */
    static Optional<byte[]> plain(Connection connection, String id) throws SQLException {
        return bytes(connection, "SELECT plain FROM secret WHERE id = ?", id);
    }

    static SortedMap<String, byte[]> allPlain(Connection connection) throws SQLException {
        SortedMap<String, byte[]> all = new TreeMap<>();
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("SELECT id, plain FROM secret")) {
            while (rows.next()) {
                all.put(rows.getString(1), rows.getBytes(2));
            }
        }
        return all;
    }

    /** Away with the plain ones; what they leave behind in the file is to be scrubbed. */
    static void dropPlain(Connection connection) throws SQLException {
        execute(connection, "DELETE FROM secret");
        execute(connection, "INSERT OR REPLACE INTO meta VALUES ('" + SCRUB + "', 'wanted')");
    }

    static boolean wantsScrubbing(Connection connection) throws SQLException {
        return number(connection, "SELECT count(*) FROM meta WHERE key = '" + SCRUB + "'") > 0;
    }

    static void scrubbed(Connection connection) throws SQLException {
        execute(connection, "DELETE FROM meta WHERE key = '" + SCRUB + "'");
    }

    static void dropAll(Connection connection) throws SQLException {
        execute(connection, "DELETE FROM sealed_secret");
        execute(connection, "DELETE FROM vault_key");
    }

    private static Optional<byte[]> bytes(Connection connection, String sql, String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
