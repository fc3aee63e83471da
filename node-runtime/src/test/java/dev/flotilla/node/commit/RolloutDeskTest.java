package dev.flotilla.node.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.routing.HealthGate;
import dev.flotilla.node.routing.HealthWindow;
import dev.flotilla.node.routing.Rollout;
import dev.flotilla.node.routing.RolloutMove.Order;
import dev.flotilla.node.routing.RolloutPhase;
import dev.flotilla.node.routing.RolloutPlan;
import dev.flotilla.node.wire.ControlFrame;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rollout over a real machine whose peers vote by hand. */
class RolloutDeskTest {
    private static final RolloutPlan PLAN =
            new RolloutPlan(List.of(0.05, 1.0), Duration.ofSeconds(10), Duration.ofSeconds(5), 3, HealthGate.DEFAULT);

    private final Bench node = Bench.fresh("node-a");
    private final RolloutDesk desk = new RolloutDesk(new Rollout(PLAN));
    private final HealthWindow health = new HealthWindow(Duration.ofMinutes(1));

    @Test
    void aHealthyCanaryBecomesTheStableModel() {
        carryOut(desk.start(node.state.committed()));
        allVote();
        assertThat(node.state.committed().weight("v2")).isEqualTo(0.05);
        for (int step = 0; step < 2; step++) {
            requests(60, false);
            pass(10);
            allVote();
        }
        assertThat(node.state.committed().stableModelId()).isEqualTo("v2");
        assertThat(node.state.committed().version()).isEqualTo(4);
        assertThat(desk.phase()).isInstanceOf(RolloutPhase.Idle.class);
    }

    @Test
    void aCanaryThatFailsEveryRequestIsRolledBackAtItsFirstStep() {
        carryOut(desk.start(node.state.committed()));
        allVote();
        pass(1);
        requests(50, true);
        pass(1);
        allVote();
        assertThat(node.state.committed().weight("v2")).isZero();
        assertThat(node.state.committed().version()).isEqualTo(3);
        assertThat(desk.phase()).isEqualTo(new RolloutPhase.Idle("rolled back: 100.0 % errors exceed 5.0 %"));
    }

    @Test
    void aRollbackWhileAnotherRoundRunsWaitsForItsTurn() {
        carryOut(desk.start(node.state.committed()));
        carryOut(desk.rollback(node.state.committed(), "the operator wants it"));
        assertThat(desk.phase()).isInstanceOf(RolloutPhase.Proposing.class);
        allVote();
        assertThat(node.state.committed().weight("v2"))
                .as("the first round ends as it will")
                .isEqualTo(0.05);
        pass(6);
        allVote();
        assertThat(node.state.committed().weight("v2")).isZero();
        assertThat(desk.phase()).isEqualTo(new RolloutPhase.Idle("rolled back: the operator wants it"));
    }

    private void pass(int seconds) {
        node.waits(Duration.ofSeconds(seconds));
        answers();
        long now = node.now().nanos();
        carryOut(desk.tick(node.state.committed(), health.figures("v2", desk.sinceNanos(now), now), now));
    }

    private void requests(int count, boolean failing) {
        for (int i = 0; i < count; i++) {
            health.record("v2", 12, failing, node.now().nanos());
        }
    }

    private void carryOut(List<Order> orders) {
        for (Order order : orders) {
            if (order instanceof Order.Propose(var draft)) {
                node.take(new CommitInput.Propose(draft));
                answers();
            }
        }
    }

    /** Both peers vote for what is open, and acknowledge it. */
    private void allVote() {
        String txid = node.state.round().orElseThrow().candidate().txid();
        for (String peer : List.of("node-b", "node-c")) {
            node.hears(new ControlFrame.PrepareResponse(peer, txid, ControlFrame.Verdict.COMMIT, ""));
            answers();
        }
        node.beats("node-b", node.state.committed()).beats("node-c", node.state.committed());
    }

    private void answers() {
        for (CommitOutput output : List.copyOf(node.outputs)) {
            carryOut(desk.answered(output, node.now().nanos()));
        }
    }
}
