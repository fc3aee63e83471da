package dev.flotilla.app.monitor.alarm;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.matrix.Cause;
import dev.flotilla.app.monitor.matrix.Cell;
import dev.flotilla.app.monitor.matrix.CellState;
import dev.flotilla.app.monitor.matrix.Explanation;
import dev.flotilla.app.monitor.matrix.Remedy;
import dev.flotilla.app.monitor.matrix.TruthMatrix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What is wrong between nodes that are well by themselves. Edges that meet in one node are one finding about that node,
 * for it is most likely the reason; those of an alarm that is open stay with it, however the rest would be put together.
 */
final class EdgeFindings {
    private final TruthMatrix matrix;
    private final double lossPercent;
    private final List<Alarm> open;
    private final Set<String> online = new HashSet<>();
    private final Set<String> well = new HashSet<>();

    /** @param open the alarms that are open, the oldest first */
    EdgeFindings(FleetHealth health, TruthMatrix matrix, double lossPercent, List<Alarm> open) {
        this.open = List.copyOf(open);
        this.matrix = matrix;
        this.lossPercent = lossPercent;
        for (NodeHealth node : health.nodes()) {
            if (node.state() == NodeState.ONLINE) {
                online.add(node.node().name());
                if (NodeFindings.eligible(node)) {
                    well.add(node.node().name());
                }
            }
        }
        online.add(FleetHealth.THIS_APP);
        well.add(FleetHealth.THIS_APP);
    }

    List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        group(AlarmKind.EDGE_NOT_HEARD, cells(cell -> cell.state() == CellState.NOT_HEARD), all);
        group(
                AlarmKind.EDGE_LOSSY,
                cells(cell ->
                        cell.state() == CellState.LOSSY && cell.lostPercent().orElse(0) >= lossPercent),
                all);
        group(
                AlarmKind.EDGE_ODD,
                cells(cell -> cell.state() == CellState.ODD
                        && (cell.cause().filter(Cause.BRIDGE_GATEWAY::equals).isPresent()
                                || cell.cause()
                                        .filter(Cause.ADDRESS_COLLAPSE::equals)
                                        .isPresent())),
                all);
        skew(cells(cell -> cell.cause().filter(Cause.CLOCK_SKEW::equals).isPresent() && well(cell)), all);
        return all;
    }

    private List<Cell> cells(Predicate<Cell> which) {
        return matrix.cells().stream()
                .filter(which)
                .filter(cell -> online.contains(cell.from()) && online.contains(cell.to()))
                .toList();
    }

    private boolean well(Cell cell) {
        return well.contains(cell.from()) && well.contains(cell.to());
    }

    private void skew(List<Cell> cells, List<Finding> all) {
        Map<String, String> blamed = new TreeMap<>();
        for (Cell cell : cells) {
            matrix.explain(cell)
                    .ifPresent(why -> why.actions().forEach(action -> {
                        if (action instanceof Remedy.SetClock(String node)) {
                            blamed.putIfAbsent(node, why.sentence());
                        }
                    }));
        }
        blamed.forEach((node, why) -> all.add(new Finding(AlarmKind.CLOCK_SKEW, node, List.of(node), why)));
    }

    private void group(AlarmKind kind, List<Cell> cells, List<Finding> all) {
        List<Cell> left = new ArrayList<>(cells);
        for (Alarm alarm : open) {
            if (alarm.rule().equals(kind.code())) {
                stays(kind, alarm, left, all);
            }
        }
        left.removeIf(cell -> !well(cell));
        while (!left.isEmpty()) {
            Map<String, Set<String>> others = new TreeMap<>();
            for (Cell cell : left) {
                others.computeIfAbsent(cell.from(), name -> new TreeSet<>()).add(cell.to());
                others.computeIfAbsent(cell.to(), name -> new TreeSet<>()).add(cell.from());
            }
            String hub = others.entrySet().stream()
                    .max((one, other) -> one.getValue().size()
                                    != other.getValue().size()
                            ? Integer.compare(
                                    one.getValue().size(), other.getValue().size())
                            : other.getKey().compareTo(one.getKey()))
                    .orElseThrow()
                    .getKey();
            List<Cell> meeting = left.stream()
                    .filter(cell -> cell.from().equals(hub) || cell.to().equals(hub))
                    .toList();
            left.removeAll(meeting);
            Set<String> there = others.getOrDefault(hub, Set.of());
            Cell first = meeting.getFirst();
            all.add(
                    there.size() > 1
                            ? hub(kind, hub, meeting, there)
                            : edge(kind, first.from() + (meeting.size() > 1 ? " and " : " to ") + first.to(), first));
        }
    }

    /** What an open alarm is about, as long as any of it holds; of what is muted only what it told of before. */
    private void stays(AlarmKind kind, Alarm alarm, List<Cell> left, List<Finding> all) {
        String subject = alarm.subject();
        Set<String> told = new HashSet<>(alarm.nodes());
        told.add(FleetHealth.THIS_APP);
        List<Cell> its = left.stream()
                .filter(cell -> about(subject, cell.from(), cell.to()) || about(subject, cell.to(), cell.from()))
                .filter(cell -> well(cell) || told.contains(cell.from()) && told.contains(cell.to()))
                .toList();
        if (its.isEmpty()) {
            return;
        }
        left.removeAll(its);
        Set<String> others = new TreeSet<>();
        its.forEach(cell -> others.addAll(List.of(cell.from(), cell.to())));
        all.add(others.remove(subject) ? hub(kind, subject, its, others) : edge(kind, subject, its.getFirst()));
    }

    private static boolean about(String subject, String one, String other) {
        return subject.equals(one) || subject.equals(one + " to " + other) || subject.equals(one + " and " + other);
    }

    private Finding edge(AlarmKind kind, String subject, Cell cell) {
        return new Finding(kind, subject, nodes(List.of(cell.from(), cell.to())), sentence(cell));
    }

    private Finding hub(AlarmKind kind, String hub, List<Cell> meeting, Set<String> others) {
        List<String> names = List.copyOf(others).stream().sorted().toList();
        boolean receives = meeting.stream().allMatch(cell -> cell.to().equals(hub));
        boolean sends = meeting.stream().allMatch(cell -> cell.from().equals(hub));
        String list = NodeFindings.list(names);
        String what = switch (kind) {
            case EDGE_LOSSY -> "Many beats between " + hub + " and " + list + " get lost. ";
            case EDGE_ODD -> "Beats between " + hub + " and " + list + " are heard in an odd way. ";
            default ->
                receives
                        ? hub + " does not hear " + list + ". "
                        : sends
                                ? list + " do not hear " + hub + ". "
                                : hub + " and " + list + " do not all hear each other. ";
        };
        List<String> nodes = new ArrayList<>(List.of(hub));
        nodes.addAll(names);
        return new Finding(kind, hub, nodes(nodes), what + sentence(meeting.getFirst()));
    }

    private static List<String> nodes(List<String> names) {
        return names.stream().filter(name -> !name.equals(FleetHealth.THIS_APP)).toList();
    }

    private String sentence(Cell cell) {
        return matrix.explain(cell)
                .map(Explanation::sentence)
                .orElse(cell.to() + " does not hear " + cell.from() + ".");
    }
}
