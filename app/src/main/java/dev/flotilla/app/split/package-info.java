/**
 * What becomes of a stack when its services go to different hosts: the edges that break, and what may be done about each.
 * Values only. {@code split.find} finds the edges, {@code split.text} edits compose files so that every edit can be
 * taken back, {@code split.make} puts the two together, {@code split.file} opens and writes files. Called by the command
 * line and the window; reaches no host.
 */
@NullMarked
package dev.flotilla.app.split;

import org.jspecify.annotations.NullMarked;
