/**
 * What the window tells on its own: toasts for the user's own actions, and the bell that keeps them. JavaFX thread
 * only.
 */
@NullMarked
package dev.flotilla.app.ui.kit.notices;

import org.jspecify.annotations.NullMarked;
