package dev.flotilla.app.ui.monitor.heartbeats;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import dev.flotilla.app.ui.monitor.NodeMark;
import dev.flotilla.app.ui.monitor.TickedNode;
import dev.flotilla.app.ui.monitor.chart.ChartData;
import dev.flotilla.app.ui.monitor.chart.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What was read, as curves: the period of a node tells from when on a distance is a gap. */
record GraphDrawing(FleetHealth health, GraphFeed.Answer answer) {
    ChartData of(GraphSpec spec, List<TickedNode> nodes, BiFunction<String, GraphSpec.Line, SeriesKey> key) {
        List<Curve> curves = new ArrayList<>();
        for (TickedNode node : nodes) {
            long period = health.node(node.name())
                    .map(n -> n.node().period().toMillis())
                    .orElse(0L);
            for (GraphSpec.Line line : spec.lines()) {
                boolean first = line.equals(spec.lines().getFirst());
                NodeMark mark = first ? node.mark() : node.mark().second();
                SeriesKey of = key.apply(node.name(), line);
                Slice slice = Optional.ofNullable(answer.slices().get(of)).orElse(new Slice(of, List.of()));
                curves.add(new Curve(node.name() + line.suffix(), mark, slice, spec.scale(), period));
            }
        }
        GraphFeed.Question question = answer.question();
        return ChartData.of(question.span(), curves, spec.zones(), spec.atLeast(), question.nowMs(), spec.gapWord());
    }
}
