package dev.flotilla.app.secret.vault;

import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * From where a vault may have its key.
 *
 * @param keyFile where a key lies when neither keystore nor passphrase protects it
 */
public record KeySources(Path keyFile, Keystore keystore, PassphraseSource passphrase, SecureRandom random) {}
