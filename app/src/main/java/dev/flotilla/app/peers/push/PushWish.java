package dev.flotilla.app.peers.push;

import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.secret.EnvValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be in force for a node.
 *
 * @param node name of its container
 * @param config its {@code mosaic.config}; empty for one that is configured by its environment alone
 * @param environment values that its container is to have; others stay
 * @param setup what its container is made from, where Flotilla knows that; it is made when it is missing, and anew when it was made
 *     from another setup. Empty to keep the container as it is but for the configuration
 */
public record PushWish(
        String node, Optional<String> config, Map<String, EnvValue> environment, Optional<ContainerSpec> setup) {
    public PushWish {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** Of a container that is there already. */
    public static PushWish of(String node, String config) {
        return new PushWish(node, Optional.of(config), Map.of(), Optional.empty());
    }
}
