package dev.flotilla.app.ui.monitor.replicas;

import dev.flotilla.app.monitor.RolloutOrder;
import dev.flotilla.app.monitor.RolloutStanding;
import dev.flotilla.app.ui.kit.Amounts;
import java.util.Optional;

/** What can be ordered of a coordinator, in words. */
enum Wish {
    START("Start", "play", "Start the rollout on "),
    PAUSE("Pause", "pause", "Pause the rollout on "),
    PROMOTE("Promote", "chevrons-up", "Promote the canary on "),
    ROLL_BACK("Roll back", "rotate-ccw", "Roll the canary back on ");

    private final String word;
    private final String icon;
    private final String question;

    Wish(String word, String icon, String question) {
        this.word = word;
        this.icon = icon;
        this.question = question;
    }

    String word() {
        return word;
    }

    String icon() {
        return icon;
    }

    String title(ReplicaRow coordinator) {
        return question + coordinator.node() + "?";
    }

    RolloutOrder order() {
        return switch (this) {
            case START -> new RolloutOrder.Start();
            case PAUSE -> new RolloutOrder.Pause();
            case PROMOTE -> new RolloutOrder.Promote();
            case ROLL_BACK -> new RolloutOrder.RollBack();
        };
    }

    /** Why it cannot be ordered now, in sentences; empty when it can. */
    Optional<String> hindrance(ReplicaRow coordinator) {
        if (coordinator.old()) {
            return Optional.of("It told this " + coordinator.age() + " ago; it takes orders when it answers again.");
        }
        return switch (coordinator.standing()) {
            case RolloutStanding.Closed closed -> Optional.of((closed.sentence() + " " + closed.remedy()).strip());
            case RolloutStanding.Open open ->
                this == START || coordinator.canary() > 0
                        ? Optional.empty()
                        : Optional.of("No rollout runs: the canary has none of the requests.");
        };
    }

    /** What it changes, for the one who confirms it. */
    String changes(ReplicaRow now, int replicas) {
        String at = "Now " + now.canaryModel() + " has " + Amounts.percent(now.canary()) + " of the requests on "
                + Amounts.count(replicas, "replica", "replicas") + ". ";
        return at
                + switch (this) {
                    case START ->
                        "Step by step it gets more, each step after all replicas agreed and while the health gate passes.";
                    case PAUSE -> "It keeps that share until the rollout is started again.";
                    case PROMOTE ->
                        "It gets all of them and becomes the stable model; " + now.stable() + " gets none any more.";
                    case ROLL_BACK -> "It gets none any more; " + now.stable() + " gets all of them.";
                };
    }
}
