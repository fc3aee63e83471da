package dev.flotilla.app.secret.vault;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.Protection;
import java.util.Optional;

/**
 * How the secrets of a data folder are protected, and whether they can be read now.
 *
 * @param protection empty before the first secret was kept
 * @param secrets how many are kept
 * @param locked why they cannot be read; empty when they can
 * @param keystore name of this computer's
 * @param hindrance why that keystore cannot be used now
 */
public record VaultStatus(
        Optional<Protection> protection,
        int secrets,
        Optional<Problem> locked,
        String keystore,
        Optional<Problem> hindrance) {

    /** Whether a passphrase would open them. */
    public boolean wantsPassphrase() {
        return locked.isPresent()
                && protection.filter(Protection.PASSPHRASE::equals).isPresent();
    }

    /** One or two sentences about where the key is. */
    public String meaning() {
        return protection
                .map(p -> p.meaning(keystore))
                .orElse("No secret was kept yet; the first one decides where the key lies.");
    }
}
