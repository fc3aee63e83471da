/**
 * Seals bytes so that nobody reads or alters them without the key: AES-256-GCM of Google Tink, and Argon2id of Bouncy
 * Castle for keys that come from a passphrase. The only place that knows either library; it stores nothing.
 */
@NullMarked
package dev.flotilla.app.secret.seal;

import org.jspecify.annotations.NullMarked;
