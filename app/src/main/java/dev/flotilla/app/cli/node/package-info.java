/** The commands about nodes and what the monitor knows of them: {@code nodes}, {@code matrix}, {@code alarms}, {@code watch}. */
@NullMarked
package dev.flotilla.app.cli.node;

import org.jspecify.annotations.NullMarked;
