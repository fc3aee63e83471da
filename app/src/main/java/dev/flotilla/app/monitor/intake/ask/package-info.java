/**
 * Asks nodes: pages over HTTP and HTTPS, {@code ping} and {@code stats} over comms. All connections live on one event
 * loop, each with a limit on time and bytes, so none waits for another; what was answered is read as text, never
 * believed further than it can be checked, and goes to the mailbox. No redirect is followed.
 */
@NullMarked
package dev.flotilla.app.monitor.intake.ask;

import org.jspecify.annotations.NullMarked;
