package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.ContainerRef;
import dev.flotilla.app.doctor.Facts;
import dev.flotilla.app.doctor.HostFacts;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.secret.EnvValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom an examination is about.
 *
 * @param containers those to look at closely
 * @param targets of findings that are told
 */
public record Scope(Set<ContainerRef> containers, Set<String> targets) {
    private static final String UNKNOWN = "FL-6290";

    public Scope {
        containers = Set.copyOf(containers);
        targets = Set.copyOf(targets);
    }

    /**
     * One word takes in the neighbours of what it names: what it reaches, and who reaches it. Several are looked at by themselves. None is
     * everything.
     *
     * @param words names of hosts, stacks, services, containers or nodes, or {@code host/container}
     * @param inventory with the details of containers
     * @param stacks names of stacks that were opened, running or not
     */
    public static Outcome<Scope> of(List<String> words, Facts inventory, Set<String> stacks) {
        if (words.isEmpty()) {
            Set<String> all = new HashSet<>(stacks);
            inventory.hosts().forEach(h -> all.add(h.name()));
            inventory.containers().forEach(c -> all.add(c.target()));
            return Outcome.ok(new Scope(
                    inventory.containers().stream().map(ContainerFacts::ref).collect(Collectors.toSet()), all));
        }
        Set<ContainerFacts> chosen = new LinkedHashSet<>();
        Set<String> targets = new HashSet<>();
        for (String word : words) {
            Set<ContainerFacts> meant = new LinkedHashSet<>(named(word, inventory));
            Optional<HostFacts> host = inventory.hosts().stream()
                    .filter(h -> h.name().equalsIgnoreCase(word))
                    .findFirst();
            Optional<String> stack =
                    stacks.stream().filter(s -> s.equalsIgnoreCase(word)).findFirst();
            if (meant.isEmpty() && host.isEmpty() && stack.isEmpty()) {
                return Outcome.failed(unknown(word, inventory));
            }
            host.ifPresent(h -> targets.add(h.name()));
            stack.ifPresent(targets::add);
            chosen.addAll(meant);
        }
        if (words.size() == 1) {
            chosen.addAll(neighbours(chosen, inventory));
        }
        Set<HostId> hosts = new HashSet<>();
        for (ContainerFacts container : chosen) {
            targets.add(container.target());
            hosts.add(container.host().id());
        }
        hosts.forEach(id -> inventory.host(id).ifPresent(h -> targets.add(h.name())));
        return Outcome.ok(new Scope(chosen.stream().map(ContainerFacts::ref).collect(Collectors.toSet()), targets));
    }

    private static List<ContainerFacts> named(String word, Facts inventory) {
        return inventory.containers().stream()
                .filter(c -> c.host().name().equalsIgnoreCase(word)
                        || c.target().equalsIgnoreCase(word)
                        || c.stack().filter(word::equalsIgnoreCase).isPresent()
                        || Scene.names(c).stream().anyMatch(word::equalsIgnoreCase)
                        || Optional.ofNullable(c.environment().get("NODE_ID"))
                                .map(EnvValue::reveal)
                                .filter(word::equalsIgnoreCase)
                                .isPresent()
                        || c.node()
                                .flatMap(n -> n.config().value())
                                .flatMap(s -> s.config().nodeId())
                                .filter(word::equalsIgnoreCase)
                                .isPresent())
                .toList();
    }

    /** What these reach, who reaches them, and what the forwarders among those pass on to. */
    private static Set<ContainerFacts> neighbours(Set<ContainerFacts> chosen, Facts inventory) {
        Scene whole = new Scene(new Facts(
                inventory.at(),
                inventory.helpers(),
                inventory.hosts(),
                inventory.containers(),
                inventory.containers().stream().map(ContainerFacts::ref).collect(Collectors.toSet()),
                List.of(),
                inventory.refusedPlans()));
        Set<ContainerFacts> near = new LinkedHashSet<>();
        for (Link link : whole.links()) {
            Optional<ContainerFacts> receiver = whole.receiver(link);
            ContainerFacts from = whole.from(link);
            if (receiver.isPresent() && chosen.contains(from)) {
                near.add(receiver.get());
            } else if (receiver.isPresent() && chosen.contains(receiver.get())) {
                near.add(from);
            }
        }
        for (Link link : whole.links()) {
            if (link.purpose() == Link.Purpose.FORWARD && near.contains(whole.from(link))) {
                whole.receiver(link).ifPresent(near::add);
            }
        }
        return near;
    }

    private static Problem unknown(String word, Facts inventory) {
        List<String> silent = inventory.hosts().stream()
                .filter(h -> h.engine().isEmpty())
                .map(HostFacts::name)
                .toList();
        List<String> known = new ArrayList<>();
        inventory.hosts().forEach(h -> known.add(h.name()));
        inventory.containers().forEach(c -> known.addAll(Scene.names(c)));
        String near =
                Names.near(word, known).map(n -> " Perhaps " + n + " is meant.").orElse("");
        String dark = silent.isEmpty() ? "" : " Not asked, or silent: " + String.join(", ", silent) + ".";
        return Problem.of(
                UNKNOWN,
                "There is no host, stack, service, container or node \"" + word + "\"." + dark,
                "Name one of those, or none for everything." + near);
    }
}
