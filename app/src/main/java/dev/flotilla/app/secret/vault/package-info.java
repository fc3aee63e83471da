/** Where plain secrets lie: one table apart from everything else. The port is here; persistence implements it. */
@NullMarked
package dev.flotilla.app.secret.vault;

import org.jspecify.annotations.NullMarked;
