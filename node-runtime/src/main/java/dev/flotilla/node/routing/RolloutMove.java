package dev.flotilla.node.routing;

import java.util.List;

/** What a rollout does next: the phase it is in then, what to propose, what to say. */
public record RolloutMove(RolloutPhase phase, List<Order> orders) {
    public RolloutMove {
        orders = List.copyOf(orders);
    }

    static RolloutMove to(RolloutPhase phase, Order... orders) {
        return new RolloutMove(phase, List.of(orders));
    }

    /** What the caller must do. */
    public sealed interface Order {
        record Propose(RolloutDraft draft) implements Order {}

        record Say(String line) implements Order {}
    }
}
