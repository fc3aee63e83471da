/**
 * The section Monitor: the list of nodes with what is ticked for overlay, the tabs, and what their pages share. Each
 * page has a package of its own below this one. Reads {@link dev.flotilla.app.monitor.Monitoring} and decides nothing
 * about a node's health. JavaFX thread only.
 */
@NullMarked
package dev.flotilla.app.ui.monitor;

import org.jspecify.annotations.NullMarked;
