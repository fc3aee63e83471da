/**
 * From files to stacks: compose and the three dialects of Graphium. {@link
 * dev.flotilla.app.stack.read.StackFiles#read} opens a file and gives a {@link
 * dev.flotilla.app.stack.read.StackReading} (a valid stack and its warnings) or every mistake with file, line, column
 * and key, by position. {@link dev.flotilla.app.stack.read.StackReader} does the same for a text in hand. Called by
 * the command line and the window; contacts nothing, and writes nothing.
 */
@NullMarked
package dev.flotilla.app.stack.read;

import org.jspecify.annotations.NullMarked;
