package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.PassphraseRule;
import dev.flotilla.app.secret.Protection;
import dev.flotilla.app.secret.seal.SealKey;
import dev.flotilla.app.secret.vault.KeySources;
import dev.flotilla.app.secret.vault.VaultKeys;
import dev.flotilla.app.secret.vault.VaultStatus;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The key by which the values of one database are sealed: made at the first secret, found again later, wrapped otherwise
 * when the user says so. It opens once for a process. Any thread.
 */
final class VaultLock implements VaultKeys {
    private final Database database;
    private final KeySources sources;
    private final KeyGuards guards;
    /** Told of every step of a change, for tests that end the process there. */
    private final Consumer<String> reached;

    private @Nullable SealKey open;
    /** Rises when all is given up and begun anew. */
    private int age;

    VaultLock(Database database, KeySources sources, Consumer<String> reached) {
        this.database = database;
        this.sources = sources;
        this.guards = new KeyGuards(sources);
        this.reached = reached;
    }

    private Outcome<Optional<WrappedKey>> wrapped() {
        return database.read(connection -> Outcome.ok(VaultRows.key(connection)));
    }

    /** The key of what is sealed; empty when nothing was ever sealed here. FL-1040 to FL-1045 while it is locked. */
    synchronized Outcome<Optional<SealKey>> find() {
        return find(true);
    }

    /** @param disturb whether a person may be asked */
    synchronized Outcome<Optional<SealKey>> find(boolean disturb) {
        SealKey known = open;
        if (known != null) {
            return Outcome.ok(Optional.of(known));
        }
        return wrapped()
                .then(row -> row.isEmpty()
                        ? Outcome.ok(Optional.empty())
                        : guards.open(row.get(), disturb).map(key -> Optional.of(remembered(key))));
    }

    private SealKey remembered(SealKey key) {
        open = key;
        return key;
    }

    synchronized int age() {
        return age;
    }

    /** The same, made now where there is none. Only for the owner; what lies in plain is sealed by it at once. */
    synchronized Outcome<SealKey> key() {
        return find().then(found -> found.map(Outcome::ok).orElseGet(this::first));
    }

    /** One transaction: before it all is as it was, after it nothing is plain. The key that wraps is on the disk before. */
    private Outcome<SealKey> first() {
        SealKey key = SealKey.random(sources.random());
        if (!database.isKept()) {
            return Outcome.ok(remembered(key));
        }
        return guards.first(key).then(wrapped -> {
            reached.accept("key kept");
            Outcome<SealKey> sealed = database.write(connection -> {
                VaultRows.keep(connection, wrapped);
                reached.accept("wrapped");
                var plain = VaultRows.allPlain(connection);
                for (var row : plain.entrySet()) {
                    VaultRows.seal(connection, row.getKey(), row.getValue(), key);
                    reached.accept("sealed " + row.getKey());
                }
                if (!plain.isEmpty()) {
                    VaultRows.dropPlain(connection);
                    reached.accept("dropped");
                }
                return Outcome.ok(key);
            });
            reached.accept("committed");
            return sealed.map(this::remembered);
        });
    }

    /** Seals what an earlier version left in plain, and scrubs what that leaves behind in the file. */
    Outcome<Boolean> bringUpToDate() {
        return database.read(
                        connection -> Outcome.ok(!VaultRows.allPlain(connection).isEmpty()))
                .then(plain -> plain ? key().map(key -> true) : Outcome.ok(false))
                .then(done -> scrub());
    }

    private Outcome<Boolean> scrub() {
        return database.read(connection -> Outcome.ok(VaultRows.wantsScrubbing(connection)))
                .then(wanted -> {
                    if (!wanted) {
                        return Outcome.ok(false);
                    }
                    if (database.compact() instanceof Outcome.Failed<Boolean> failed) {
                        // All is sealed; the next start tries again to be rid of the old bytes.
                        LoggerFactory.getLogger(VaultLock.class)
                                .warn(
                                        "old bytes stay for now: {}",
                                        failed.first().message());
                        return Outcome.ok(false);
                    }
                    reached.accept("compacted");
                    return database.write(connection -> {
                        VaultRows.scrubbed(connection);
                        return Outcome.ok(true);
                    });
                });
    }

    @Override
    public VaultStatus status() {
        Optional<Problem> locked = find(false) instanceof Outcome.Failed<Optional<SealKey>> failed
                ? Optional.of(failed.first())
                : Optional.empty();
        Optional<Protection> protection = wrapped() instanceof Outcome.Ok<Optional<WrappedKey>>(var row)
                ? row.map(WrappedKey::protection)
                : Optional.empty();
        int secrets = database.read(connection -> Outcome.ok(VaultRows.count(connection)))
                        instanceof Outcome.Ok<Integer>(Integer count)
                ? count
                : 0;
        return new VaultStatus(
                protection,
                secrets,
                locked,
                sources.keystore().name(),
                sources.keystore().hindrance());
    }

    @Override
    public synchronized Outcome<VaultStatus> unlock(String passphrase) {
        return wrapped().then(row -> {
            if (row.isEmpty() || row.get().protection() != Protection.PASSPHRASE) {
                return Outcome.failed(
                        Problem.of("FL-1048", "No passphrase protects these secrets, so there is none to give.", ""));
            }
            return guards.open(row.get(), passphrase).map(key -> {
                remembered(key);
                return status();
            });
        });
    }

    @Override
    public synchronized Outcome<VaultStatus> protectByPassphrase(String passphrase) {
        Optional<Problem> wrong = PassphraseRule.wrong(passphrase);
        return wrong.isPresent()
                ? Outcome.failed(wrong.get())
                : key().then(key -> rewrap(Outcome.ok(guards.byPassphrase(key, passphrase))));
    }

    @Override
    public synchronized Outcome<VaultStatus> protectByKeystore() {
        return already(Protection.KEYSTORE)
                .then(there -> there
                        ? Outcome.ok(status())
                        : key().then(key -> already(Protection.KEYSTORE)
                                .then(now -> now ? Outcome.ok(status()) : rewrap(guards.byKeystore(key)))));
    }

    @Override
    public synchronized Outcome<VaultStatus> protectByKeyFile() {
        return key().then(key -> already(Protection.KEY_FILE)
                .then(there -> there ? Outcome.ok(status()) : rewrap(guards.byKeyFile(key))));
    }

    private Outcome<Boolean> already(Protection wished) {
        return wrapped().map(row -> row.filter(r -> r.protection() == wished).isPresent());
    }

    /** The new key lies where it belongs before the row says so; the old one goes after. */
    private Outcome<VaultStatus> rewrap(Outcome<WrappedKey> made) {
        return made.then(next -> {
            reached.accept("next key kept");
            return wrapped()
                    .then(before -> database.write(connection -> {
                                VaultRows.keep(connection, next);
                                reached.accept("rewrapped");
                                return Outcome.ok(next);
                            })
                            .map(kept -> {
                                reached.accept("committed");
                                before.ifPresent(b -> guards.forget(b, next));
                                reached.accept("forgot");
                                database.emptyLog();
                                return status();
                            }));
        });
    }

    @Override
    public synchronized Outcome<VaultStatus> beginAnew() {
        open = null;
        age++;
        return database.write(connection -> {
                    VaultRows.dropAll(connection);
                    return Outcome.ok(true);
                })
                .then(gone -> key())
                .map(key -> status());
    }
}
