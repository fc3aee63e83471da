/** Tests of the export in the window. */
@NullMarked
package dev.flotilla.app.ui.eject;

import org.jspecify.annotations.NullMarked;
