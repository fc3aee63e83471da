package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.doctor.Link.Purpose;
import dev.flotilla.app.doctor.Reached;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names that nobody answers to where they are used, and endpoint variables that were not put in, or point elsewhere. */
final class Discovery implements Rule {
    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> found = new ArrayList<>();
        for (Link link : scene.links()) {
            if (!Names.isAddress(link.host())
                    && link.purpose() != Purpose.HEARTBEAT
                    && link.purpose() != Purpose.COMMS) {
                unresolved(scene, link).ifPresent(found::add);
            }
        }
        for (ContainerFacts container : scene.close()) {
            found.addAll(endpoints(scene, container));
        }
        return found;
    }

    private static Optional<Finding> unresolved(Scene scene, Link link) {
        ContainerFacts from = scene.from(link);
        Optional<Reached> reached = scene.reached(link);
        boolean resolved = reached.isPresent() && !(reached.get() instanceof Reached.Unresolved);
        if (resolved || scene.receiver(link).filter(ContainerFacts::isRunning).isPresent()) {
            return Optional.empty();
        }
        if (scene.receiver(link).isPresent()) {
            return Optional.empty();
        }
        Optional<ContainerFacts> elsewhere = scene.facts().containers().stream()
                .filter(c -> Scene.names(c).stream().anyMatch(n -> n.equalsIgnoreCase(link.host())))
                .findFirst();
        Optional<String> near = near(scene, from, link.host());
        if (elsewhere.isEmpty() && near.isEmpty() && reached.isEmpty()) {
            return Optional.empty();
        }
        List<String> evidence =
                new ArrayList<>(List.of(link.where() + " of " + from.name() + " names " + link.address()));
        evidence.add(from.name() + " is on " + nets(from));
        elsewhere.ifPresent(c -> evidence.add(c.target() + " is on " + nets(c)));
        reached.ifPresent(r -> evidence.add("from within " + from.name() + ": " + r.words()));
        return Optional.of(Finding.error(
                "FL-6254",
                from.target(),
                "The name " + link.host() + " is not known to " + from.name() + reason(elsewhere, from) + ".",
                evidence,
                remedy(elsewhere, near, from, link)));
    }

    private static String reason(Optional<ContainerFacts> elsewhere, ContainerFacts from) {
        if (elsewhere.isEmpty()) {
            return ": no container has it";
        }
        return Scene.sameHost(elsewhere.get(), from)
                ? ": the two share no network"
                : ": that container is on " + elsewhere.get().host().name() + ", and names end at their host";
    }

    private static String remedy(
            Optional<ContainerFacts> elsewhere, Optional<String> near, ContainerFacts from, Link link) {
        if (elsewhere.isPresent()) {
            return Scene.sameHost(elsewhere.get(), from)
                    ? "Join both to one network: docker network connect "
                            + elsewhere.get().networks().stream().findFirst().orElse("NETWORK") + " " + from.name()
                    : "Put a forwarder of that name on " + from.host().name()
                            + ", or name the address and published port in " + link.where() + ".";
        }
        return near.map(n -> "Perhaps " + n + " is meant: correct " + link.where() + ".")
                .orElse("Start the service of that name on a network of " + from.name() + ", or correct " + link.where()
                        + ".");
    }

    private static Optional<String> near(Scene scene, ContainerFacts from, String name) {
        return Names.near(
                name,
                scene.facts().containers().stream()
                        .filter(c -> Scene.sameHost(c, from))
                        .flatMap(c -> Scene.names(c).stream())
                        .toList());
    }

    private static String nets(ContainerFacts container) {
        return container.networks().isEmpty() ? "no network" : String.join(", ", container.networks());
    }

    /** Of services on other hosts that it uses: {@code X_ENDPOINT} has to be there and to name a published port. */
    private static List<Finding> endpoints(Scene scene, ContainerFacts container) {
        List<Finding> found = new ArrayList<>();
        for (String service : container.seen().label(Labels.USES).orElse("").split(",")) {
            Optional<ContainerFacts> provider = scene.facts().containers().stream()
                    .filter(c -> c.stack().equals(container.stack())
                            && c.service().filter(service::equals).isPresent())
                    .filter(c -> !Scene.sameHost(c, container))
                    .findFirst();
            boolean sibling = scene.facts().containers().stream()
                    .anyMatch(c -> Scene.sameHost(c, container)
                            && Scene.shareNetwork(c, container)
                            && Scene.names(c).contains(service));
            if (!service.isBlank() && provider.isPresent() && !sibling) {
                endpoint(container, service, provider.get()).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Finding> endpoint(ContainerFacts container, String service, ContainerFacts provider) {
        String variable = service.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_ENDPOINT";
        List<PublishedPort> ports = provider.ports().stream()
                .filter(p -> p.protocol() == Protocol.TCP)
                .toList();
        Optional<EnvValue> value = Optional.ofNullable(container.environment().get(variable));
        boolean right = value.filter(v -> ports.stream()
                        .anyMatch(p -> v.reveal().endsWith(provider.host().address() + ":" + p.hostPort())))
                .isPresent();
        if (right || container.detail().value().isEmpty()) {
            return Optional.empty();
        }
        String published = ports.isEmpty()
                ? provider.target() + " publishes no port"
                : provider.target() + " is reached at " + provider.host().address() + ":"
                        + ports.getFirst().hostPort();
        return Optional.of(Finding.error(
                "FL-6255",
                container.target(),
                container.name() + " uses " + service + " on " + provider.host().name() + ", and " + variable
                        + (value.isPresent() ? " points elsewhere." : " was not put in."),
                List.of(variable + (value.isPresent() ? "=" + value.get().shown() : " is not set"), published),
                "Plan and apply the stack again: the plan puts the variable in."));
    }
}
