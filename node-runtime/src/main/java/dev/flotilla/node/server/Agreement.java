package dev.flotilla.node.server;

import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.commit.Timing;
import dev.flotilla.node.config.ControlPeer;
import dev.flotilla.node.control.ControlSetup;
import dev.flotilla.node.live.ReplicaSetup;
import dev.flotilla.node.model.Model;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The part of a configuration that the agreement is about, in the words of those who carry it out. */
final class Agreement {
    private Agreement() {}

    /** A node without control peers agrees with itself. */
    static ReplicaSetup replica(NodeConfig config) {
        Set<String> peers = alone(config)
                ? Set.of()
                : config.controlPeers().stream().map(ControlPeer::id).collect(Collectors.toSet());
        return new ReplicaSetup(
                config.nodeId(),
                alone(config) ? config.nodeId() : config.coordinatorId().orElse(config.nodeId()),
                peers,
                config.folders().state(),
                config.models().keySet(),
                Timing.DEFAULT,
                config.rollout());
    }

    private static boolean alone(NodeConfig config) {
        return config.controlPeers().isEmpty()
                || config.listening().control().isEmpty()
                || config.folders().state().isEmpty();
    }

    /** @throws NodeStartException when the host to listen on has no address */
    static Optional<ControlSetup> control(NodeConfig config, Guards guards) throws NodeStartException {
        if (config.listening().control().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ControlSetup(
                config.nodeId(),
                Bound.resolved(config.listening().control().get()),
                config.controlPeers(),
                config.boot(),
                config.tolerance(),
                ControlSetup.PATIENCE,
                guards.seal(),
                guards.tls()));
    }

    static Map<String, Model> models(NodeConfig config) {
        Map<String, Model> models = new LinkedHashMap<>();
        config.models().forEach((name, handler) -> models.put(name, Model.parse(name, handler)));
        return models;
    }

    /** What a node that agrees with itself says of its start would make it look like a coordinator of others. */
    static String line(NodeConfig config, String line) {
        String start = "Coordinator started: ";
        return alone(config) && line.startsWith(start) ? "Stands alone: " + line.substring(start.length()) : line;
    }
}
