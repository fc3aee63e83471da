package dev.flotilla.app.fleet;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the user wishes of a node that runs in a container of the fleet: from what its container is made, and its
 * configuration. {@code SetupRules} say what is wrong with one.
 *
 * @param name of its container; unique among the setups without regard to case
 * @param host where the container is to run; empty while nobody said
 * @param address under which other machines reach it; empty for that of its host
 * @param restart in the engine's words: {@code no}, {@code always}, {@code on-failure}, {@code unless-stopped}
 * @param mounts each as {@code docker -v} takes it; so {@code ports} as {@code docker -p}, which count in bridge mode alone
 * @param environment plain values; secrets have no place here
 * @param config text of its {@code mosaic.config}, byte for byte; empty for a node that its environment configures alone
 */
public record NodeSetup(
        String name,
        Optional<HostId> host,
        Optional<String> address,
        String image,
        Network network,
        String restart,
        List<String> mounts,
        List<String> ports,
        SortedMap<String, String> environment,
        Optional<String> config) {
    public static final String USUAL_IMAGE = "flotilla-node";
    public static final String USUAL_RESTART = "unless-stopped";

    /** How its container stands in the network of its host. */
    public enum Network {
        HOST,
        BRIDGE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Network> of(String word) {
            return switch (word) {
                case "host" -> Optional.of(HOST);
                case "bridge" -> Optional.of(BRIDGE);
                default -> Optional.empty();
            };
        }
    }

    public NodeSetup {
        Objects.requireNonNull(name);
        mounts = List.copyOf(mounts);
        ports = List.copyOf(ports);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }

    /** With the usual image, in host mode, with nothing mounted. */
    public static NodeSetup of(String name, String config) {
        return new NodeSetup(
                name,
                Optional.empty(),
                Optional.empty(),
                USUAL_IMAGE,
                Network.HOST,
                USUAL_RESTART,
                List.of(),
                List.of(),
                new TreeMap<>(),
                Optional.of(config));
    }

    /** Whether its image is the node of this project, which runs without a terminal; the original's console ends without one. */
    public boolean isOurs() {
        return image.replaceFirst("^.*/", "").startsWith(USUAL_IMAGE);
    }

    public NodeSetup withConfig(String text) {
        return new NodeSetup(
                name, host, address, image, network, restart, mounts, ports, environment, Optional.of(text));
    }

    public NodeSetup at(Optional<HostId> nextHost, Optional<String> nextAddress) {
        return new NodeSetup(name, nextHost, nextAddress, image, network, restart, mounts, ports, environment, config);
    }

    public NodeSetup in(Network next, List<String> nextPorts) {
        return new NodeSetup(name, host, address, image, next, restart, mounts, nextPorts, environment, config);
    }

    public NodeSetup from(String nextImage, String nextRestart, List<String> nextMounts) {
        return new NodeSetup(
                name, host, address, nextImage, network, nextRestart, nextMounts, ports, environment, config);
    }

    public NodeSetup withEnvironment(SortedMap<String, String> next) {
        return new NodeSetup(name, host, address, image, network, restart, mounts, ports, next, config);
    }
}
