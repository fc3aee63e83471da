/**
 * What the user wishes: hosts, their spots on the canvas, the stacks that were opened. Values and the rules of edits;
 * pure. {@code fleet.store} owns the state.
 */
@NullMarked
package dev.flotilla.app.fleet;

import org.jspecify.annotations.NullMarked;
