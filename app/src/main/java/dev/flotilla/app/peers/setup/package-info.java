/**
 * From the setup of a node to what follows of it: the container that is made of it, the ports that it publishes and what they cost,
 * the network mode that suits its host, what the lens sees of all setups together, and setups of canary nodes. Pure.
 */
@NullMarked
package dev.flotilla.app.peers.setup;

import org.jspecify.annotations.NullMarked;
