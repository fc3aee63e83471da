/**
 * The command line: reads what was typed, runs one command over the rooms and prints its answer. {@code boot} calls it
 * with the rooms, or with those of the process that owns the data folder. It decides nothing that a window could not
 * decide as well. The commands lie by their first word in {@code cli.host}, {@code cli.stack}.
 */
@NullMarked
package dev.flotilla.app.cli;

import org.jspecify.annotations.NullMarked;
