package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.NetworkJoin;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.secret.KeyedHash;
import dev.flotilla.app.stack.DependsOn;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.NamedVolume;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.StackNetwork;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns an instance at its site into what an engine is told. */
final class Specs {
    private final Stack stack;
    private final KeyedHash hash;
    private final Map<String, String> containerNames;

    /** @param containerNames service to the name of its first container */
    Specs(Stack stack, KeyedHash hash, Map<String, String> containerNames) {
        this.stack = stack;
        this.hash = hash;
        this.containerNames = containerNames;
    }

    ContainerSpec of(Site site, Map<String, EnvValue> environment) {
        Service service = site.service();
        boolean networks = site.host().can(Capability.NETWORKS);
        boolean bridge = service.networkMode() instanceof NetworkMode.Bridge;
        List<PublishedPort> ports = service.networkMode() instanceof NetworkMode.HostMode ? List.of() : site.ports();
        ContainerSpec bare = new ContainerSpec(
                site.containerName(),
                image(stack, service),
                service.command(),
                service.entrypoint(),
                environment,
                ports,
                service.exposed(),
                service.mounts().stream().map(this::onEngine).toList(),
                service.labels(),
                service.restart(),
                service.healthCheck(),
                service.user(),
                mode(service),
                networks && bridge ? joins(site) : List.of(),
                service.limits(),
                service.options());
        return labelled(bare, site);
    }

    private ContainerSpec labelled(ContainerSpec bare, Site site) {
        SortedMap<String, String> labels = new TreeMap<>(bare.labels());
        labels.put(Labels.STACK, stack.name());
        labels.put(Labels.SERVICE, site.service().name());
        labels.put(Labels.INSTANCE, site.instance().name());
        labels.put(Labels.FIELDS, Fields.label(bare, hash));
        labels.put(Labels.KEY, hash.keyId());
        labels.put(Labels.COMPOSE_PROJECT, stack.name());
        labels.put(Labels.COMPOSE_SERVICE, site.service().name());
        labels.put(Labels.COMPOSE_NUMBER, String.valueOf(site.instance().index()));
        labels.put(Labels.COMPOSE_ONEOFF, "False");
        String uses = String.join(",", uses(site));
        if (!uses.isEmpty()) {
            labels.put(Labels.USES, uses);
        }
        String chosen = PortChoice.label(site);
        if (!chosen.isEmpty()) {
            labels.put(Labels.PORTS, chosen);
        }
        if (isOnce(site.service())) {
            labels.put(Labels.ONCE, "true");
        }
        return bare.withLabels(labels);
    }

    private Set<String> uses(Site site) {
        Service service = site.service();
        Set<String> uses = new TreeSet<>(service.dependsOn().keySet());
        stack.references().stream().filter(r -> r.from().equals(service.name())).forEach(r -> uses.add(r.to()));
        stack.services().stream()
                .filter(other -> service.environment().containsKey(Endpoints.variable(other.name()) + "_HOST"))
                .forEach(other -> uses.add(other.name()));
        // Who has a forwarder beside it talks to that.
        for (Service forwarder : stack.services()) {
            boolean here = forwarder
                    .constraint()
                    .targetHost()
                    .filter(site.host().host().name()::equalsIgnoreCase)
                    .isPresent();
            if (here && service.standsInFor().isEmpty()) {
                forwarder.standsInFor().filter(uses::remove).ifPresent(sibling -> uses.add(forwarder.name()));
            }
        }
        uses.remove(service.name());
        return uses;
    }

    /** What is built and has no name of its own is named as compose does. */
    static String image(Stack stack, Service service) {
        return service.image().isEmpty() ? stack.name() + "-" + service.name() : service.image();
    }

    /** Whether somebody waits for its end: its work is done once. */
    boolean isOnce(Service service) {
        return stack.services().stream().anyMatch(s -> s.dependsOn().get(service.name()) == DependsOn.COMPLETED);
    }

    /** The file's names of the networks it joins. */
    static Set<String> networkNames(Service service) {
        return service.networks().isEmpty()
                ? Set.of("default")
                : new TreeSet<>(service.networks().keySet());
    }

    String networkOnEngine(String name) {
        return Optional.ofNullable(stack.networks().get(name))
                .flatMap(StackNetwork::realName)
                .orElse(stack.name() + "_" + name);
    }

    String volumeOnEngine(String name) {
        return Optional.ofNullable(stack.volumes().get(name))
                .flatMap(NamedVolume::realName)
                .orElse(stack.name() + "_" + name);
    }

    private Mount onEngine(Mount mount) {
        return switch (mount) {
            case Mount.Named(String volume, String target, boolean readOnly) ->
                new Mount.Named(volumeOnEngine(volume), target, readOnly);
            case Mount.Anonymous anonymous -> anonymous;
            case Mount.Bind bind -> bind;
            case Mount.Tmpfs tmpfs -> tmpfs;
            case Mount.Secret secret -> secret;
        };
    }

    private String mode(Service service) {
        return switch (service.networkMode()) {
            case NetworkMode.Bridge bridge -> "bridge";
            case NetworkMode.HostMode host -> "host";
            case NetworkMode.None none -> "none";
            case NetworkMode.OfService(String other) ->
                "container:" + containerNames.getOrDefault(other, stack.name() + "-" + other);
        };
    }

    private List<NetworkJoin> joins(Site site) {
        List<NetworkJoin> joins = new ArrayList<>();
        for (String network : networkNames(site.service())) {
            Set<String> aliases = new LinkedHashSet<>(
                    List.of(site.service().name(), site.instance().name()));
            aliases.addAll(site.service().networks().getOrDefault(network, List.of()));
            joins.add(new NetworkJoin(networkOnEngine(network), List.copyOf(aliases)));
        }
        return joins;
    }
}
