package dev.flotilla.app.persistence;

import dev.flotilla.app.base.MachineFault;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.secret.KeyedHash;
import dev.flotilla.app.secret.vault.SecretRef;
import dev.flotilla.app.secret.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Secrets in a table apart. A secret is named by its keyed hash, so that the same value is kept once. Throws
 * {@link MachineFault} when the disk fails.
 */
public final class SqliteVault implements Vault {
    private static final String KEY_ROW = "#key";
    private static final int KEY_BYTES = 32;

    private final Database database;
    private final KeyedHash hash;
    /** What was kept since this was opened may not be referred to yet. */
    private final Set<String> fresh = ConcurrentHashMap.newKeySet();

    private SqliteVault(Database database, KeyedHash hash) {
        this.database = database;
        this.hash = hash;
    }

    /**
     * Makes the key of the data folder where there is none yet. A database opened for reading that has none gets a key
     * for this run alone: nothing can be stored that it would have to match.
     */
    public static Outcome<SqliteVault> open(Database database) {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        return database.read(connection -> Outcome.ok(read(connection, KEY_ROW)))
                .then(found -> found.isPresent() ? Outcome.ok(found.get()) : keepKey(database, fresh))
                .map(key -> new SqliteVault(database, new KeyedHash(key)));
    }

    private static Outcome<byte[]> keepKey(Database database, byte[] key) {
        if (!database.isWritable()) {
            return Outcome.ok(key);
        }
        return database.write(connection -> {
            insert(connection, KEY_ROW, key);
            return Outcome.ok(key);
        });
    }

    @Override
    public SecretRef keep(String plain) {
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
        return value(database.write(connection -> {
            // 64 bits of a hash name a secret; should two ever meet, the second gets a name of its own.
            String id = hash.of(plain);
            Optional<byte[]> there = read(connection, id);
            for (int i = 2; there.isPresent() && !Arrays.equals(there.get(), bytes); i++) {
                id = hash.of(plain) + "-" + i;
                there = read(connection, id);
            }
            if (there.isEmpty()) {
                insert(connection, id, bytes);
            }
            fresh.add(id);
            return Outcome.ok(new SecretRef(id));
        }));
    }

    @Override
    public Optional<String> plain(SecretRef ref) {
        if (ref.id().equals(KEY_ROW)) {
            return Optional.empty();
        }
        return value(database.read(connection ->
                Outcome.ok(read(connection, ref.id()).map(bytes -> new String(bytes, StandardCharsets.UTF_8)))));
    }

    /**
     * Takes away what neither the journal nor anything else refers to any more, but nothing that was kept since this was
     * opened. Only for the owner of the folder.
     *
     * @param elsewhere ids to which something outside of the database refers
     * @return how many secrets are gone
     */
    public Outcome<Integer> sweep(Set<String> elsewhere) {
        Set<String> kept = new HashSet<>(elsewhere);
        kept.addAll(fresh);
        return SecretSweep.sweep(database, kept);
    }

    @Override
    public KeyedHash hash() {
        return hash;
    }

    private static Optional<byte[]> read(Connection connection, String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT plain FROM secret WHERE id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    private static void insert(Connection connection, String id, byte[] plain) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO secret VALUES (?, ?)")) {
            insert.setString(1, id);
            insert.setBytes(2, plain);
            insert.executeUpdate();
        }
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new MachineFault(failed.first());
        };
    }
}
