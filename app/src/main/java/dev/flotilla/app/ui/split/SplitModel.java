package dev.flotilla.app.ui.split;

import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.SplitPlan;
import dev.flotilla.app.split.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A split that is being decided. JavaFX thread. */
public final class SplitModel {
    /**
     * Edges of one consumer and one sibling, for which one choice is made.
     *
     * @param edges one per host of the consumer
     */
    public record Row(Edge.Key key, List<Edge> edges, List<Way> ways, Choice chosen) {
        public Row {
            edges = List.copyOf(edges);
            ways = List.copyOf(ways);
        }

        public Edge first() {
            return edges.getFirst();
        }

        public Way way(Choice choice) {
            return ways.stream().filter(w -> w.choice() == choice).findFirst().orElseThrow();
        }
    }

    private final BiConsumer<Map<Edge.Key, Choice>, Consumer<SplitPlan>> remake;
    private SplitPlan plan;
    private Consumer<SplitPlan> onChange = p -> {};
    private int asked;
    private int answered;

    /** @param remake makes the plan that follows from choices, and gives it on the JavaFX thread, in order */
    public SplitModel(SplitPlan plan, BiConsumer<Map<Edge.Key, Choice>, Consumer<SplitPlan>> remake) {
        this.plan = plan;
        this.remake = remake;
    }

    public void onChange(Consumer<SplitPlan> listener) {
        onChange = listener;
    }

    public SplitPlan plan() {
        return plan;
    }

    public List<Row> rows() {
        Map<Edge.Key, List<Edge>> byKey = new LinkedHashMap<>();
        plan.edges()
                .forEach(e ->
                        byKey.computeIfAbsent(e.key(), k -> new ArrayList<>()).add(e));
        return byKey.entrySet().stream()
                .map(e -> new Row(
                        e.getKey(),
                        e.getValue(),
                        plan.ways(e.getValue().getFirst()),
                        plan.chosen(e.getValue().getFirst())))
                .toList();
    }

    /** Whether what is shown can be kept: everything is answered and nothing stands in the way. */
    public boolean isReady() {
        return asked == answered && plan.text().isPresent();
    }

    public void choose(Edge.Key key, Choice choice) {
        Map<Edge.Key, Choice> choices = new HashMap<>(plan.chosen());
        choices.put(key, choice);
        int mine = ++asked;
        remake.accept(choices, made -> {
            answered = Math.max(answered, mine);
            if (mine == asked) {
                plan = made;
                onChange.accept(made);
            }
        });
    }
}
