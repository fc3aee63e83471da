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
 * @param old the monitor stands still: the age goes on, and the status is none of now
 */
public record NodeBadge(Status status, String words, boolean old) {
    /** Of each container in which a watched node runs. */
    static Map<Item.OfContainer, NodeBadge> of(FleetHealth health, Instant now) {
        Map<Item.OfContainer, NodeBadge> badges = new HashMap<>();
        boolean old = health.isOld(now);
        Duration behind = old ? Duration.between(health.at(), now) : Duration.ZERO;
        boolean listening = health.listening().isPresent();
        for (NodeHealth node : health.nodes()) {
            node.node().container().ifPresent(in -> {
                Status status = NodeStatus.of(node, listening);
                if (status != Status.UNKNOWN) {
                    badges.put(NodeLinks.item(in), new NodeBadge(status, words(node, status, behind), old));
                }
            });
        }
        return badges;
    }

    private static String words(NodeHealth node, Status status, Duration behind) {
        String age = node.ageMs().isPresent()
                ? Amounts.span(Duration.ofMillis(node.ageMs().getAsLong()).plus(behind))
                : "";
        return status.isTrouble() && behind.isZero() ? (status.lowerWord() + " " + age).strip() : age;
    }
}
