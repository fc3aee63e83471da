/**
 * Puts all surfaces together: top bar, navigation, side, centre, inspector, activity, status bar, and the rules by
 * which they share the width. Knows every feature room; holds none of their state. JavaFX thread only.
 */
@NullMarked
package dev.flotilla.app.ui.window;

import org.jspecify.annotations.NullMarked;
