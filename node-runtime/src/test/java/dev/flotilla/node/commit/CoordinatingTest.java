package dev.flotilla.node.commit;

import static dev.flotilla.node.commit.Bench.candidate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.commit.CommitOutput.Adopt;
import dev.flotilla.node.commit.CommitOutput.Dropped;
import dev.flotilla.node.commit.CommitOutput.Ended;
import dev.flotilla.node.commit.CommitOutput.Persist;
import dev.flotilla.node.commit.CommitOutput.Refused;
import dev.flotilla.node.commit.CommitOutput.Send;
import dev.flotilla.node.commit.CommitOutput.Why;
import dev.flotilla.node.routing.RolloutDraft;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.routing.RoutingStatus;
import dev.flotilla.node.wire.ControlFrame;
import dev.flotilla.node.wire.ControlFrame.Decision;
import dev.flotilla.node.wire.ControlFrame.Outcome;
import dev.flotilla.node.wire.ControlFrame.PrepareResponse;
import dev.flotilla.node.wire.ControlFrame.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoordinatingTest {
    private static final RoutingState ONE = RoutingState.initial(Bench.WALL);

    @Test
    void allVotesCommitAndTheDecisionIsWrittenBeforeItIsTold() {
        Bench a = Bench.fresh("node-a").proposes(0.05);
        String txid = txid(a);
        assertThat(txid).matches("promote-node-a-2-2026-11-20T04:34:00\\.000001-7");
        assertThat(a.sent()).extracting(Send::to).containsExactly("node-b", "node-c");
        assertThat(a.hears(yes("node-b", txid)).outputs).isEmpty();
        a.hears(yes("node-c", txid));
        assertThat(a.outputs.getFirst())
                .isInstanceOfSatisfying(
                        Persist.class, persist -> assertThat(persist.force()).isTrue());
        assertThat(a.sent())
                .extracting(send -> ((Decision) send.frame()).kind())
                .containsExactly(Verdict.COMMIT, Verdict.COMMIT);
        assertThat(a.outputs).contains(new Adopt(a.state.committed()), new Ended(txid, true, "all voted for it"));
        assertThat(a.state.committed().version()).isEqualTo(2);
        assertThat(a.state.committed().status()).isEqualTo(RoutingStatus.COMMITTED);
    }

    @Test
    void fault4ANodeThatVotesTwiceCountsOnce() {
        Bench a = Bench.fresh("node-a").proposes(0.05);
        String txid = txid(a);
        a.hears(yes("node-b", txid)).hears(yes("node-b", txid)).hears(yes("node-b", txid));
        assertThat(a.state.committed()).isEqualTo(ONE);
        assertThat(a.state.round().orElseThrow().votes()).containsOnlyKeys("node-b");
        assertThat(a.hears(yes("mallory", txid)).outputs).containsExactly(new Dropped(Why.STRANGER));
    }

    @Test
    void oneVoteAgainstAborts() {
        Bench a = Bench.fresh("node-a").proposes(0.05);
        String txid = txid(a);
        a.hears(new PrepareResponse("node-c", txid, Verdict.ABORT, "health gate triggered"));
        assertThat(a.outputs).contains(new Ended(txid, false, "node-c: health gate triggered"));
        assertThat(a.state.committed()).isEqualTo(ONE);
    }

    @Test
    void silenceAbortsAfterTwoSecondsAndPeersOfOursAreAskedAgainBefore() {
        Bench a = Bench.fresh("node-a").beats("node-b", ONE).proposes(0.05);
        String txid = txid(a);
        a.waits(Duration.ofMillis(600));
        assertThat(a.sent())
                .as("an original is asked once")
                .extracting(Send::to)
                .containsExactly("node-b");
        a.hears(yes("node-b", txid)).waits(Duration.ofMillis(1400));
        assertThat(a.outputs).contains(new Ended(txid, false, "no vote from node-c"));
    }

    @Test
    void fault5TheDecisionIsRepeatedUntilAcknowledgedAndBlocksTheNext() {
        Bench a = committed();
        String txid = a.state.committed().txid();
        a.beats("node-b", ONE).beats("node-c", ONE).waits(Duration.ofMillis(600));
        assertThat(a.sent()).extracting(Send::to).containsExactly("node-b", "node-c");
        a.hears(new ControlFrame.Acknowledgement("node-b", txid)).waits(Duration.ofMillis(600));
        assertThat(a.sent()).extracting(Send::to).containsExactly("node-c");
        assertThat(a.proposes(0.2).outputs).containsExactly(new Refused("node-c has not acknowledged version 2"));
        a.beats("node-c", a.state.committed()).waits(Duration.ofMillis(600));
        assertThat(a.sent()).isEmpty();
        assertThat(a.proposes(0.2).state.round()).isPresent();
    }

    @Test
    void anOriginalThatIsBehindIsToldByItsHeartbeats() {
        Bench a = committed();
        a.originalBeats("node-b", ONE);
        assertThat(a.sent()).containsExactly(new Send("node-b", decision(a)));
        a.waits(Duration.ofSeconds(1));
        assertThat(a.sent()).as("no more often than it beats").isEmpty();
        a.originalBeats("node-b", a.state.committed());
        assertThat(a.sent()).isEmpty();
        assertThat(a.state.delivery().orElseThrow().waiting()).containsExactly("node-c");
    }

    @Test
    void fault11ARestartFinishesWhatWasDecidedAndAbortsWhatWasNot() {
        RoutingState two = candidate(ONE, 0.05, "t2").withStatus(RoutingStatus.COMMITTED);
        RoutingState three = candidate(two, 0.2, "t3");
        Bench open = Bench.after(
                "node-a", new LogRecord.Committed(ONE), new LogRecord.Committed(two), new LogRecord.Begun(three));
        assertThat(open.sent())
                .containsExactly(
                        new Send(
                                "node-b",
                                new Decision("node-a", "t3", Verdict.ABORT, three.withStatus(RoutingStatus.ABORTED))),
                        new Send(
                                "node-c",
                                new Decision("node-a", "t3", Verdict.ABORT, three.withStatus(RoutingStatus.ABORTED))));
        Bench decided = Bench.after("node-a", new LogRecord.Committed(ONE), new LogRecord.Committed(two));
        decided.beats("node-b", ONE).waits(Duration.ofMillis(100));
        assertThat(decided.sent())
                .containsExactly(new Send("node-b", new Decision("node-a", "t2", Verdict.COMMIT, two)));
    }

    @Test
    void whatItNeverWroteDownCountsAsAborted() {
        Bench a = committed();
        assertThat(answer(a, a.state.committed().txid(), 2, Bench.WALL)).isEqualTo(Outcome.COMMIT);
        assertThat(answer(a, "forgotten", 3, Bench.WALL.plusSeconds(5))).isEqualTo(Outcome.ABORT);
        assertThat(answer(a, "of a lost log", 3, Bench.WALL.minusSeconds(5))).isEqualTo(Outcome.UNKNOWN);
        assertThat(answer(a, "of a lost log", 2, Bench.WALL.minusSeconds(5))).isEqualTo(Outcome.ABORT);
        Bench b = Bench.fresh("node-b");
        assertThat(answer(b, "any", 2, Bench.WALL.plusSeconds(5))).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void fault13LateVotesAreDroppedAndSaidOnce() {
        Bench a = committed();
        String txid = a.state.committed().txid();
        assertThat(a.hears(yes("node-b", txid)).outputs).hasSize(2).contains(new Dropped(Why.LATE_VOTE));
        for (int i = 0; i < 1000; i++) {
            a.hears(yes("node-b", i % 2 == 0 ? txid : "t" + i));
        }
        assertThat(a.state.late()).hasSizeLessThanOrEqualTo(8);
        assertThat(a.take(new CommitInput.Unreachable("node-b")).outputs)
                .containsExactly(new Dropped(Why.UNSENT), new CommitOutput.Say("node-b cannot be reached"));
        assertThat(a.take(new CommitInput.Unreachable("node-b")).outputs).containsExactly(new Dropped(Why.UNSENT));
    }

    @Test
    void itRefusesWhatMakesNoSense() {
        Bench a = Bench.fresh("node-a");
        assertThat(a.take(new CommitInput.Propose(new RolloutDraft("v1", "v2", Map.of("v1", 0.5, "v2", 0.4)))).outputs)
                .containsExactly(new Refused("the weights sum to 0.9, not to 1"));
        assertThat(a.take(new CommitInput.Propose(new RolloutDraft("v1", " ", Map.of("v1", 1.0)))).outputs)
                .containsExactly(new Refused("no routing state: canary model of 1 characters"));
        assertThat(Bench.fresh("node-b").proposes(0.5).outputs)
                .containsExactly(new Refused("only the coordinator node-a proposes"));
        assertThat(a.proposes(0.05).proposes(0.2).outputs).containsExactly(new Refused("version 2 is being voted on"));
    }

    @Test
    void aCoordinatorWithANewDiskProposesNothingUntilItHasCaughtUp() {
        RoutingState two = candidate(ONE, 0.05, "t2").withStatus(RoutingStatus.COMMITTED);
        Bench a = Bench.fresh("node-a").beats("node-b", two);
        assertThat(a.sent()).hasSize(1);
        ControlFrame.StateQuery query =
                (ControlFrame.StateQuery) a.sent().getFirst().frame();
        assertThat(a.proposes(0.2).outputs).containsExactly(new Refused("node-b serves version 2, this coordinator 1"));
        a.hears(new ControlFrame.StateAnswer("node-b", query.nonce(), two));
        assertThat(a.state.committed()).isEqualTo(two);
        assertThat(a.proposes(0.2).state.round()).isPresent();
    }

    @Test
    void aNodeAloneAgreesWithItself() {
        CommitMachine alone = new CommitMachine(new CommitSettings("solo", "solo", Set.of(), Set.of(), Timing.DEFAULT));
        Moment now = new Moment(5, Bench.WALL);
        Step start = alone.start(Recovered.of(Bench.WALL, List.of()), 1, now);
        Step step = alone.step(start.state(), new CommitInput.Propose(RolloutDraft.canaryShare(ONE, 0.05)), now);
        assertThat(step.state().committed().version()).isEqualTo(2);
        assertThat(step.state().delivery()).isEmpty();
    }

    @Test
    void aFullDiskStopsTheReplicaBeforeAnythingLeaves() {
        RememberingOutlet outlet = new RememberingOutlet();
        CommitSettings settings = new CommitSettings("node-a", "node-a", Set.of("node-b"), Set.of(), Timing.DEFAULT);
        Durable full = (entry, force) -> new Durable.Stored.Failed("no space left on device");
        Replica replica = new Replica(
                new CommitMachine(settings),
                full,
                outlet,
                Recovered.of(Bench.WALL, List.of()),
                1,
                new Moment(0, Bench.WALL));
        replica.take(new CommitInput.Tick(), new Moment(1, Bench.WALL));
        assertThat(replica.stalled()).contains("no space left on device");
        assertThat(outlet.heard)
                .containsExactly("The log cannot be written, no votes until it can: no space left on device");
    }

    private static Bench committed() {
        Bench a = Bench.fresh("node-a").proposes(0.05);
        String txid = txid(a);
        return a.hears(yes("node-b", txid)).hears(yes("node-c", txid));
    }

    private static Decision decision(Bench a) {
        return new Decision("node-a", a.state.committed().txid(), Verdict.COMMIT, a.state.committed());
    }

    private static String txid(Bench a) {
        return a.state.round().orElseThrow().candidate().txid();
    }

    private static PrepareResponse yes(String from, String txid) {
        return new PrepareResponse(from, txid, Verdict.COMMIT, "health gates met");
    }

    private static Outcome answer(Bench node, String txid, long version, Instant timestamp) {
        node.hears(new ControlFrame.DoubtQuery("node-c", txid, version, timestamp));
        return ((ControlFrame.DoubtAnswer) node.sent().getFirst().frame()).outcome();
    }
}
