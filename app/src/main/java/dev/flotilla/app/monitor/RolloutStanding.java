package dev.flotilla.app.monitor;

import java.util.Optional;

/**
 * Whether orders about a rollout can be given to a node. Rests on what the node told when it was last asked: what it did
 * not tell does not stand in the way.
 */
public sealed interface RolloutStanding {
    /** A sentence for people. */
    String sentence();

    /**
     * It can be ordered.
     *
     * @param tokenFile where the node runs, the file that holds the token; empty when only its configuration tells
     */
    record Open(Optional<String> tokenFile, String sentence) implements RolloutStanding {}

    /** @param remedy what to do about it; empty when nothing can be done here */
    record Closed(Why why, String sentence, String remedy) implements RolloutStanding {}

    /** A short list that scripts may rely on. */
    enum Why {
        NOT_ASKED("not-asked"),
        NOT_A_COORDINATOR("not-a-coordinator"),
        NO_AGREEMENT("no-agreement"),
        NO_TOKEN("no-token"),
        NO_CANARY("no-canary");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    static RolloutStanding of(NodeHealth health) {
        String name = health.node().name();
        if (health.node().http().isEmpty() || health.replica().isEmpty()) {
            return new Closed(
                    Why.NOT_ASKED,
                    name + " has not told which state it serves.",
                    "Give the address of its HTTP in the node's form, and look whether it answers.");
        }
        ReplicaReport told = health.replica().get();
        if (told.agreesWith().isPresent() && told.agreesWith().getAsInt() == 0) {
            return new Closed(
                    Why.NO_AGREEMENT,
                    name + " agrees with nobody but itself: it has no control peers.",
                    "Give it and the others control peers and a state folder (PEERS, control_port, state_location).");
        }
        if (!told.coordinator()) {
            return new Closed(
                    Why.NOT_A_COORDINATOR,
                    name + " does not decide for the others: orders go to the coordinator of its agreement.",
                    "");
        }
        if (told.takesOrders().filter(takes -> !takes).isPresent()) {
            return new Closed(
                    Why.NO_TOKEN,
                    name + " takes no orders: it was started without a token for them.",
                    "Name a file of mode 600 with at least 16 characters in ROLLOUT_TOKEN_FILE, and start it again.");
        }
        return told.canary().isEmpty() || told.canary().equals(told.stable())
                ? new Closed(
                        Why.NO_CANARY,
                        name + " serves " + told.stable() + " alone: there is no other model to be tried.",
                        "Give it and the others a second model.")
                : open(health.node());
    }

    private static Open open(WatchedNode node) {
        Optional<String> file = node.files().rolloutToken();
        String where = file.map(path -> path + (node.container().isPresent() ? " in its container" : " on its machine"))
                .orElse("the file that ROLLOUT_TOKEN_FILE names where " + node.name() + " runs");
        return new Open(file, "Its token is the text in " + where + ".");
    }
}
