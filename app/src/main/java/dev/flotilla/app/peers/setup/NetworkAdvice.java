package dev.flotilla.app.peers.setup;

import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.fleet.NodeSetup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which network mode suits the host of a node, and why.
 *
 * @param either whether the other one does as well
 */
public record NetworkAdvice(NodeSetup.Network network, boolean either, String why) {
    private static final List<String> CLOUDS =
            List.of("amazon", "azure", "google", "container-optimized", "oracle linux", "cbl-mariner");

    /** @param engine as the host told; empty while it did not */
    public static NetworkAdvice of(Optional<EngineFacts> engine) {
        if (engine.isEmpty()) {
            return new NetworkAdvice(
                    NodeSetup.Network.HOST,
                    true,
                    "The host has not told its system yet. On Linux host mode is simpler: the node has the address and the ports"
                            + " of its host. On Docker Desktop only bridge mode is reached from other machines.");
        }
        String system = (engine.get().operatingSystem() + " " + engine.get().product()).toLowerCase(Locale.ROOT);
        if (system.contains("docker desktop") || system.contains("windows") || system.contains("macos")) {
            return new NetworkAdvice(
                    NodeSetup.Network.BRIDGE,
                    false,
                    "Docker Desktop runs containers in a virtual machine: in host mode the node would listen there, where no"
                            + " other machine reaches it. In bridge mode its ports are published on this computer.");
        }
        if (CLOUDS.stream().anyMatch(system::contains)) {
            return new NetworkAdvice(
                    NodeSetup.Network.HOST,
                    true,
                    "In the cloud either works; host mode is simpler, for the ports of the node are those that the security"
                            + " group opens. Its public address must be the one that the others are given.");
        }
        return new NetworkAdvice(
                NodeSetup.Network.HOST,
                false,
                "On Linux host mode is simpler: the node has the address and the ports of its host, nothing is published, and"
                        + " heartbeats arrive from the address that others know.");
    }
}
