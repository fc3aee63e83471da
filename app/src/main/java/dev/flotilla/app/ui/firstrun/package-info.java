/**
 * What stands in the window while the fleet is empty: an embedded fleet at once, a host, or a stack file; and the
 * engines found on this computer, which are not contacted until someone adds them. JavaFX thread only.
 */
@NullMarked
package dev.flotilla.app.ui.firstrun;

import org.jspecify.annotations.NullMarked;
