/** Alarms, by stories of nodes that fall and rise. */
@NullMarked
package dev.flotilla.app.monitor.alarm;

import org.jspecify.annotations.NullMarked;
