package dev.flotilla.app.boot;

import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.client.EngineLimits;
import dev.flotilla.app.docker.client.HostEngines;
import dev.flotilla.app.docker.embedded.EmbeddedHosts;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.secret.vault.Vault;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * The engines of this process: Docker's over their connections, and, in a process that stays (window, keeper), the
 * embedded ones inside it.
 */
final class EngineWiring implements AutoCloseable {
    private final HostEngines engines;
    private final Optional<EmbeddedHosts> embedded;
    private Set<HostId> known = Set.of();

    private EngineWiring(Optional<EmbeddedHosts> embedded) {
        this.embedded = embedded;
        this.engines =
                new HostEngines(EngineLimits.USUAL, Threads.virtual("engine"), Clock.systemUTC(), this::embedded);
    }

    /** For a process that ends with its command: no engine lives in it. */
    static EngineWiring outside() {
        return new EngineWiring(Optional.empty());
    }

    /** For a process that stays, and owns the folder. */
    static EngineWiring inside(DataFolder folder, Vault vault) {
        return new EngineWiring(Optional.of(new EmbeddedHosts(
                folder.path(),
                vault,
                Threads.platform("embedded"),
                Threads.virtual("embedded-stream"),
                Clock.systemUTC(),
                Version.TEXT)));
    }

    Engines engines() {
        return engines;
    }

    Optional<EmbeddedHosts> embeddedHosts() {
        return embedded;
    }

    /** How many containers of embedded hosts run in this process. */
    int embeddedRunning() {
        return embedded.map(EmbeddedHosts::running).orElse(0);
    }

    /** Starts again what ran on embedded hosts when the last process that kept them ended. */
    void wake(Fleet fleet) {
        if (embedded.isEmpty()) {
            return;
        }
        for (Host host : fleet.hosts()) {
            if (host.isEmbedded() && host.status() != HostStatus.OFFLINE) {
                try {
                    engines.of(host);
                } catch (RuntimeException e) {
                    // One host whose record is broken does not keep the others asleep; asked again, it says why.
                    LoggerFactory.getLogger(EngineWiring.class).warn("{} did not wake", host.name(), e);
                }
            }
        }
    }

    /** Ends what belongs to hosts that have left the fleet. One thread. */
    void follow(Fleet fleet) {
        Set<HostId> now = fleet.hosts().stream().map(Host::id).collect(Collectors.toSet());
        Set<HostId> gone = new HashSet<>(known);
        gone.removeAll(now);
        known = now;
        gone.forEach(engines::forget);
        if (!gone.isEmpty()) {
            embedded.ifPresent(hosts -> hosts.retain(now));
        }
    }

    private Engine embedded(Host host) {
        return embedded.orElseThrow(() -> new EngineException(
                        new EngineProblem.Lost("Its embedded engine lives in another process, which does not answer")))
                .engine(host);
    }

    @Override
    public void close() {
        engines.close();
        embedded.ifPresent(EmbeddedHosts::close);
    }
}
