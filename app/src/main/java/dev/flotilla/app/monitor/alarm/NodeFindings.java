package dev.flotilla.app.monitor.alarm;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is wrong with nodes by themselves, and with all nodes of a host at once. */
final class NodeFindings {
    private final AlarmRules rules;
    private final Function<HostId, String> hostNames;

    NodeFindings(AlarmRules rules, Function<HostId, String> hostNames) {
        this.rules = rules;
        this.hostNames = hostNames;
    }

    /** @param openHosts of each host alarm that is open, the nodes it stands for */
    List<Finding> of(FleetHealth health, Memory memory, long clock, Map<String, Set<String>> openHosts) {
        List<Finding> all = new ArrayList<>();
        if (health.nodes().stream().allMatch(node -> quiet(node, memory))) {
            return all;
        }
        Map<String, List<NodeHealth>> hosts = byHost(health);
        for (Map.Entry<String, List<NodeHealth>> host : hosts.entrySet()) {
            ofHost(host.getKey(), host.getValue(), openHosts.getOrDefault(host.getKey(), Set.of()), memory, clock, all);
        }
        return all;
    }

    /** Most nodes are well most of the time, and then nothing has to be put together. */
    private boolean quiet(NodeHealth node, Memory memory) {
        return node.state() != NodeState.DOWN
                && node.state() != NodeState.SUSPECT
                && node.diskPercent().orElse(0) < rules.thresholds().diskPercent()
                && node.replica().isEmpty()
                && !memory.starts().containsKey(node.node().name());
    }

    static boolean eligible(NodeHealth node) {
        return !node.muted() && !node.node().maintenance();
    }

    private Map<String, List<NodeHealth>> byHost(FleetHealth health) {
        Map<String, List<NodeHealth>> hosts = new LinkedHashMap<>();
        for (NodeHealth node : health.nodes()) {
            if (eligible(node)) {
                hosts.computeIfAbsent(host(node), name -> new ArrayList<>()).add(node);
            }
        }
        return hosts;
    }

    private String host(NodeHealth node) {
        return node.node()
                .container()
                .map(in -> hostNames.apply(in.host()))
                .orElse(node.node().host());
    }

    private void ofHost(
            String host, List<NodeHealth> nodes, Set<String> openFor, Memory memory, long clock, List<Finding> all) {
        List<NodeHealth> down =
                nodes.stream().filter(node -> node.state() == NodeState.DOWN).toList();
        List<String> together = nodes.size() > 1 && down.size() == nodes.size()
                ? names(down)
                : names(down).stream().filter(openFor::contains).toList();
        if (!together.isEmpty()) {
            all.add(hostDown(host, nodes.size(), down, together));
        }
        boolean othersSilent = nodes.size() > 1
                && down.size() < nodes.size()
                && nodes.stream().noneMatch(node -> node.state() == NodeState.ONLINE);
        for (NodeHealth node : nodes) {
            if (!together.contains(node.node().name())) {
                state(node, memory, clock, othersSilent).ifPresent(all::add);
            }
            figures(node, memory, all);
        }
    }

    private static Finding hostDown(String host, int watched, List<NodeHealth> down, List<String> together) {
        NodeHealth first = down.getFirst();
        String count = together.size() == watched
                ? "All " + watched + " nodes of " + host + " are down: "
                : together.size() + " of " + watched + " nodes of " + host + " are still down: ";
        return new Finding(
                AlarmKind.HOST_DOWN,
                host,
                together,
                count + list(together) + ". " + first.node().name() + ": " + first.why());
    }

    private Optional<Finding> state(NodeHealth node, Memory memory, long clock, boolean othersSilent) {
        String name = node.node().name();
        AlarmRules.Thresholds limits = rules.thresholds();
        int restarts = memory.restarts(name, clock, limits.restartsWithin().toNanos());
        if (restarts >= limits.restarts()) {
            return Optional.of(new Finding(
                    AlarmKind.RESTART_LOOP,
                    name,
                    List.of(name),
                    name + " has started again " + restarts + " times within " + words(limits.restartsWithin())
                            + ". Look at the end of its log."));
        }
        if (node.cause() == NodeCause.OUT_OF_MEMORY) {
            return Optional.of(new Finding(
                    AlarmKind.OUT_OF_MEMORY,
                    name,
                    List.of(name),
                    "The container of " + name + " was killed for want of memory. Give it more, or look for a leak."));
        }
        return switch (node.state()) {
            case DOWN ->
                Optional.of(new Finding(AlarmKind.NODE_DOWN, name, List.of(name), name + " is down. " + node.why())
                        .after(othersSilent ? rules.together() : Duration.ZERO));
            case SUSPECT ->
                Optional.of(new Finding(
                        AlarmKind.NODE_SUSPECT, name, List.of(name), name + " is suspect for long. " + node.why()));
            case UNKNOWN, ONLINE -> Optional.empty();
        };
    }

    private void figures(NodeHealth node, Memory memory, List<Finding> all) {
        String name = node.node().name();
        AlarmRules.Thresholds limits = rules.thresholds();
        Memory.Answers answers = memory.answers().get(name);
        if (node.state() == NodeState.ONLINE && answers != null && answers.bad(limits.of()) >= limits.bad()) {
            double rate = node.replica().map(r -> r.errorRate().orElse(0)).orElse(0.0);
            all.add(new Finding(
                    AlarmKind.ERROR_RATE,
                    name,
                    List.of(name),
                    String.format(
                            Locale.ROOT,
                            "%s fails %.0f %% of its predictions, more than %.0f %% in %d of its last %d answers.",
                            name,
                            rate * 100,
                            limits.errorShare() * 100,
                            answers.bad(limits.of()),
                            Math.min(limits.of(), answers.count()))));
        }
        double disk = node.diskPercent().orElse(0);
        if (node.state() == NodeState.ONLINE && disk >= limits.diskPercent()) {
            all.add(new Finding(
                    AlarmKind.DISK_FULL,
                    name,
                    List.of(name),
                    String.format(Locale.ROOT, "The disk of %s is %.0f %% full.", name, disk)));
        }
    }

    private static List<String> names(List<NodeHealth> nodes) {
        return nodes.stream().map(node -> node.node().name()).toList();
    }

    /** "a, b and c"; of many the first few. */
    static String list(List<String> names) {
        int most = 6;
        if (names.size() == 1) {
            return names.getFirst();
        }
        if (names.size() > most) {
            return names.stream().limit(most - 1).collect(Collectors.joining(", ")) + " and "
                    + (names.size() - most + 1) + " more";
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    static String words(Duration span) {
        return span.toSeconds() < 120 ? span.toSeconds() + " s" : span.toMinutes() + " min";
    }
}
