/** The command about how secrets are protected. The values themselves are shown by no command but with {@code --reveal}. */
@NullMarked
package dev.flotilla.app.cli.secret;

import org.jspecify.annotations.NullMarked;
