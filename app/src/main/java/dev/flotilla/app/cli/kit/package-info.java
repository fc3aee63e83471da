/**
 * What every command is made of: its reach, its answer, the way to print it as text or as JSON, the rooms it may use.
 * Commands use it; it knows none of them.
 */
@NullMarked
package dev.flotilla.app.cli.kit;

import org.jspecify.annotations.NullMarked;
