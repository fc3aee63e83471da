package dev.flotilla.node.live;

import dev.flotilla.node.commit.CommitSettings;
import dev.flotilla.node.commit.Timing;
import dev.flotilla.node.routing.RolloutPlan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How a replica is to be.
 *
 * @param coordinatorId the node that proposes; this one or one of the peers
 * @param peers ids of all other nodes
 * @param stateFolder where its log lies; empty only for a node without peers, whose state ends with its process
 * @param knownModels what it can serve; empty when it takes any
 */
public record ReplicaSetup(
        String nodeId,
        String coordinatorId,
        Set<String> peers,
        Optional<Path> stateFolder,
        Set<String> knownModels,
        Timing timing,
        RolloutPlan plan) {
    public ReplicaSetup {
        peers = Set.copyOf(peers);
        knownModels = Set.copyOf(knownModels);
        if (stateFolder.isEmpty() && !peers.isEmpty()) {
            throw new IllegalArgumentException(nodeId + " has peers but no state folder");
        }
    }

    CommitSettings commit() {
        return new CommitSettings(nodeId, coordinatorId, peers, knownModels, timing);
    }
}
