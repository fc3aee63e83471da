package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.HostFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code PEERS_NODE_*}: addresses of nobody, misspelt ones, and nodes that were told different things. */
final class Canaries implements Rule {
    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> found = new ArrayList<>();
        List<String> addresses = scene.facts().hosts().stream()
                .map(HostFacts::address)
                .distinct()
                .toList();
        SortedMap<String, SortedMap<String, List<ContainerFacts>>> told = new TreeMap<>();
        for (ContainerFacts container : scene.close()) {
            SortedMap<String, String> peers = CanaryNames.peers(container.environment());
            peers.forEach((name, value) -> {
                told.computeIfAbsent(name, n -> new TreeMap<>())
                        .computeIfAbsent(bare(value), v -> new ArrayList<>())
                        .add(container);
                wrong(scene, container, name, bare(value), addresses).ifPresent(found::add);
            });
        }
        told.forEach((name, values) -> {
            if (values.size() > 1) {
                found.add(disagree(name, values));
            }
        });
        lacking(scene, told).forEach(found::add);
        return found;
    }

    private static String bare(String value) {
        return value.contains(":") ? value.substring(0, value.indexOf(':')) : value;
    }

    private static Optional<Finding> wrong(
            Scene scene, ContainerFacts container, String name, String value, List<String> addresses) {
        boolean self =
                CanaryNames.self(container.environment()).filter(name::equals).isPresent();
        String reason;
        if (value.isBlank()) {
            reason = "is empty";
        } else if (Names.isBrokenAddress(value)) {
            reason = "is no address: " + value;
        } else if (Names.isLoopback(value) || Names.isWildcard(value)) {
            if (self || !isElsewhere(scene, container)) {
                return Optional.empty();
            }
            reason = "is " + value + ", which every machine takes for itself";
        } else if (Names.isAddress(value)
                && scene.facts().at(value).isEmpty()
                && !Scene.ours(scene.facts()).test(value)) {
            boolean answered = scene.links().stream()
                    .filter(l -> l.from().equals(container.ref()) && l.host().equals(value))
                    .anyMatch(l -> scene.reached(l)
                            .filter(dev.flotilla.app.doctor.Reached.Open.class::isInstance)
                            .isPresent());
            if (answered) {
                return Optional.empty();
            }
            reason = "is " + value + ", the address of no host of the fleet";
        } else {
            return Optional.empty();
        }
        String meant = Names.near(value, addresses)
                .map(a -> " Perhaps " + a + " is meant.")
                .orElse("");
        return Optional.of(Finding.error(
                "FL-6236",
                container.target(),
                name + " of " + container.name() + " " + reason + ".",
                List.of(name + "=" + value, "hosts have " + String.join(", ", addresses)),
                "Set " + name + " to the address of that node's machine, the same on every node." + meant));
    }

    /** Whether nodes of the same system stand on other hosts. */
    private static boolean isElsewhere(Scene scene, ContainerFacts container) {
        return scene.facts().containers().stream()
                .anyMatch(c -> !c.host().id().equals(container.host().id())
                        && !CanaryNames.peers(c.environment()).isEmpty());
    }

    /** Told of the one that has what the fewest have. */
    private static Finding disagree(String name, Map<String, List<ContainerFacts>> values) {
        List<String> evidence = new ArrayList<>();
        values.forEach((value, who) -> who.forEach(c -> evidence.add(c.target() + ": " + name + "=" + value)));
        ContainerFacts odd = values.values().stream()
                .min(Comparator.comparingInt(List::size))
                .orElseThrow()
                .getFirst();
        return Finding.error(
                "FL-6237",
                odd.target(),
                "The nodes were told different addresses for " + name + ".",
                evidence,
                "Give all of them the same PEERS_NODE_* variables.");
    }

    private static List<Finding> lacking(Scene scene, Map<String, ?> told) {
        List<Finding> found = new ArrayList<>();
        for (ContainerFacts container : scene.close()) {
            Map<String, String> peers = CanaryNames.peers(container.environment());
            List<String> missing = told.keySet().stream()
                    .filter(name -> !peers.containsKey(name))
                    .filter(name -> CanaryNames.self(container.environment())
                            .filter(name::equals)
                            .isEmpty())
                    .toList();
            if (!peers.isEmpty() && !missing.isEmpty()) {
                found.add(Finding.error(
                        "FL-6237",
                        container.target(),
                        container.name() + " was not told of " + String.join(", ", missing) + ", as others were.",
                        List.of("it has " + String.join(", ", peers.keySet())),
                        "Give all nodes the same PEERS_NODE_* variables."));
            }
        }
        return found;
    }
}
