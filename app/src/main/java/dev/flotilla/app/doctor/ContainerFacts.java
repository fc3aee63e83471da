package dev.flotilla.app.doctor;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Protocol;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container as it was found.
 *
 * @param detail what inspection told
 * @param listeners what listens in its network; of the whole host where it shares that
 * @param log its last lines, oldest first
 * @param node what it is as a node; empty when it is none
 */
public record ContainerFacts(
        ContainerRef ref,
        HostFacts host,
        RunningContainer seen,
        Known<ContainerDetail> detail,
        Known<List<Listener>> listeners,
        Known<List<LogLine>> log,
        Optional<NodeFacts> node) {

    /** {@code host/container}. */
    public String target() {
        return host.name() + "/" + seen.name();
    }

    public String name() {
        return seen.name();
    }

    public Map<String, EnvValue> environment() {
        return detail.value().map(ContainerDetail::environment).orElse(Map.of());
    }

    public boolean onHostNetwork() {
        return networks().contains("host");
    }

    /** Names of its networks; of an ended one those it was made with. */
    public List<String> networks() {
        return seen.networks().isEmpty()
                ? detail.value().map(d -> d.container().networks()).orElse(List.of())
                : seen.networks();
    }

    /** Its published ports; of an ended one those it was made with. */
    public List<PublishedPort> ports() {
        return seen.ports().isEmpty()
                ? detail.value().map(d -> d.container().ports()).orElse(List.of())
                : seen.ports();
    }

    /** The port under which other machines reach a port inside; the same with the host's network. */
    public Optional<PublishedPort> outside(int inside, Protocol protocol) {
        if (onHostNetwork()) {
            return Optional.of(new PublishedPort("", inside, inside, protocol));
        }
        return ports().stream()
                .filter(p -> p.containerPort() == inside && p.protocol() == protocol)
                .findFirst();
    }

    /** What listens there; empty when nothing does, or nobody could look. */
    public List<Listener> listening(int inside, Protocol protocol) {
        return listeners.value().orElse(List.of()).stream()
                .filter(l -> l.port() == inside && l.protocol() == protocol)
                .toList();
    }

    /** As which service of a stack it answers on its networks. */
    public Optional<String> service() {
        return seen.label(Labels.SERVICE).or(() -> seen.label(Labels.COMPOSE_SERVICE));
    }

    public Optional<String> stack() {
        return seen.label(Labels.STACK).or(() -> seen.label(Labels.COMPOSE_PROJECT));
    }

    /** Whether it only passes on what another host serves. */
    public boolean isForwarder() {
        return seen.label(Labels.FORWARDS_TO).isPresent()
                || seen.image().contains("socat")
                || words().stream().findFirst().filter(w -> w.equals("socat")).isPresent();
    }

    /** What it was told to run: entry point and command. */
    public List<String> words() {
        return detail.value()
                .map(d -> java.util.stream.Stream.concat(d.entrypoint().stream(), d.command().stream())
                        .toList())
                .orElse(List.of());
    }

    /** Lists of containers do not tell it, inspections do. */
    public Optional<Instant> startedAt() {
        return seen.startedAt()
                .or(() -> detail.value().flatMap(d -> d.container().startedAt()));
    }

    public boolean isRunning() {
        return seen.isRunning();
    }
}
