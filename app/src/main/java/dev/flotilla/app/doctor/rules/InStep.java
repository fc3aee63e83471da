package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.Known;
import dev.flotilla.app.doctor.NodeFacts;
import dev.flotilla.app.doctor.NodeFacts.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes that agree on routing: those whose HTTP does not answer, that serve an older state, or that cannot agree. */
final class InStep implements Rule {
    private static final int ROUNDS = 3;

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> found = new ArrayList<>();
        Map<List<String>, List<ContainerFacts>> groups = new HashMap<>();
        for (ContainerFacts container : scene.close()) {
            container.node().ifPresent(node -> {
                mute(scene, container, node).ifPresent(found::add);
                aborted(container).ifPresent(found::add);
                if (snapshots(node).size() > 1) {
                    groups.computeIfAbsent(group(container), g -> new ArrayList<>())
                            .add(container);
                }
            });
        }
        groups.forEach((key, members) -> {
            if (!key.isEmpty()) {
                found.addAll(behind(members));
            }
        });
        return found;
    }

    /** Nodes of one system were told the same addresses. */
    private static List<String> group(ContainerFacts container) {
        return List.copyOf(CanaryNames.peers(container.environment()).values());
    }

    private static List<Snapshot> snapshots(NodeFacts node) {
        return node.health().stream().flatMap(k -> k.value().stream()).toList();
    }

    private static Optional<Finding> mute(Scene scene, ContainerFacts container, NodeFacts node) {
        boolean asked = !node.health().isEmpty()
                && node.health().stream().allMatch(k -> k.missing().isPresent());
        boolean listens = node.http().isPresent()
                && (container.listeners().value().isEmpty()
                        || !container
                                .listening(node.http().getAsInt(), dev.flotilla.app.stack.Protocol.TCP)
                                .isEmpty());
        if (!asked || !listens || !container.isRunning() || Deaf.isStarting(scene, container)) {
            return Optional.empty();
        }
        List<String> evidence = node.health().stream()
                .flatMap(k -> k.missing().stream())
                .distinct()
                .toList();
        return Optional.of(Finding.error(
                "FL-6272",
                container.target(),
                "The HTTP side of " + container.name() + " does not answer /health/snapshot as a node does.",
                evidence,
                "Try curl http://" + container.host().address() + ":"
                        + node.http().orElse(0)
                        + "/health/snapshot from its machine: an original binds it to 127.0.0.1 alone."));
    }

    private static List<Finding> behind(List<ContainerFacts> members) {
        long newest = members.stream().mapToLong(c -> last(c).version()).max().orElse(0);
        List<Finding> found = new ArrayList<>();
        for (ContainerFacts container : members) {
            boolean always = container.node().stream()
                    .flatMap(n -> snapshots(n).stream())
                    .allMatch(s -> s.version() < newest);
            boolean settled = members.stream().allMatch(c -> first(c).version() == last(c).version());
            if (always && settled) {
                found.add(Finding.error(
                        "FL-6273",
                        container.target(),
                        container.name() + " serves an older state than the others: they are not in step.",
                        members.stream()
                                .map(c -> c.target() + ": version " + last(c).version())
                                .toList(),
                        "Look whether its control port and those of the others are reached (the findings beside this one), and"
                                + " at docker logs " + container.name() + "."));
            }
        }
        return found;
    }

    private static Snapshot first(ContainerFacts container) {
        return snapshots(container.node().orElseThrow()).getFirst();
    }

    private static Snapshot last(ContainerFacts container) {
        return snapshots(container.node().orElseThrow()).getLast();
    }

    /** The last rounds all came to nothing. */
    private static Optional<Finding> aborted(ContainerFacts container) {
        if (!(container.log() instanceof Known.Had<List<LogLine>>(List<LogLine> log))) {
            return Optional.empty();
        }
        List<String> rounds = log.stream()
                .map(LogLine::text)
                .filter(t -> t.contains("2PC: COMMIT") || t.contains("2PC: ABORT"))
                .toList();
        List<String> last = rounds.subList(Math.max(0, rounds.size() - ROUNDS), rounds.size());
        if (last.size() < ROUNDS || last.stream().anyMatch(t -> t.contains("2PC: COMMIT"))) {
            return Optional.empty();
        }
        return Optional.of(
                Finding.warning(
                        "FL-6263",
                        container.target(),
                        "The nodes come to no agreement: the last " + ROUNDS + " rounds of " + container.name()
                                + " were aborted.",
                        last,
                        "The reason stands behind each ABORT: a node that is away, or figures of health beyond 200 ms or 5 % errors."));
    }
}
