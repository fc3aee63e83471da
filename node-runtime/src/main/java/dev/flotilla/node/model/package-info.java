/**
 * Models as a node can serve them: a name with a handler of its own that echoes, delays and fails at given rates, so that a rollout can be
 * tried. Pure: chance comes in as an argument, waiting is the server's matter.
 */
@NullMarked
package dev.flotilla.node.model;

import org.jspecify.annotations.NullMarked;
