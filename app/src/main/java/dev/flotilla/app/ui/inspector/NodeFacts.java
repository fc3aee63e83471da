package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.status.NodeStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the monitor knows of the node in a container, as facts. */
final class NodeFacts {
    private NodeFacts() {}

    /** @param listening whether this application hears heartbeats at all */
    static List<Fact> of(NodeHealth node, boolean listening) {
        List<Fact> facts = new ArrayList<>();
        String age = node.ageMs().isPresent()
                ? ", last sign " + Amounts.span(Duration.ofMillis(node.ageMs().getAsLong())) + " ago"
                : ", never heard";
        facts.add(Fact.words("Node", NodeStatus.of(node, listening).word() + age + (node.muted() ? ", muted" : "")));
        facts.add(Fact.words("Because", node.why()));
        node.http().ifPresent(http -> facts.add(Fact.words("HTTP", http)));
        node.replica()
                .ifPresent(r -> facts.add(
                        Fact.words("Routing", "version " + r.version() + (r.coordinator() ? ", coordinator" : ""))));
        if (node.lossPercent().isPresent() && node.lossPercent().getAsDouble() > 0) {
            facts.add(Fact.mono(
                    "Lost beats",
                    String.format(Locale.ROOT, "%.1f %%", node.lossPercent().getAsDouble())));
        }
        return facts;
    }

    /** In words, when somebody should look at it. */
    static Optional<String> trouble(NodeHealth node) {
        boolean missed = node.state() == NodeState.SUSPECT || node.state() == NodeState.DOWN;
        return missed && node.cause() != NodeCause.STOPPED ? Optional.of(node.why()) : Optional.empty();
    }
}
