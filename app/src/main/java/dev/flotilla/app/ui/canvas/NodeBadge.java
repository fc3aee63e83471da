package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.status.NodeStatus;
import dev.flotilla.app.ui.kit.status.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a row says of the node in its container.
 *
 * @param words the age of its last sign of life, and before it the status when it is not well
 */
public record NodeBadge(Status status, String words) {
    /** A monitor that stood still for so long says nothing of now. */
    private static final Duration OLD = Duration.ofSeconds(15);

    /** Of each container in which a watched node runs. Nothing while the monitor stands still. */
    static Map<Item.OfContainer, NodeBadge> of(FleetHealth health, Instant now) {
        Map<Item.OfContainer, NodeBadge> badges = new HashMap<>();
        if (Duration.between(health.at(), now).compareTo(OLD) > 0) {
            return badges;
        }
        boolean listening = health.listening().isPresent();
        for (NodeHealth node : health.nodes()) {
            node.node().container().ifPresent(in -> {
                Status status = NodeStatus.of(node, listening);
                if (status != Status.UNKNOWN) {
                    badges.put(NodeLinks.item(in), new NodeBadge(status, words(node, status)));
                }
            });
        }
        return badges;
    }

    private static String words(NodeHealth node, Status status) {
        String age = node.ageMs().isPresent()
                ? Amounts.span(Duration.ofMillis(node.ageMs().getAsLong()))
                : "";
        return status.isTrouble() ? (status.lowerWord() + " " + age).strip() : age;
    }
}
