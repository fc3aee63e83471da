/**
 * What comes in on its way to the loop: one bounded box into which sockets put and from which the loop alone takes.
 * Nothing here looks into the mail.
 */
@NullMarked
package dev.flotilla.app.monitor.intake.mail;

import org.jspecify.annotations.NullMarked;
