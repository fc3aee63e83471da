/**
 * Basic controls with the look of the house: buttons, tags, fields, segments, notes, dialogs, toasts, empty states.
 * They hold no state of the fleet and know no feature. JavaFX thread only.
 */
@NullMarked
package dev.flotilla.app.ui.kit.parts;

import org.jspecify.annotations.NullMarked;
