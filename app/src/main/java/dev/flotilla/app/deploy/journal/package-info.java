/**
 * What was meant to be done, is being done and was done: the port of the journal, its records, and the text form of a
 * plan. Written by {@code deploy.run} before and after every step, read after a restart and for the history;
 * persistence implements the port. It never holds a plain secret.
 */
@NullMarked
package dev.flotilla.app.deploy.journal;

import org.jspecify.annotations.NullMarked;
