package dev.flotilla.app.monitor.alarm;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.ReplicaReport;
import dev.flotilla.app.monitor.matrix.Cell;
import dev.flotilla.app.monitor.matrix.CellState;
import dev.flotilla.app.monitor.matrix.TruthMatrix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replicas that serve different states though they agree with each other. Which nodes belong together nobody tells; taken
 * for one group are those that are peers by heartbeat, and all originals of the canary system, which have no heartbeats
 * to be peers by. A group with several coordinators is several groups in truth, so the coordinators are left out of it.
 */
final class ReplicaFindings {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final String SUBJECT = "replicas of ";

    private ReplicaFindings() {}

    private record Told(String node, ReplicaReport report) {
        /** The same for equal states; an original's digest has a time stamp in it and says nothing. */
        String meaning(boolean byDigest) {
            return byDigest
                    ? report.digest().orElse("")
                    : report.stable() + " " + report.canary() + " " + report.weights();
        }
    }

    /** @param open the alarms that are open: one about the same group stays, whichever of it come and go */
    static List<Finding> of(FleetHealth health, TruthMatrix matrix, List<Alarm> open) {
        List<Alarm> told = open.stream()
                .filter(alarm -> alarm.rule().equals(AlarmKind.REPLICAS_DISAGREE.code()))
                .toList();
        Map<String, Integer> groups = groups(health, matrix);
        Map<Integer, List<NodeHealth>> members = new LinkedHashMap<>();
        for (NodeHealth node : health.nodes()) {
            boolean fresh = node.replica()
                    .filter(report -> health.atNanos() - report.atNanos() <= FRESH.toNanos())
                    .isPresent();
            String name = node.node().name();
            boolean wanted = NodeFindings.eligible(node) || told.stream().anyMatch(alarm -> names(alarm, name));
            if (fresh && node.state() == NodeState.ONLINE && wanted) {
                members.computeIfAbsent(groups.getOrDefault(name, -1), g -> new ArrayList<>())
                        .add(node);
            }
        }
        List<Finding> all = new ArrayList<>();
        members.forEach((group, nodes) -> compare(nodes).ifPresent(finding -> {
            List<Alarm> its = told.stream()
                    .filter(alarm -> groups.entrySet().stream()
                            .anyMatch(one -> one.getValue().equals(group) && names(alarm, one.getKey())))
                    .toList();
            its.forEach(alarm ->
                    all.add(new Finding(AlarmKind.REPLICAS_DISAGREE, alarm.subject(), finding.nodes(), finding.why())));
            if (its.isEmpty()) {
                all.add(finding);
            }
        }));
        return all;
    }

    private static boolean names(Alarm alarm, String node) {
        return alarm.nodes().contains(node) || alarm.subject().equals(SUBJECT + node);
    }

    private static Map<String, Integer> groups(FleetHealth health, TruthMatrix matrix) {
        Map<String, Integer> group = new HashMap<>();
        int next = 0;
        for (NodeHealth node : health.nodes()) {
            boolean speaksControl = node.node().kind() == NodeKind.CANARY;
            group.put(node.node().name(), speaksControl ? 0 : ++next);
        }
        for (Cell cell : matrix.cells()) {
            Integer one = group.get(cell.from());
            Integer other = group.get(cell.to());
            if (one != null
                    && other != null
                    && !one.equals(other)
                    && (cell.state().trouble() || cell.state() == CellState.HEARD)) {
                int joined = Math.min(one, other);
                int gone = Math.max(one, other);
                group.replaceAll((name, id) -> id == gone ? joined : id);
            }
        }
        return group;
    }

    private static Optional<Finding> compare(List<NodeHealth> nodes) {
        long coordinators = nodes.stream()
                .filter(node ->
                        node.replica().filter(ReplicaReport::coordinator).isPresent())
                .count();
        List<Told> told = new ArrayList<>();
        for (NodeHealth node : nodes) {
            node.replica()
                    .filter(report -> coordinators < 2 || !report.coordinator())
                    .ifPresent(report -> told.add(new Told(node.node().name(), report)));
        }
        if (told.size() < 2) {
            return Optional.empty();
        }
        boolean byDigest = nodes.stream()
                .allMatch(node -> node.node().kind() == NodeKind.FLOTILLA
                        && node.replica().flatMap(ReplicaReport::digest).isPresent());
        Told newest = told.stream()
                .max(Comparator.comparingLong(one -> one.report().version()))
                .orElseThrow();
        List<Told> others = told.stream()
                .filter(one -> one.report().version() != newest.report().version()
                        || !one.meaning(byDigest).equals(newest.meaning(byDigest)))
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = others.stream().map(Told::node).toList();
        Told first = others.getFirst();
        String what = first.report().version() == newest.report().version()
                ? first.node() + " and " + newest.node() + " both serve version "
                        + newest.report().version() + " and do not mean the same by it."
                : NodeFindings.list(names) + (names.size() == 1 ? " serves" : " serve") + " version "
                        + first.report().version() + ", " + newest.node() + " serves version "
                        + newest.report().version() + ".";
        return Optional.of(new Finding(
                AlarmKind.REPLICAS_DISAGREE,
                SUBJECT + told.getFirst().node(),
                names,
                what + " They have disagreed for longer than a round takes."));
    }
}
