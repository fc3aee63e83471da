package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who hears whom: a row for each node that sends, a column for each that receives, this application among them when it
 * listens. Never changes; a later one is made of later health. Some milliseconds for 100 x 100.
 */
public final class TruthMatrix {
    public static final TruthMatrix NONE = of(FleetHealth.NONE);

    private final List<String> senders;
    private final List<String> receivers;
    private final List<Cell> cells;
    private final Survey survey;
    private final Explainer explainer;
    private final int omitted;

    private TruthMatrix(Survey survey, Judge judge, Explainer explainer, int omitted) {
        this.survey = survey;
        this.explainer = explainer;
        this.omitted = omitted;
        this.senders = survey.nodes.stream().map(node -> node.node().name()).toList();
        List<String> columns = new ArrayList<>(senders);
        if (survey.receivers > survey.nodes.size()) {
            columns.add(FleetHealth.THIS_APP);
        }
        this.receivers = List.copyOf(columns);
        List<Cell> all = new ArrayList<>(senders.size() * receivers.size());
        for (int from = 0; from < senders.size(); from++) {
            for (int to = 0; to < receivers.size(); to++) {
                all.add(judge.judge(from, to));
            }
        }
        this.cells = List.copyOf(all);
    }

    public static TruthMatrix of(FleetHealth health) {
        return of(health, MatrixLimits.USUAL);
    }

    public static TruthMatrix of(FleetHealth health, MatrixLimits limits) {
        List<NodeHealth> shown = shown(health.nodes(), limits.mostNodes());
        Survey survey = new Survey(health, shown, limits);
        Gateways gateways = new Gateways(survey);
        Judge judge = new Judge(survey, gateways);
        return new TruthMatrix(
                survey, judge, new Explainer(survey, gateways), health.nodes().size() - shown.size());
    }

    private static List<NodeHealth> shown(List<NodeHealth> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        return all.stream()
                .sorted(Comparator.comparingInt(node -> node.state() == NodeState.ONLINE ? 1 : 0))
                .limit(most)
                .toList();
    }

    /** Names of the rows, in the order of the fleet's health. */
    public List<String> senders() {
        return senders;
    }

    /** Names of the columns: the same, and {@link FleetHealth#THIS_APP} when this application listens. */
    public List<String> receivers() {
        return receivers;
    }

    /** Row by row. */
    public List<Cell> cells() {
        return cells;
    }

    public Cell cell(int row, int column) {
        return cells.get(row * receivers.size() + column);
    }

    public Optional<Cell> cell(String from, String to) {
        int row = senders.indexOf(from);
        int column = receivers.indexOf(to);
        return row < 0 || column < 0 ? Optional.empty() : Optional.of(cell(row, column));
    }

    /** Nodes that have no row because there are too many. */
    public int omitted() {
        return omitted;
    }

    /** How many cells are in each state; every state has an entry. */
    public Map<CellState, Integer> counts() {
        Map<CellState, Integer> counts = new EnumMap<>(CellState.class);
        for (CellState state : CellState.values()) {
            counts.put(state, 0);
        }
        cells.forEach(cell -> counts.merge(cell.state(), 1, Integer::sum));
        return counts;
    }

    /** The span that the counts are of, at most; zero when they are of each node's whole life. */
    public Duration span() {
        long longest = 0;
        for (int i = 0; i < receivers.size(); i++) {
            longest = Math.max(
                    longest,
                    survey.side(i)
                            .map(side -> side.now().atNanos() - side.begins())
                            .orElse(0L));
        }
        return Duration.ofNanos(longest);
    }

    /** What is known about the cause of a cell of this matrix; empty when it has none. */
    public Optional<Explanation> explain(Cell cell) {
        return cell.cause()
                .map(cause ->
                        explainer.explain(cell, cause, senders.indexOf(cell.from()), receivers.indexOf(cell.to())));
    }

    /** The other cells with the same cause. */
    public List<Cell> sameCause(Cell cell) {
        return cells.stream()
                .filter(other -> !other.equals(cell)
                        && cell.cause().isPresent()
                        && other.cause().equals(cell.cause()))
                .toList();
    }
}
