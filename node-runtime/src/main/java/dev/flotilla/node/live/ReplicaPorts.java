package dev.flotilla.node.live;

import dev.flotilla.node.routing.HealthWindow;
import dev.flotilla.node.routing.RoutingState;
import java.util.function.Consumer;

/**
 * What a replica is connected to.
 *
 * @param health what the models of this node did
 * @param routes told what to route by; on the replica's executor
 * @param lines of the node's log; on the replica's executor
 */
public record ReplicaPorts(
        FrameSender sender, HealthWindow health, Consumer<RoutingState> routes, Consumer<String> lines) {}
