package dev.flotilla.app.docker;

import java.util.Optional;
import java.util.Set;

/**
 * What an engine says of itself.
 *
 * @param version such as {@code 28.5.2}; the embedded engine's is Flotilla's own
 * @param apiVersion the version that this connection speaks: the lower of the engine's and ours
 * @param architecture in the engine's words, such as {@code x86_64}
 * @param cpus cores
 * @param identity the same for the same engine alone, however it is reached
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
        Set<Capability> capabilities,
        Optional<String> identity) {
    public EngineFacts {
        capabilities = Set.copyOf(capabilities);
    }

    /** Of an engine that does not say which one it is. */
    public EngineFacts(
            String product,
            String version,
            String apiVersion,
            String operatingSystem,
            String architecture,
            String hostName,
            double cpus,
            long memoryBytes,
            Set<Capability> capabilities) {
        this(
                product,
                version,
                apiVersion,
                operatingSystem,
                architecture,
                hostName,
                cpus,
                memoryBytes,
                capabilities,
                Optional.empty());
    }

    /** Whether both are the words of one engine, reached on two ways. */
    public boolean isSameEngineAs(EngineFacts other) {
        return identity.isPresent() && identity.equals(other.identity);
    }

    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }
}
