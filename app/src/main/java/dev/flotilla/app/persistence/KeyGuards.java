package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.Protection;
import dev.flotilla.app.secret.seal.SealKey;
import dev.flotilla.app.secret.seal.Stretching;
import dev.flotilla.app.secret.vault.KeySources;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The keys that wrap the vault's key: where each lies, and how it gets there. */
final class KeyGuards {
    private static final int NAME_BYTES = 8;

    private final KeySources sources;

    KeyGuards(KeySources sources) {
        this.sources = sources;
    }

    /**
     * Opens what was wrapped. FL-1040 to FL-1047.
     *
     * @param disturb whether a person may be asked for the passphrase
     */
    Outcome<SealKey> open(WrappedKey wrapped, boolean disturb) {
        return switch (wrapped.protection()) {
            case KEY_FILE ->
                KeyFile.read(sources.keyFile()).then(by -> opened(wrapped, by, KeyFile.lost(sources.keyFile())));
            case KEYSTORE -> fromKeystore(wrapped);
            case PASSPHRASE ->
                passphrase(disturb)
                        .then(known -> known.isPresent()
                                ? open(wrapped, known.get())
                                : Outcome.failed(Problem.of(
                                        "FL-1040",
                                        "The secrets are locked by a passphrase; they stay masked, and nothing that needs them"
                                                + " can be done.",
                                        "Unlock them in the window or with `flotilla secrets unlock`, or name a file that holds"
                                                + " the passphrase in FLOTILLA_PASSPHRASE_FILE.")));
        };
    }

    private Outcome<Optional<String>> passphrase(boolean disturb) {
        return disturb ? sources.passphrase().ask() : sources.passphrase().known();
    }

    private Outcome<SealKey> fromKeystore(WrappedKey wrapped) {
        String name = sources.keystore().name();
        Problem lost = Problem.of(
                "FL-1042",
                "The " + name + " of this computer does not have the key of the secrets any more; they stay masked.",
                "Restore the keyring from a backup, or give them up with `flotilla secrets reset --yes`.");
        return sources.keystore()
                .find(wrapped.name())
                .then(found -> found.flatMap(KeyGuards::decoded)
                        .map(by -> opened(wrapped, by, lost))
                        .orElseGet(() -> Outcome.failed(lost)));
    }

    /** FL-1041 when that is not the passphrase. */
    Outcome<SealKey> open(WrappedKey wrapped, String passphrase) {
        return opened(
                wrapped,
                wrapped.stretching().orElseThrow().key(passphrase),
                Problem.of(
                        "FL-1041",
                        "That is not the passphrase; the secrets stay locked, and nothing is lost.",
                        "Try again; mind the keyboard's layout and Caps Lock."));
    }

    private static Outcome<SealKey> opened(WrappedKey wrapped, SealKey by, Problem otherwise) {
        return wrapped.open(by).map(Outcome::ok).orElseGet(() -> Outcome.failed(otherwise));
    }

    private static Optional<SealKey> decoded(String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            return key.length == SealKey.BYTES ? Optional.of(SealKey.of(key)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Without a question: the keystore where it can be used at once, else the key file. */
    Outcome<WrappedKey> first(SealKey key) {
        if (sources.keystore().hindrance().isEmpty() && byKeystore(key) instanceof Outcome.Ok<WrappedKey> kept) {
            return kept;
        }
        return byKeyFile(key);
    }

    /** A key that lies there already is used again: another database, moved away for a while, may need it. */
    Outcome<WrappedKey> byKeyFile(SealKey key) {
        Outcome<SealKey> there = KeyFile.read(sources.keyFile());
        Outcome<SealKey> by = there instanceof Outcome.Ok<SealKey> ? there : newKeyFile();
        return by.map(k -> WrappedKey.of(key, k, Protection.KEY_FILE, name(), Optional.empty()));
    }

    private Outcome<SealKey> newKeyFile() {
        SealKey made = SealKey.random(sources.random());
        return KeyFile.write(sources.keyFile(), made).map(file -> made);
    }

    /** Read back before anything relies on it. */
    Outcome<WrappedKey> byKeystore(SealKey key) {
        SealKey by = SealKey.random(sources.random());
        String name = name();
        WrappedKey wrapped = WrappedKey.of(key, by, Protection.KEYSTORE, name, Optional.empty());
        return sources.keystore()
                .keep(
                        name,
                        "Flotilla, secrets of " + sources.keyFile().getParent(),
                        Base64.getEncoder().encodeToString(by.bytes()))
                .then(kept -> fromKeystore(wrapped))
                .map(open -> wrapped);
    }

    WrappedKey byPassphrase(SealKey key, String passphrase) {
        Stretching how = Stretching.usual(sources.random());
        return WrappedKey.of(key, how.key(passphrase), Protection.PASSPHRASE, name(), Optional.of(how));
    }

    /** Takes away what opens nothing any more, because the key is wrapped otherwise now. */
    void forget(WrappedKey before, WrappedKey now) {
        switch (before.protection()) {
            case KEYSTORE -> sources.keystore().forget(before.name());
            case KEY_FILE -> {
                if (now.protection() != Protection.KEY_FILE) {
                    KeyFile.remove(sources.keyFile());
                }
            }
            case PASSPHRASE -> {
                // Only its user has it.
            }
        }
    }

    private String name() {
        byte[] bytes = new byte[NAME_BYTES];
        sources.random().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
