/**
 * Carries out what {@code deploy} decides: surveys hosts, runs plans step by step with a journal, takes back, recovers
 * after a crash, and tells the state and history of stacks. Called by the window and the command line. It never
 * decides what a plan contains.
 */
@NullMarked
package dev.flotilla.app.deploy.run;

import org.jspecify.annotations.NullMarked;
