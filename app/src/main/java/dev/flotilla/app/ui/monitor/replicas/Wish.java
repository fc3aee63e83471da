package dev.flotilla.app.ui.monitor.replicas;

import dev.flotilla.app.monitor.RolloutOrder;
import dev.flotilla.app.ui.kit.Amounts;

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
