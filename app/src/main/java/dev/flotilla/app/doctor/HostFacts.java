package dev.flotilla.app.doctor;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import java.time.Duration;
import java.util.Optional;

/**
 * A host as it was found.
 *
 * @param engine empty when it did not answer or is offline by wish
 * @param problem why it did not answer
 * @param ahead how far its clock is before ours; negative when it is behind
 */
public record HostFacts(Host host, Optional<EngineFacts> engine, Optional<Problem> problem, Known<Duration> ahead) {
    public HostId id() {
        return host.id();
    }

    public String name() {
        return host.name();
    }

    public String address() {
        return host.reachableAddress();
    }

    public boolean overTcp() {
        return host.engine() instanceof EngineAddress.Tcp;
    }
}
