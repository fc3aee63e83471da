/**
 * A replica that runs: its log in the state folder, its inbox, its ticks, the rollout beside it. Everything of one replica happens
 * on one executor. It carries no frames itself, it is given a {@link dev.flotilla.node.live.FrameSender}; the server builds it and asks it.
 */
@NullMarked
package dev.flotilla.node.live;

import org.jspecify.annotations.NullMarked;
