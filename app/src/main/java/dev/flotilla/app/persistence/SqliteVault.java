package dev.flotilla.app.persistence;

import dev.flotilla.app.base.MachineFault;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.KeyedHash;
import dev.flotilla.app.secret.seal.SealKey;
import dev.flotilla.app.secret.vault.KeySources;
import dev.flotilla.app.secret.vault.MaskedVault;
import dev.flotilla.app.secret.vault.SecretRef;
import dev.flotilla.app.secret.vault.Vault;
import dev.flotilla.app.secret.vault.VaultKeys;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in a table apart, each sealed. A secret is named by its keyed hash, so that the same value is kept once; the key
 * of that hash is sealed as well, or names could be tried out. Throws {@link MachineFault} when the disk fails, and while
 * the key cannot be had.
 */
public final class SqliteVault implements Vault {
    private static final String KEY_ROW = "#key";
    private static final int KEY_BYTES = 32;

    private final Database database;
    private final KeySources sources;
    private final VaultLock lock;
    /** What was kept since this was opened may not be referred to yet. */
    private final Set<String> fresh = ConcurrentHashMap.newKeySet();

    private @Nullable KeyedHash hash;
    private int hashAge;

    private SqliteVault(Database database, KeySources sources, VaultLock lock) {
        this.database = database;
        this.sources = sources;
        this.lock = lock;
    }

    /**
     * The owner seals at once what an earlier version left in plain; nothing else is asked or made before it is needed.
     * A reader takes a file as it is.
     */
    public static Outcome<SqliteVault> open(Database database, KeySources sources) {
        return open(database, sources, step -> {});
    }

    static Outcome<SqliteVault> open(Database database, KeySources sources, Consumer<String> reached) {
        VaultLock lock = new VaultLock(database, sources, reached);
        SqliteVault vault = new SqliteVault(database, sources, lock);
        return database.isWritable() && database.isKept() ? lock.bringUpToDate().map(done -> vault) : Outcome.ok(vault);
    }

    /** The key of this vault. */
    public VaultKeys keys() {
        return lock;
    }

    @Override
    public Optional<Problem> locked() {
        return lock.find() instanceof Outcome.Failed<Optional<SealKey>> failed
                ? Optional.of(failed.first())
                : Optional.empty();
    }

    @Override
    public Vault forShowing() {
        return lock.find(false) instanceof Outcome.Failed<?> ? new MaskedVault(this) : this;
    }

    @Override
    public SecretRef keep(String plain) {
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
        String name = hash().of(plain);
        SealKey key = value(lock.key());
        return value(database.write(connection -> {
            // 64 bits of a hash name a secret; should two ever meet, the second gets a name of its own.
            String id = name;
            Optional<byte[]> there = VaultRows.sealed(connection, id);
            for (int i = 2; there.isPresent() && !holds(id, there.get(), key, bytes); i++) {
                id = name + "-" + i;
                there = VaultRows.sealed(connection, id);
            }
            if (there.isEmpty()) {
                VaultRows.seal(connection, id, bytes, key);
            }
            fresh.add(id);
            return Outcome.ok(new SecretRef(id));
        }));
    }

    private static boolean holds(String id, byte[] sealed, SealKey key, byte[] plain) {
        return VaultRows.open(id, sealed, key)
                .filter(there -> Arrays.equals(there, plain))
                .isPresent();
    }

    @Override
    public Optional<String> plain(SecretRef ref) {
        return ref.id().equals(KEY_ROW)
                ? Optional.empty()
                : value(read(ref.id())).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Sealed, or in plain from before the first sealing; a reader may see a file that its owner has not sealed yet. */
    private Outcome<Optional<byte[]>> read(String id) {
        return database.read(connection -> Outcome.ok(found(connection, id)))
                .then(found -> found.isEmpty()
                        ? Outcome.ok(Optional.empty())
                        : found.get().sealed()
                                ? lock.find().then(key -> opened(id, found.get(), key))
                                : Outcome.ok(Optional.of(found.get().bytes())));
    }

    private Outcome<Optional<byte[]>> opened(String id, Found found, Optional<SealKey> key) {
        Optional<byte[]> plain = key.flatMap(k -> VaultRows.open(id, found.bytes(), k));
        return plain.isPresent()
                ? Outcome.ok(plain)
                : Outcome.failed(Problem.of(
                        "FL-1045",
                        "The secret " + id + " in " + database.file()
                                + " was damaged or altered by another program; it is not used.",
                        "Take the file from a backup, or give the value again and apply."));
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Found(byte[] bytes, boolean sealed) {}

    private static Optional<Found> found(Connection connection, String id) throws SQLException {
        Optional<byte[]> sealed = VaultRows.sealed(connection, id);
        return sealed.isPresent()
                ? sealed.map(bytes -> new Found(bytes, true))
                : VaultRows.plain(connection, id).map(bytes -> new Found(bytes, false));
    }

    /**
     * Takes away what neither the journal nor anything else refers to any more, but nothing that was kept since this was
     * opened. Only for the owner of the folder; it needs no key.
     *
     * @param elsewhere ids to which something outside of the database refers
     * @return how many secrets are gone
     */
    public Outcome<Integer> sweep(Set<String> elsewhere) {
        Set<String> kept = new HashSet<>(elsewhere);
        kept.addAll(fresh);
        return SecretSweep.sweep(database, kept);
    }

    /**
     * A database that was opened for reading and has no key of hashes yet gets one for this run alone: nothing can be
     * stored that it would have to match.
     */
    @Override
    public synchronized KeyedHash hash() {
        KeyedHash known = hash;
        if (known == null || hashAge != lock.age()) {
            hashAge = lock.age();
            known = new KeyedHash(
                    value(read(KEY_ROW).then(found -> found.isPresent() ? Outcome.ok(found.get()) : newHashKey())));
            hash = known;
        }
        return known;
    }

    private Outcome<byte[]> newHashKey() {
        byte[] made = new byte[KEY_BYTES];
        sources.random().nextBytes(made);
        return database.isWritable()
                ? lock.key()
                        .then(key -> database.write(connection -> {
                            VaultRows.seal(connection, KEY_ROW, made, key);
                            return Outcome.ok(made);
                        }))
                : Outcome.ok(made);
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new MachineFault(failed.first());
        };
    }
}
