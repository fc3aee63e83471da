/**
 * What is worth a word: rules over the fleet's health, and the desk that raises and ends alarms by them. Pure: state and
 * health in, state and changes out; the monitor's loop calls it, keeps the state and hands the changes on.
 *
 * <p>An alarm waits until its condition has held for a while, is one for all that has one reason, and is held open when
 * it comes and goes. Nothing is said of a node that is muted or whose host is in maintenance.
 */
@NullMarked
package dev.flotilla.app.monitor.alarm;

import org.jspecify.annotations.NullMarked;
