/**
 * Confirmations of what destroys or interrupts (stop, remove) and the offer to finish or undo an apply that was cut off.
 * Each lists exactly what goes and what stays; used by {@code ui.window}, which carries the answer out.
 */
@NullMarked
package dev.flotilla.app.ui.deploy.confirm;

import org.jspecify.annotations.NullMarked;
