/**
 * Tells another program of alarms: one POST of JSON for each that is raised or ended, to a URL that is a secret.
 *
 * <p>The monitor's loop hands changes over and never waits. One thread sends them in order, tries again a few times,
 * follows no redirect, checks certificates, and gives up on what is too old. Nothing here decides what is an alarm.
 */
@NullMarked
package dev.flotilla.app.monitor.webhook;

import org.jspecify.annotations.NullMarked;
