/**
 * The load of hosts and containers over the last minutes: a bounded memory of what engines told, and its small chart.
 * Used by the inspector; asks no engine itself.
 */
@NullMarked
package dev.flotilla.app.ui.inspector.load;

import org.jspecify.annotations.NullMarked;
