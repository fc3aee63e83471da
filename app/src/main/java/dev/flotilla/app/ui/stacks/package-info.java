/**
 * The Stacks section: which stacks are open and how they are, opening a file with its errors, the choice of a strategy
 * with a guide, and the score cards of a stack before anything runs. Reading a file contacts nothing that it names.
 */
@NullMarked
package dev.flotilla.app.ui.stacks;

import org.jspecify.annotations.NullMarked;
