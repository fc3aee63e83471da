/** Tests of what every surface of the window shares. */
@NullMarked
package dev.flotilla.app.ui.kit;

import org.jspecify.annotations.NullMarked;
