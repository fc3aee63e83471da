package dev.flotilla.node.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.routing.RolloutMove.Order;
import dev.flotilla.node.routing.RolloutPhase.Dwelling;
import dev.flotilla.node.routing.RolloutPhase.Holding;
import dev.flotilla.node.routing.RolloutPhase.Idle;
import dev.flotilla.node.routing.RolloutPhase.Proposing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private static final long SECOND = 1_000_000_000L;
    private static final ModelFigures GOOD = new ModelFigures(80, 12, 0.01);
    private static final ModelFigures BAD = new ModelFigures(80, 12, 1);
    private static final ModelFigures FEW = new ModelFigures(49, 12, 1);

    private final Rollout rollout = new Rollout(RolloutPlan.DEFAULT);
    private final List<String> said = new ArrayList<>();
    private RoutingState committed = RoutingState.initial(Instant.EPOCH.plusSeconds(1));
    private RolloutPhase phase = new Idle("");
    private long now = -10 * SECOND;

    @Test
    void healthyItGoesFromFivePercentToTheNewStableModel() {
        go(rollout.start(committed));
        List<Double> shares = new ArrayList<>();
        for (int step = 0; step < 4; step++) {
            agree();
            shares.add(committed.weight("v2"));
            go(rollout.tick(phase, committed, GOOD, now));
            assertThat(phase).as("before the dwell time is over").isInstanceOf(Dwelling.class);
            now += 30 * SECOND;
            go(rollout.tick(phase, committed, GOOD, now));
        }
        agree();
        assertThat(shares).containsExactly(0.05, 0.2, 0.5, 1.0);
        assertThat(committed.stableModelId()).isEqualTo("v2");
        assertThat(committed.canaryModelId()).isEqualTo("v1");
        assertThat(committed.weight("v2")).isEqualTo(1);
        assertThat(phase).isInstanceOf(Idle.class);
        assertThat(said)
                .containsExactly(
                        "Rollout: 5 % in force",
                        "Rollout: 20 % in force",
                        "Rollout: 50 % in force",
                        "Rollout: 100 % in force",
                        "Rollout: done, the canary is the stable model now");
    }

    @Test
    void withFewRequestsItWaitsAndSaysSoOnce() {
        go(rollout.start(committed));
        agree();
        for (int i = 0; i < 5; i++) {
            now += 30 * SECOND;
            go(rollout.tick(phase, committed, FEW, now));
        }
        assertThat(phase).isInstanceOf(Dwelling.class);
        assertThat(said)
                .containsExactly("Rollout: 5 % in force", "Rollout: waiting at 5 %: 49 of 50 canary requests so far");
        go(rollout.tick(phase, committed, GOOD, now));
        assertThat(phase).isInstanceOf(Proposing.class);
    }

    @Test
    void aWindowThatFailsRollsBackAtOnceAndUntilItIsAgreed() {
        go(rollout.start(committed));
        agree();
        now += SECOND;
        go(rollout.tick(phase, committed, BAD, now));
        for (int i = 0; i < 20; i++) {
            go(rollout.ended(phase, false, "node-c did not vote", now));
            now += 5 * SECOND;
            go(rollout.tick(phase, committed, BAD, now));
        }
        agree();
        assertThat(committed.weight("v2")).isZero();
        assertThat(committed.stableModelId()).isEqualTo("v1");
        assertThat(phase).isEqualTo(new Idle("rolled back: 100.0 % errors exceed 5.0 %"));
    }

    @Test
    void aStepThatIsNotAgreedOnIsTriedAgainAFewTimes() {
        RoutingState before = committed;
        failToAgree(before);
        go(rollout.tick(phase, before, GOOD, now));
        assertThat(phase).isEqualTo(new Idle("stopped after 5 attempts: node-c: in doubt"));
    }

    @Test
    void whereItStopsWithAShareInForceTheCanaryIsStillWatched() {
        RoutingState before = RolloutDraft.canaryShare(committed, 0.2).at(3, "t", committed.timestamp());
        failToAgree(before);
        go(rollout.tick(phase, before, FEW, now));
        assertThat(phase).isEqualTo(new Holding(0.2, now));
        assertThat(said)
                .last()
                .isEqualTo("Rollout: holding and watching the canary at 20 %; a new rollout goes on from there");
        go(rollout.tick(phase, before, BAD, now + SECOND));
        assertThat(committed.weight("v2")).as("rolled back by itself").isZero();
    }

    private void failToAgree(RoutingState before) {
        go(rollout.start(before));
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(phase).isInstanceOf(Proposing.class);
            go(rollout.ended(phase, false, "node-c: in doubt", now));
            if (attempt < 5) {
                now += SECOND;
                go(rollout.tick(phase, before, GOOD, now));
                now += 5 * SECOND;
                go(rollout.tick(phase, before, GOOD, now));
            }
        }
    }

    @Test
    void aCanaryThatWasRolledBackIsNotRolledOutAgainThoughItsNoteWasLost() {
        RolloutNote note = RolloutNote.of(committed, RolloutPlan.DEFAULT);
        committed = RolloutDraft.canaryShare(committed, 0.2).at(3, "t", committed.timestamp());
        committed = RolloutDraft.rollback(committed).at(4, "t", committed.timestamp());
        go(rollout.resume(committed, Optional.of(note), now));
        assertThat(phase).isEqualTo(new Idle("rolled back before the coordinator restarted"));
    }

    @Test
    void aPlanThatDoesNotEndAtAllStaysAtItsLastStep() {
        Rollout half =
                new Rollout(new RolloutPlan(List.of(0.5), Duration.ZERO, Duration.ofSeconds(5), 5, HealthGate.DEFAULT));
        go(half.start(committed));
        go(half.ended(phase, true, "", now));
        go(half.tick(phase, committed, GOOD, now));
        assertThat(said).contains("Rollout: stays at 50 %, the last step, and is watched");
        go(half.tick(phase, committed, GOOD, now));
        assertThat(phase).isEqualTo(new Holding(0.5, now));
        go(half.tick(phase, committed, BAD, now));
        assertThat(committed.weight("v2")).isZero();
    }

    @Test
    void aRestartedCoordinatorGoesOnWithTheRolloutThatRan() {
        RolloutNote note = RolloutNote.of(committed, RolloutPlan.DEFAULT);
        committed = RolloutDraft.canaryShare(committed, 0.2).at(3, "t", committed.timestamp());

        go(rollout.resume(committed, Optional.of(note), now));

        assertThat(phase).as("the dwell time begins again").isEqualTo(new Dwelling(1, now, false));
        assertThat(said)
                .containsExactly("Rollout: the coordinator restarted at 20 %; the step begins again, then the rollout"
                        + " goes on");
        go(rollout.tick(phase, committed, GOOD, now));
        assertThat(committed.weight("v2")).isEqualTo(0.2);
        now += 30 * SECOND;
        go(rollout.tick(phase, committed, GOOD, now));
        assertThat(committed.weight("v2")).isEqualTo(0.5);
    }

    @Test
    void aRestartBeforeTheFirstStepWasAgreedOnProposesItAgain() {
        go(rollout.resume(committed, Optional.of(RolloutNote.of(committed, RolloutPlan.DEFAULT)), now));
        assertThat(phase).isInstanceOf(Proposing.class);
        assertThat(committed.weight("v2")).as("peers have to be heard first").isZero();
        now += 5 * SECOND;
        go(rollout.tick(phase, committed, GOOD, now));
        assertThat(committed.weight("v2")).isEqualTo(0.05);
        assertThat(said).containsExactly("Rollout: the coordinator restarted and goes on with 5 %");
    }

    @Test
    void aRestartOnTheWayBackGoesBack() {
        RolloutNote back = RolloutNote.of(committed, RolloutPlan.DEFAULT).back("the operator wants it");
        committed = RolloutDraft.canaryShare(committed, 0.5).at(4, "t", committed.timestamp());
        go(rollout.resume(committed, Optional.of(back), now));
        now += 5 * SECOND;
        go(rollout.tick(phase, committed, GOOD, now));
        assertThat(committed.weight("v2")).isZero();

        go(rollout.resume(committed, Optional.of(back), now));
        assertThat(phase)
                .as("it was agreed on before the restart")
                .isEqualTo(new Idle("rolled back: the operator wants it"));
    }

    @Test
    void aNoteOfARolloutThatIsDoneStartsNothing() {
        RolloutNote note = RolloutNote.of(committed, RolloutPlan.DEFAULT);
        committed = RolloutDraft.promote(committed).at(6, "t", committed.timestamp());
        go(rollout.resume(committed, Optional.of(note), now));
        assertThat(phase).isInstanceOf(Idle.class);
        assertThat(said).isEmpty();
    }

    @Test
    void withoutANoteARestartedCoordinatorHoldsWhatItFindsAndGoesOnFromThereWhenTold() {
        go(rollout.resume(committed, Optional.empty(), now));
        assertThat(phase).isInstanceOf(Idle.class);
        committed = RolloutDraft.canaryShare(committed, 0.2).at(3, "t", committed.timestamp());

        go(rollout.resume(committed, Optional.empty(), now));
        assertThat(phase).isEqualTo(new Holding(0.2, now));
        assertThat(RolloutWords.of(phase, committed))
                .isEqualTo("holds 20 % and watches the canary; rollout goes on from there");
        now += 3600 * SECOND;
        go(rollout.tick(phase, committed, GOOD, now));
        assertThat(committed.weight("v2")).as("nothing goes on by itself").isEqualTo(0.2);

        go(rollout.start(committed));
        assertThat(committed.weight("v2")).isEqualTo(0.5);
    }

    @Test
    void theWindowJudgesByTheRequestsOfItsTime() {
        HealthWindow window = new HealthWindow(Duration.ofSeconds(60));
        for (int i = 1; i <= 100; i++) {
            window.record("v2", i, i > 95, i * SECOND / 10);
        }
        assertThat(window.figures("v2", 10 * SECOND)).isEqualTo(new ModelFigures(100, 95, 0.05));
        assertThat(window.figures("v2", 9 * SECOND + SECOND / 20, 10 * SECOND))
                .isEqualTo(new ModelFigures(10, 100, 0.5));
        assertThat(window.figures("v2", 65 * SECOND).requests()).isEqualTo(51);
        assertThat(window.figures("v1", 10 * SECOND)).isEqualTo(ModelFigures.NONE);
        for (int i = 0; i < 10_000; i++) {
            window.record("v2", 7, false, 70 * SECOND);
        }
        assertThat(window.figures("v2", 70 * SECOND)).isEqualTo(new ModelFigures(HealthWindow.KEPT, 7, 0));
    }

    @Test
    void theGateStandsExactlyAtItsThresholds() {
        HealthGate gate = HealthGate.DEFAULT;
        assertThat(gate.judge(new ModelFigures(50, 200, 0.05))).isEqualTo(new HealthGate.Verdict.Passed());
        assertThat(gate.judge(new ModelFigures(49, 999, 1))).isEqualTo(new HealthGate.Verdict.TooFew(49, 50));
        assertThat(gate.judge(new ModelFigures(50, 200.1, 0.05)))
                .isEqualTo(new HealthGate.Verdict.Failed("p95 200.1 ms exceeds 200.0 ms"));
        assertThat(gate.judge(new ModelFigures(50, 200, 0.06)))
                .isEqualTo(new HealthGate.Verdict.Failed("6.0 % errors exceed 5.0 %"));
    }

    private void agree() {
        go(rollout.ended(phase, true, "", now));
    }

    private void go(RolloutMove move) {
        phase = move.phase();
        for (Order order : move.orders()) {
            switch (order) {
                case Order.Propose(RolloutDraft draft) ->
                    committed = draft.at(committed.version() + 1, "t", committed.timestamp());
                case Order.Say(String line) -> said.add(line);
            }
        }
    }
}
