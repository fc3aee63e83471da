/**
 * Where secrets lie: one table apart from everything else, sealed. The ports are here (the vault, the key that opens it,
 * the keystore); persistence implements the first two, {@code secret.keystore} the last.
 */
@NullMarked
package dev.flotilla.app.secret.vault;

import org.jspecify.annotations.NullMarked;
