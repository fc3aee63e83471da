/**
 * What is known of stacks: their state from what runs and what was done, their history, what an interrupted apply left.
 * Called by the window and the command line. Reads the journal and surveys; changes nothing.
 */
@NullMarked
package dev.flotilla.app.deploy.book;

import org.jspecify.annotations.NullMarked;
