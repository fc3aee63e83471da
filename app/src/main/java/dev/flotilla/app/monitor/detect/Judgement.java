package dev.flotilla.app.monitor.detect;

import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import java.util.Optional;

/**
 * What is held of a node at a moment.
 *
 * @param suspicion digits of certainty that the node is gone: -log10 of the probability that a living one would be as
 *     silent as this; 0 when it was just heard. {@link Limits#decided()} is what calls it down
 * @param sinceNanos when it came into this state
 * @param ask put this question now; the watch that came with this judgement has noted it
 * @param lookAgainNanos look again at this moment at the latest, and after every sign
 */
public record Judgement(
        NodeState state, NodeCause cause, double suspicion, long sinceNanos, Optional<Ask> ask, long lookAgainNanos) {}
