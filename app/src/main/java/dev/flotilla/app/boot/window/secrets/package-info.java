/** Wires the dialog about the secrets: opened by the user, and at the start where they are locked. */
@NullMarked
package dev.flotilla.app.boot.window.secrets;

import org.jspecify.annotations.NullMarked;
