/**
 * Heartbeats that reach this application: the socket, and who is who among the senders. Everything happens on one event
 * loop; what counts goes to the mailbox. It never throws for what a stranger sends, and never remembers more strangers
 * than fit.
 */
@NullMarked
package dev.flotilla.app.monitor.intake.hear;

import org.jspecify.annotations.NullMarked;
