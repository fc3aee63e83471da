package dev.flotilla.node.server;

import dev.flotilla.node.commit.CommitState.PeerView;
import dev.flotilla.node.console.Operator;
import dev.flotilla.node.live.LiveReplica;
import dev.flotilla.node.live.ReplicaAnswer;
import dev.flotilla.node.live.ReplicaView;
import dev.flotilla.node.routing.RolloutWords;
import dev.flotilla.node.routing.RoutingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The console's questions, put to the replica. */
final class ReplicaOperator implements Operator {
    private static final long LIMIT_SECONDS = 5;

    private final LiveReplica replica;

    ReplicaOperator(LiveReplica replica) {
        this.replica = replica;
    }

    @Override
    public CompletionStage<Answer> state() {
        ReplicaView view = replica.view();
        RoutingState served = view.served();
        List<String> lines = new ArrayList<>();
        lines.add("version " + served.version() + " " + served.status() + ": stable " + served.stableModelId()
                + ", canary " + served.canaryModelId());
        served.weights().forEach((model, weight) -> lines.add("  " + model + " " + RolloutWords.percent(weight)));
        lines.add("transaction " + served.txid() + ", digest " + view.digest().substring(0, 12));
        lines.add("rollout: " + RolloutWords.of(view.phase(), served));
        view.inDoubt().ifPresent(txid -> lines.add("in doubt about " + txid));
        view.stalled().ifPresent(why -> lines.add("votes for nothing, the log cannot be written: " + why));
        for (Map.Entry<String, PeerView> peer : view.state().peers().entrySet()) {
            PeerView about = peer.getValue();
            lines.add(
                    "  " + peer.getKey() + (about.heard() ? " serves version " + about.version() : " was not heard yet")
                            + (about.unreachable() ? ", cannot be reached" : "")
                            + (about.diverged() ? ", serves ANOTHER STATE" : ""));
        }
        return CompletableFuture.completedFuture(new Answer(true, String.join("\n", lines)));
    }

    @Override
    public CompletionStage<Answer> rollout(Optional<Double> percent) {
        Optional<Double> share = percent.map(figure -> figure / 100);
        return share.filter(part -> !(part > 0 && part <= 1)).isPresent()
                ? CompletableFuture.completedFuture(new Answer(false, "A percent above 0 and up to 100 is needed."))
                : told(replica.rollout(share));
    }

    @Override
    public CompletionStage<Answer> rollback() {
        return told(replica.rollback("the operator wants it"));
    }

    private static CompletionStage<Answer> told(CompletableFuture<ReplicaAnswer> coming) {
        return coming.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .handle((answer, late) -> late != null
                        ? new Answer(false, "The replica did not answer in " + LIMIT_SECONDS + " s.")
                        : switch (answer) {
                            case ReplicaAnswer.Taken(String message) -> new Answer(true, message);
                            case ReplicaAnswer.Refused(String message) -> new Answer(false, message);
                        });
    }
}
