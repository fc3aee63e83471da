package dev.flotilla.node.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.commit.CommitInput;
import dev.flotilla.node.commit.CommitOutput;
import dev.flotilla.node.commit.RolloutMemory;
import dev.flotilla.node.routing.ModelFigures;
import dev.flotilla.node.routing.RolloutDraft;
import dev.flotilla.node.routing.RolloutNote;
import dev.flotilla.node.routing.RolloutPhase;
import dev.flotilla.node.routing.RolloutPlan;
import dev.flotilla.node.routing.RoutingState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RolloutOfficeTest {
    private static final RoutingState STATE = RoutingState.initial(Instant.EPOCH);
    private static final RoutingState EXPOSED =
            RolloutDraft.canaryShare(STATE, 0.2).at(2, "t", Instant.EPOCH);
    private static final CommitOutput BUSY = new CommitOutput.Refused("version 2 is being voted on");

    private final List<CommitInput> proposed = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final Queue<CommitOutput> answers = new ArrayDeque<>();
    private final Remembering memory = new Remembering();
    private final RolloutOffice office = new RolloutOffice(RolloutPlan.DEFAULT, this::propose, lines::add, memory);

    private static final class Remembering implements RolloutMemory {
        private Optional<RolloutNote> note = Optional.empty();
        private Optional<String> broken = Optional.empty();

        @Override
        public Optional<RolloutNote> recall() {
            return note;
        }

        @Override
        public Optional<String> keep(Optional<RolloutNote> next) {
            if (broken.isEmpty()) {
                note = next;
            }
            return broken;
        }
    }

    private void propose(CommitInput input) {
        proposed.add(input);
        office.answered(answers.remove(), 0);
    }

    @Test
    void anOrderThatIsRefusedLeavesTheRolloutUnderWayAlone() {
        answers.add(new CommitOutput.Proposed("first", 2));
        assertThat(office.start(STATE, Optional.empty())).isInstanceOf(ReplicaAnswer.Taken.class);
        answers.add(BUSY);

        assertThat(office.start(STATE, Optional.of(0.5)))
                .isEqualTo(new ReplicaAnswer.Refused("Not now: version 2 is being voted on."));

        office.answered(new CommitOutput.Ended("first", true, "all voted for it"), 0);
        assertThat(office.phase()).isEqualTo(new RolloutPhase.Dwelling(0, 0, false));
        assertThat(lines).containsExactly("Rollout: 5 % in force");
    }

    @Test
    void nothingComesLaterOfAnOrderThatWasRefused() {
        answers.add(BUSY);
        assertThat(office.start(STATE, Optional.empty())).isInstanceOf(ReplicaAnswer.Refused.class);

        office.tick(STATE, ModelFigures.NONE, Duration.ofMinutes(1).toNanos());

        assertThat(proposed).hasSize(1);
        assertThat(lines).isEmpty();
    }

    @Test
    void aRollbackThatMustWaitIsTakenAndProposedAgain() {
        answers.add(BUSY);
        assertThat(office.rollback(STATE, "the operator wants it"))
                .isEqualTo(new ReplicaAnswer.Taken(
                        "Not now: version 2 is being voted on. The rollback is proposed again every 5 s."));
        answers.add(new CommitOutput.Proposed("second", 3));

        office.tick(STATE, ModelFigures.NONE, Duration.ofSeconds(5).toNanos());

        assertThat(proposed).hasSize(2);
        office.answered(new CommitOutput.Ended("second", true, "all voted for it"), 0);
        assertThat(lines).last().isEqualTo("Rollout: rolled back: the operator wants it");
    }

    @Test
    void aRoundLastsFromItsProposalToItsEnd() {
        answers.add(new CommitOutput.Proposed("first", 2));
        office.start(STATE, Optional.empty());
        assertThat(office.roundNanos()).isEmpty();

        office.answered(new CommitOutput.Ended("first", true, "all voted for it"), 7_000_000);

        assertThat(office.roundNanos()).hasValue(7_000_000);
    }

    @Test
    void whatRunsIsWrittenDownUntilItEnds() {
        answers.add(new CommitOutput.Proposed("first", 2));
        office.start(STATE, Optional.of(0.5));
        assertThat(memory.note)
                .hasValue(new RolloutNote(
                        STATE.stableModelId(), STATE.canaryModelId(), STATE.version(), List.of(0.5), Optional.empty()));
        answers.add(new CommitOutput.Proposed("back", 3));
        office.rollback(STATE, "the operator wants it");
        assertThat(memory.note)
                .hasValueSatisfying(note -> assertThat(note.rollback()).contains("the operator wants it"));

        office.answered(new CommitOutput.Ended("back", true, "all voted for it"), 0);
        office.tick(STATE, ModelFigures.NONE, 0);

        assertThat(memory.note).isEmpty();
    }

    @Test
    void anOrderThatIsRefusedIsNotWrittenDown() {
        answers.add(BUSY);
        office.start(STATE, Optional.empty());
        assertThat(memory.note).isEmpty();
    }

    @Test
    void theRolloutThatRanGoesOnInItsOwnSteps() {
        memory.note = Optional.of(new RolloutNote(
                STATE.stableModelId(), STATE.canaryModelId(), STATE.version(), List.of(0.3, 0.6), Optional.empty()));
        office.resume(STATE, 0);
        assertThat(lines).containsExactly("Rollout: the coordinator restarted and goes on with 30 %");
        assertThat(memory.note).isPresent();
    }

    /** Four more attempts fail as the first did. */
    private void stop() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            office.answered(new CommitOutput.Ended("try" + attempt, false, "node-c did not vote"), 0);
            if (attempt < 5) {
                answers.add(new CommitOutput.Proposed("try" + (attempt + 1), 3));
                office.tick(EXPOSED, ModelFigures.NONE, Duration.ofSeconds(5).toNanos());
            }
        }
    }

    @Test
    void whereARolloutStopsTheCanaryIsWatchedAndNoRestartGoesOnWithIt() {
        answers.add(new CommitOutput.Proposed("try1", 3));
        office.start(EXPOSED, Optional.empty());
        stop();
        office.tick(EXPOSED, ModelFigures.NONE, 7);

        assertThat(office.phase()).isEqualTo(new RolloutPhase.Holding(0.2, 7));
        assertThat(memory.note).as("of the rollout that stopped").isEmpty();

        office.resume(EXPOSED, 8);
        assertThat(office.phase()).isEqualTo(new RolloutPhase.Holding(0.2, 8));

        answers.add(new CommitOutput.Proposed("back", 3));
        office.tick(EXPOSED, new ModelFigures(80, 12, 1), 9);
        assertThat(lines).last().asString().startsWith("Rollout: canary failed at 20 %");
    }

    @Test
    void whatCouldNotBeWrittenDownIsTriedAgainAndNoOlderNoteIsRecalledOverIt() {
        memory.broken = Optional.of("rollout: no space");
        answers.add(new CommitOutput.Proposed("first", 2));
        office.start(STATE, Optional.of(0.5));
        assertThat(memory.note).isEmpty();
        assertThat(lines)
                .hasSize(1)
                .first()
                .asString()
                .contains("cannot be written down")
                .contains("no space");

        office.resume(STATE, 0);
        assertThat(office.phase()).as("known though not written").isInstanceOf(RolloutPhase.Proposing.class);
        memory.broken = Optional.empty();
        office.tick(STATE, ModelFigures.NONE, Duration.ofSeconds(4).toNanos());
        assertThat(memory.note).as("not with each tick").isEmpty();
        answers.add(new CommitOutput.Proposed("second", 3));
        office.tick(STATE, ModelFigures.NONE, Duration.ofSeconds(5).toNanos());
        assertThat(memory.note).isPresent();
    }
}
