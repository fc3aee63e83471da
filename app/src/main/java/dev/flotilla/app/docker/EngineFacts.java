package dev.flotilla.app.docker;

import java.util.Set;

/**
 * What an engine says of itself.
 *
 * @param version such as {@code 28.5.2}; the embedded engine's is Flotilla's own
 * @param apiVersion the version that this connection speaks: the lower of the engine's and ours
 * @param architecture in the engine's words, such as {@code x86_64}
 * @param cpus cores
 */
public record EngineFacts(
        String product,
        String version,
        String apiVersion,
        String operatingSystem,
        String architecture,
        String hostName,
        double cpus,
        long memoryBytes,
        Set<Capability> capabilities) {
    public EngineFacts {
        capabilities = Set.copyOf(capabilities);
    }

    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }
}
