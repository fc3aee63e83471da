package dev.flotilla.app.monitor.alarm;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is wrong with nodes by themselves, and with all nodes of a host at once. A node that is muted, in maintenance or
 * part of a host's alarm raises nothing of its own; what is open already is found for as long as it is so, for the end of
 * an alarm says that all is well again. Of a node that was stopped through Flotilla nothing is found.
 */
final class NodeFindings {
    private final AlarmRules rules;
    private final Function<HostId, String> hostNames;

    NodeFindings(AlarmRules rules, Function<HostId, String> hostNames) {
        this.rules = rules;
        this.hostNames = hostNames;
    }

    /** @param open the alarms that are open */
    List<Finding> of(FleetHealth health, Memory memory, long clock, List<Alarm> open) {
        List<Finding> all = new ArrayList<>();
        Set<String> hosts = troubled(health, memory);
        if (hosts.isEmpty()) {
            return all;
        }
        Open known = Open.of(open);
        byHost(health, hosts).forEach((host, nodes) -> new OfHost(host, nodes, known, memory, clock, all).find());
        return all;
    }

    /** Hosts with a node of which there is something to say: of the others there may be thousands. */
    private Set<String> troubled(FleetHealth health, Memory memory) {
        Set<String> hosts = new HashSet<>();
        for (NodeHealth node : health.nodes()) {
            if (!quiet(node, memory)) {
                hosts.add(host(node));
            }
        }
        return hosts;
    }

    /** @param hosts of each host alarm, the nodes it stands for */
    private record Open(Set<Finding.Key> keys, Map<String, Set<String>> hosts) {
        static Open of(List<Alarm> alarms) {
            Set<Finding.Key> keys = new HashSet<>();
            Map<String, Set<String>> hosts = new HashMap<>();
            for (Alarm alarm : alarms) {
                AlarmKind.of(alarm.rule()).ifPresent(kind -> {
                    keys.add(new Finding.Key(kind, alarm.subject()));
                    if (kind == AlarmKind.HOST_DOWN) {
                        hosts.put(alarm.subject(), Set.copyOf(alarm.nodes()));
                    }
                });
            }
            return new Open(keys, hosts);
        }
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
        return !node.muted() && !node.node().maintenance() && !node.node().stopped();
    }

    private Map<String, List<NodeHealth>> byHost(FleetHealth health, Set<String> wanted) {
        Map<String, List<NodeHealth>> hosts = new LinkedHashMap<>();
        for (NodeHealth node : health.nodes()) {
            String host = host(node);
            // nothing is true of who was stopped, and what was open about it ends
            if (wanted.contains(host) && !node.node().stopped()) {
                hosts.computeIfAbsent(host, name -> new ArrayList<>()).add(node);
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

    /** One host's nodes at one look. */
    private final class OfHost {
        private final String host;
        private final List<NodeHealth> nodes;
        private final Open open;
        private final Memory memory;
        private final long clock;
        private final List<Finding> all;

        OfHost(String host, List<NodeHealth> nodes, Open open, Memory memory, long clock, List<Finding> all) {
            this.host = host;
            this.nodes = nodes;
            this.open = open;
            this.memory = memory;
            this.clock = clock;
            this.all = all;
        }

        void find() {
            Set<String> openFor = open.hosts().getOrDefault(host, Set.of());
            List<NodeHealth> counted = nodes.stream()
                    .filter(node ->
                            eligible(node) || openFor.contains(node.node().name()))
                    .toList();
            List<NodeHealth> expected =
                    nodes.stream().filter(NodeFindings::eligible).toList();
            long expectedDown = expected.stream().filter(NodeFindings::down).count();
            boolean whole = expected.size() > 1 && expectedDown == expected.size();
            List<NodeHealth> down = counted.stream().filter(NodeFindings::down).toList();
            List<String> together = whole
                    ? names(down)
                    : names(down).stream().filter(openFor::contains).toList();
            if (!together.isEmpty()) {
                all.add(hostDown(host, counted.size(), down, together));
            }
            boolean othersSilent = expected.size() > 1
                    && expectedDown < expected.size()
                    && expected.stream().noneMatch(node -> node.state() == NodeState.ONLINE);
            for (NodeHealth node : nodes) {
                boolean hushed = !eligible(node);
                boolean alone = !together.contains(node.node().name());
                keep(states(node, memory, clock, othersSilent), alone && !hushed);
                keepAll(figures(node, memory), !hushed);
            }
        }

        /** The first is what is wrong with it; the others are true as well, and matter to those that are open. */
        private void keep(List<Finding> findings, boolean mayRaise) {
            for (int i = 0; i < findings.size(); i++) {
                if (i == 0 && mayRaise || open.keys().contains(findings.get(i).key())) {
                    all.add(findings.get(i));
                }
            }
        }

        private void keepAll(List<Finding> findings, boolean mayRaise) {
            findings.stream()
                    .filter(finding -> mayRaise || open.keys().contains(finding.key()))
                    .forEach(all::add);
        }
    }

    private static boolean down(NodeHealth node) {
        return node.state() == NodeState.DOWN;
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

    /** What is true of its state, the most telling first. */
    private List<Finding> states(NodeHealth node, Memory memory, long clock, boolean othersSilent) {
        String name = node.node().name();
        List<Finding> all = new ArrayList<>();
        AlarmRules.Thresholds limits = rules.thresholds();
        int restarts = memory.restarts(name, clock, limits.restartsWithin().toNanos());
        if (restarts >= limits.restarts()) {
            all.add(new Finding(
                    AlarmKind.RESTART_LOOP,
                    name,
                    List.of(name),
                    name + " has started again " + restarts + " times within " + words(limits.restartsWithin())
                            + ". Look at the end of its log."));
        }
        if (node.cause() == NodeCause.OUT_OF_MEMORY) {
            all.add(new Finding(
                    AlarmKind.OUT_OF_MEMORY,
                    name,
                    List.of(name),
                    "The container of " + name + " was killed for want of memory. Give it more, or look for a leak."));
        }
        if (down(node)) {
            all.add(new Finding(AlarmKind.NODE_DOWN, name, List.of(name), name + " is down. " + node.why())
                    .after(othersSilent ? rules.together() : Duration.ZERO));
        }
        if (node.state() == NodeState.SUSPECT) {
            all.add(new Finding(
                    AlarmKind.NODE_SUSPECT, name, List.of(name), name + " is suspect for long. " + node.why()));
        }
        return all;
    }

    private List<Finding> figures(NodeHealth node, Memory memory) {
        String name = node.node().name();
        List<Finding> all = new ArrayList<>();
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
        return all;
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
