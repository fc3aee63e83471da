/**
 * The page Alarms, and how alarms come to the bell and to toasts. Raises none itself: {@code monitor.alarm} does.
 * JavaFX thread only.
 */
@NullMarked
package dev.flotilla.app.ui.monitor.alarms;

import org.jspecify.annotations.NullMarked;
