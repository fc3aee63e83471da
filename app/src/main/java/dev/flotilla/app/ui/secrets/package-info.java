/** The dialog about how secrets are protected: where the key lies, what that is worth, and how it is changed. It shows no value. */
@NullMarked
package dev.flotilla.app.ui.secrets;

import org.jspecify.annotations.NullMarked;
