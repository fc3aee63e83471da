package dev.flotilla.node.commit;

import static dev.flotilla.node.commit.Bench.candidate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.commit.CommitOutput.Adopt;
import dev.flotilla.node.commit.CommitOutput.Dropped;
import dev.flotilla.node.commit.CommitOutput.Persist;
import dev.flotilla.node.commit.CommitOutput.Send;
import dev.flotilla.node.commit.CommitOutput.Why;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.routing.RoutingStatus;
import dev.flotilla.node.wire.ControlFrame;
import dev.flotilla.node.wire.ControlFrame.Decision;
import dev.flotilla.node.wire.ControlFrame.DoubtAnswer;
import dev.flotilla.node.wire.ControlFrame.Outcome;
import dev.flotilla.node.wire.ControlFrame.PrepareRequest;
import dev.flotilla.node.wire.ControlFrame.PrepareResponse;
import dev.flotilla.node.wire.ControlFrame.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParticipatingTest {
    private static final RoutingState ONE = RoutingState.initial(Bench.WALL);
    private static final RoutingState TWO = candidate(ONE, 0.05, "t2");
    private static final RoutingState TWO_COMMITTED = TWO.withStatus(RoutingStatus.COMMITTED);

    @Test
    void thePromiseIsWrittenBeforeItLeaves() {
        Bench b = Bench.fresh("node-b").hears(new PrepareRequest("node-a", "t2", TWO));
        assertThat(b.outputs)
                .containsExactly(
                        new Persist(new LogRecord.Prepared(TWO), true),
                        new Send("node-a", new PrepareResponse("node-b", "t2", Verdict.COMMIT, "health gates met")));
        assertThat(b.state.inDoubt()).isTrue();
        assertThat(b.state.committed()).isEqualTo(ONE);
    }

    @Test
    void theCommitIsWrittenThenServedThenAcknowledged() {
        Bench b = Bench.fresh("node-b").beats("node-a", ONE).hears(new PrepareRequest("node-a", "t2", TWO));
        b.hears(new Decision("node-a", "t2", Verdict.COMMIT, TWO_COMMITTED));
        assertThat(b.outputs.subList(0, 3))
                .containsExactly(
                        new Persist(new LogRecord.Committed(TWO_COMMITTED), true),
                        new Adopt(TWO_COMMITTED),
                        new Send("node-a", new ControlFrame.Acknowledgement("node-b", "t2")));
        assertThat(b.outputs)
                .contains(
                        new CommitOutput.Say("2PC: COMMIT version 2 (t2)"),
                        new CommitOutput.Say("Routing state updated: version 2, weights {v1=0.95, v2=0.05}"));
        assertThat(b.state.inDoubt()).isFalse();
    }

    @Test
    void fault1ACommitThatWasNeverPreparedOrComesFromAnybodyIsNotApplied() {
        Bench b = Bench.fresh("node-b");
        assertThat(b.hears(new Decision("node-a", "t2", Verdict.COMMIT, TWO_COMMITTED)).outputs)
                .containsExactly(new Dropped(Why.NEVER_PREPARED));
        b.hears(new PrepareRequest("node-a", "t2", TWO));
        assertThat(b.hears(new Decision("node-c", "t2", Verdict.COMMIT, TWO_COMMITTED)).outputs)
                .contains(new Dropped(Why.NOT_THE_COORDINATOR));
        assertThat(b.hears(new Decision("mallory", "t2", Verdict.COMMIT, TWO_COMMITTED)).outputs)
                .containsExactly(new Dropped(Why.STRANGER));
        RoutingState other = candidate(ONE, 0.9, "t2");
        assertThat(b.hears(new Decision("node-a", "t2", Verdict.COMMIT, other)).outputs)
                .contains(new Dropped(Why.CONTRADICTION));
        assertThat(b.state.committed()).isEqualTo(ONE);
    }

    @Test
    void fault2LowerVersionsAreRefused() {
        Bench b = Bench.after("node-b", new LogRecord.Committed(ONE), new LogRecord.Committed(TWO_COMMITTED));
        RoutingState old = candidate(ONE, 0.5, "old");
        assertThat(vote(b.hears(new PrepareRequest("node-a", "old", old))))
                .isEqualTo(new PrepareResponse("node-b", "old", Verdict.ABORT, "version 2 is not above 2"));
        assertThat(b.hears(new Decision("node-a", "old", Verdict.COMMIT, old)).outputs)
                .contains(new Dropped(Why.STALE));
        assertThat(b.state.committed()).isEqualTo(TWO_COMMITTED);
    }

    @Test
    void fault3OneTransactionInDoubtAndTheStoredVoteIsRepeated() {
        Bench b = Bench.fresh("node-b").hears(new PrepareRequest("node-a", "t2", TWO));
        assertThat(vote(b.hears(new PrepareRequest("node-a", "t3", candidate(ONE, 0.2, "t3")))))
                .isEqualTo(new PrepareResponse("node-b", "t3", Verdict.ABORT, "in doubt about t2"));
        b.hears(new PrepareRequest("node-a", "t2", TWO));
        assertThat(b.outputs)
                .containsExactly(
                        new Send("node-a", new PrepareResponse("node-b", "t2", Verdict.COMMIT, "health gates met")));
        b.hears(new Decision("node-a", "t2", Verdict.ABORT, TWO.withStatus(RoutingStatus.ABORTED)));
        assertThat(vote(b.hears(new PrepareRequest("node-a", "t3", candidate(ONE, 0.2, "t3"))))
                        .reason())
                .as("the vote against stays one")
                .isEqualTo("in doubt about t2");
        assertThat(vote(b.hears(new PrepareRequest("node-a", "t2", TWO))).reason())
                .isEqualTo("aborted before");
    }

    @Test
    void faults5And12WhoIsInDoubtAsksAndTakesAnAnswerOfAPeer() {
        Bench b = Bench.fresh("node-b")
                .beats("node-a", ONE)
                .beats("node-c", ONE)
                .hears(new PrepareRequest("node-a", "t2", TWO))
                .waits(Duration.ofSeconds(1));
        assertThat(b.sent()).isEmpty();
        b.waits(Duration.ofSeconds(2));
        assertThat(b.sent()).extracting(Send::to).containsExactly("node-a", "node-c");
        b.hears(new DoubtAnswer("node-c", "t2", Outcome.UNKNOWN));
        assertThat(b.state.inDoubt()).isTrue();
        b.hears(new DoubtAnswer("node-c", "t2", Outcome.COMMIT));
        assertThat(b.state.committed()).isEqualTo(TWO_COMMITTED);
        assertThat(b.hears(new DoubtAnswer("node-c", "t2", Outcome.ABORT)).outputs)
                .containsExactly(new Dropped(Why.UNASKED));
    }

    @Test
    void faults6And7ARestartedNodeServesWhatWasCommitted() {
        Bench prepared = Bench.after("node-b", new LogRecord.Committed(ONE), new LogRecord.Prepared(TWO));
        assertThat(prepared.outputs).contains(new Adopt(ONE));
        assertThat(prepared.state.inDoubt()).isTrue();
        Bench aborted = Bench.after(
                "node-b", new LogRecord.Committed(ONE), new LogRecord.Prepared(TWO), new LogRecord.Aborted("t2"));
        assertThat(aborted.outputs).contains(new Adopt(ONE));
        assertThat(aborted.state.inDoubt()).isFalse();
    }

    @Test
    void fault10BadWeightsGetAVoteAgainst() {
        RoutingState bad =
                new RoutingState(2, "v1", "v2", Map.of("v1", -6.5, "v2", 7.5), RoutingStatus.PREPARED, "t", Bench.WALL);
        assertThat(vote(Bench.fresh("node-b").hears(new PrepareRequest("node-a", "t", bad)))
                        .vote())
                .isEqualTo(Verdict.ABORT);
    }

    @Test
    void theHealthGateStopsMoreForTheCanaryButNoRollback() {
        CommitInput.Health bad = new CommitInput.Health(300, 0, Optional.of("p95 300.0 ms exceeds 200.0 ms"));
        Bench b = Bench.after("node-b", new LogRecord.Committed(ONE), new LogRecord.Committed(TWO_COMMITTED))
                .take(new CommitInput.Measured(bad));
        assertThat(vote(b.hears(new PrepareRequest("node-a", "up", candidate(TWO, 0.2, "up"))))
                        .reason())
                .isEqualTo("health gate triggered: p95 300.0 ms exceeds 200.0 ms");
        assertThat(vote(b.hears(new PrepareRequest("node-a", "down", candidate(TWO, 0, "down"))))
                        .vote())
                .isEqualTo(Verdict.COMMIT);
    }

    @Test
    void whoIsBehindAsksForTheStateAndTakesNoneUnasked() {
        Bench b = Bench.fresh("node-b").beats("node-a", TWO_COMMITTED);
        ControlFrame.StateQuery query =
                (ControlFrame.StateQuery) b.sent().getFirst().frame();
        assertThat(b.hears(new ControlFrame.StateAnswer("node-a", "guess", TWO_COMMITTED)).outputs)
                .containsExactly(new Dropped(Why.UNASKED));
        b.hears(new ControlFrame.StateAnswer("node-a", query.nonce(), TWO_COMMITTED));
        assertThat(b.state.committed()).isEqualTo(TWO_COMMITTED);
        assertThat(b.outputs).contains(new Persist(new LogRecord.Committed(TWO_COMMITTED), true));
    }

    @Test
    void anOriginalCoordinatorIsReadByItsDigest() {
        Bench committed =
                Bench.fresh("node-b").originalBeats("node-a", ONE).hears(new PrepareRequest("node-a", "t2", TWO));
        assertThat(committed.waits(Duration.ofSeconds(4)).sent())
                .as("it is asked nothing")
                .isEmpty();
        committed.originalBeats("node-a", TWO_COMMITTED);
        assertThat(committed.state.committed()).isEqualTo(TWO_COMMITTED);
        assertThat(committed.sent()).as("nor told anything of ours").isEmpty();

        Bench aborted = Bench.fresh("node-b")
                .hears(new PrepareRequest("node-a", "t2", TWO))
                .originalBeats("node-a", ONE);
        assertThat(aborted.state.inDoubt()).isTrue();
        aborted.waits(Duration.ofSeconds(10)).originalBeats("node-a", ONE);
        assertThat(aborted.state.inDoubt()).isFalse();
        assertThat(aborted.state.committed()).isEqualTo(ONE);
    }

    @Test
    void theOperatorMayGiveUpExactlyWhatIsInDoubt() {
        Bench b = Bench.fresh("node-b").hears(new PrepareRequest("node-a", "t2", TWO));
        assertThat(b.take(new CommitInput.Abandon("t1")).outputs)
                .containsExactly(new CommitOutput.Refused("not in doubt about t1"));
        assertThat(b.state.inDoubt()).isTrue();
        b.take(new CommitInput.Abandon("t2"));
        assertThat(b.outputs).contains(new Persist(new LogRecord.Aborted("t2"), false));
        assertThat(b.state.inDoubt()).isFalse();
    }

    @Test
    void aDivergedPeerIsSaidOnce() {
        RoutingState other = RoutingState.initial("v1", "v9", Bench.WALL);
        Bench b = Bench.fresh("node-b").beats("node-c", other);
        assertThat(b.outputs)
                .containsExactly(
                        new Dropped(Why.DIVERGED), new CommitOutput.Say("node-c serves another state as version 1"));
        assertThat(b.beats("node-c", other).outputs).containsExactly(new Dropped(Why.DIVERGED));
    }

    private static PrepareResponse vote(Bench bench) {
        List<PrepareResponse> votes = bench.sent().stream()
                .map(Send::frame)
                .filter(PrepareResponse.class::isInstance)
                .map(PrepareResponse.class::cast)
                .toList();
        assertThat(votes).hasSize(1);
        return votes.getFirst();
    }
}
