/**
 * What a person can ask of a node in words, and how it is answered: the commands and tables of the console. Pure: a terminal and the comms
 * port hand lines in and take text out. Never changes anything but through {@link dev.flotilla.node.console.Operator}.
 */
@NullMarked
package dev.flotilla.node.console;

import org.jspecify.annotations.NullMarked;
