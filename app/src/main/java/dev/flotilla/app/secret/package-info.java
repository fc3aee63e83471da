/**
 * Values that may be secret: the type that masks itself, the rule that spots one, the keyed hash by which two are
 * compared. Pure; the plain values lie behind the door {@code secret.vault}.
 */
@NullMarked
package dev.flotilla.app.secret;

import org.jspecify.annotations.NullMarked;
