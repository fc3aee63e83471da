package dev.flotilla.app.monitor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.Sign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureDetectorTest {
    /** A node that has beaten for a minute and answered a question. */
    private static Steps usual(Steps steps, int periodMs) {
        return steps.beats(60, periodMs);
    }

    private static void assertWord(Steps steps, NodeState state, NodeCause cause) {
        assertThat(steps.state() + " " + steps.cause()).isEqualTo(state + " " + cause);
    }

    @Test
    void isUnknownUntilSomethingIsHeard() {
        Steps steps = Steps.mute(1_000);
        steps.pass(120_000);
        assertWord(steps, NodeState.UNKNOWN, NodeCause.NEVER_HEARD);
        assertThat(steps.why()).isEqualTo("Nothing was ever heard of it.");
        assertThat(steps.beat().state()).isEqualTo(NodeState.ONLINE);
        assertThat(steps.cause()).isEqualTo(NodeCause.HEARD);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSES,DOWN,REFUSED",
        "SILENT,DOWN,HUNG",
        "UNREACHABLE,DOWN,UNREACHABLE",
        "GARBAGE,SUSPECT,BAD_ANSWER",
        "WRONG_CERTIFICATE,SUSPECT,BAD_CERTIFICATE",
        "NO_ADDRESS,UNKNOWN,NO_SUCH_HOST",
        "ANSWERS,ONLINE,ANSWERS",
        "NEVER_PUT,UNKNOWN,NEVER_HEARD"
    })
    void saysOfANodeThatWasNeverHeardWhatAskingTells(Steps.Manner manner, NodeState state, NodeCause cause) {
        Steps steps = Steps.ours(1_000, manner);
        steps.pass(20_000);
        assertWord(steps, state, cause);
        assertThat(steps.why()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSES,DOWN,REFUSED,1400",
        "SILENT,DOWN,HUNG,2700",
        "UNREACHABLE,DOWN,UNREACHABLE,2700",
        "GARBAGE,SUSPECT,BAD_ANSWER,1700",
        "WRONG_CERTIFICATE,SUSPECT,BAD_CERTIFICATE,1700"
    })
    void asksANodeThatFellSilentAndNamesWhatItFinds(
            Steps.Manner manner, NodeState state, NodeCause cause, int withinMs) {
        Steps steps = usual(Steps.ours(1_000), 1_000);
        assertWord(steps, NodeState.ONLINE, NodeCause.HEARD);
        steps.asked(manner).pass(withinMs);
        assertWord(steps, state, cause);
        steps.pass(60_000);
        assertWord(steps, state, cause);
        steps.beat();
        assertThat(steps.state()).isEqualTo(NodeState.ONLINE);
    }

    @Test
    void putsAtLeastSixQuestionsBeforeTheNetworkAloneMakesANodeDown() {
        Steps steps = usual(Steps.ours(1_000), 1_000).asked(Steps.Manner.UNREACHABLE);
        int before = steps.asks;
        for (int i = 0; i < 300 && steps.state() != NodeState.DOWN; i++) {
            steps.pass(10);
        }
        assertThat(steps.asks - before).isBetween(6, 12);
        assertThat(steps.peersAsked).isPositive();
        assertThat(steps.judgement.suspicion()).isGreaterThanOrEqualTo(Limits.USUAL.decided());
    }

    @Test
    void oneLostBeatIsNoNewsWhenTheNodeAnswers() {
        Steps steps = usual(Steps.ours(1_000), 1_000);
        steps.lose(1, 1_000).pass(600);
        assertWord(steps, NodeState.ONLINE, NodeCause.LOSSY);
        steps.pass(400).beat();
        assertWord(steps, NodeState.ONLINE, NodeCause.HEARD);
        assertThat(steps.states).containsExactly(NodeState.UNKNOWN, NodeState.ONLINE);
    }

    @Test
    void aNodeThatAnswersIsAliveThoughItsBeatsDoNotCome() {
        Steps steps = usual(Steps.ours(1_000), 1_000);
        int before = steps.asks;
        steps.pass(60_000);
        assertWord(steps, NodeState.ONLINE, NodeCause.ANSWERS);
        assertThat(steps.asks - before).as("about one question a second").isBetween(50, 75);
        assertThat(steps.why()).contains("its beats have not come for 60 s");
        steps.asked(Steps.Manner.UNREACHABLE).pass(2_700);
        assertWord(steps, NodeState.DOWN, NodeCause.UNREACHABLE);
    }

    @Test
    void aNodeThatIsOnlyAskedIsJudgedByItsAnswers() {
        Steps steps = Steps.ours(1_000);
        steps.pass(30_000);
        assertWord(steps, NodeState.ONLINE, NodeCause.ANSWERS);
        steps.asked(Steps.Manner.UNREACHABLE).pass(500);
        assertThat(steps.state()).isEqualTo(NodeState.ONLINE);
        steps.pass(2_300);
        assertWord(steps, NodeState.DOWN, NodeCause.UNREACHABLE);
        steps.asked(Steps.Manner.ANSWERS).pass(15_000);
        assertWord(steps, NodeState.ONLINE, NodeCause.ANSWERS);
    }

    @Test
    void aQuestionThatWasPutBeforeTheLastBeatSaysNothing() {
        Steps steps = answeredOnce();
        long before = steps.now - 500 * Steps.MS;
        steps.pass(100)
                .see(new Sign.NotAnswered(Sign.Question.HTTP, Sign.Refusal.REFUSED, before))
                .see(new Sign.NotAnswered(Sign.Question.COMMS, Sign.Refusal.REFUSED, before));
        steps.pass(900).lose(1, 500);
        assertThat(steps.states).doesNotContain(NodeState.DOWN, NodeState.SUSPECT);
    }

    @Test
    void onePortThatRefusesIsNotTheProcess() {
        Steps steps = Steps.ours(1_000);
        steps.pass(30_000);
        steps.http = Steps.Manner.REFUSES;
        steps.pass(30_000);
        assertThat(steps.states).doesNotContain(NodeState.DOWN);
        steps.comms = Steps.Manner.REFUSES;
        steps.pass(1_500);
        assertWord(steps, NodeState.DOWN, NodeCause.REFUSED);
    }

    @Test
    void aRefusalSaysNothingWhereTheNodeNeverAnswered() {
        Steps steps = Steps.ours(1_000, Steps.Manner.REFUSES);
        steps.beats(60, 1_000);
        assertThat(steps.states).doesNotContain(NodeState.DOWN, NodeState.SUSPECT);
        steps.lose(1, 1_000).pass(900);
        assertWord(steps, NodeState.SUSPECT, NodeCause.SILENT);
        steps.pass(100).beat();
        assertWord(steps, NodeState.ONLINE, NodeCause.HEARD);
    }

    @ParameterizedTest
    @CsvSource({"1000,3200", "5000,17500"})
    void aNodeThatCannotBeAskedIsDownWhenChanceCannotHaveEatenSoManyBeats(int periodMs, int notBeforeMs) {
        Steps steps = usual(Steps.mute(periodMs), periodMs);
        steps.pass(notBeforeMs);
        assertWord(steps, NodeState.SUSPECT, NodeCause.SILENT);
        steps.pass(20_000 + periodMs - notBeforeMs);
        assertWord(steps, NodeState.DOWN, NodeCause.SILENT);
    }

    @Test
    void anAskerWithoutTimeLeavesTheJudgementToTheBeats() {
        Steps steps = usual(Steps.ours(1_000), 1_000).lose(1, 1_000);
        steps.pass(900).beat().asked(Steps.Manner.NEVER_PUT).pass(2_500);
        assertThat(steps.state()).isEqualTo(NodeState.SUSPECT);
        steps.pass(14_000);
        assertWord(steps, NodeState.DOWN, NodeCause.SILENT);
    }

    @Test
    void peersThatStillHearItKeepItFromDown() {
        Steps steps = answeredOnce().asked(Steps.Manner.UNREACHABLE);
        for (int i = 0; i < 30; i++) {
            steps.pass(1_000).heardByPeer(300);
        }
        assertWord(steps, NodeState.SUSPECT, NodeCause.HEARD_BY_PEERS);
        assertThat(steps.states).doesNotContain(NodeState.DOWN);
        assertThat(steps.why()).contains("node-c heard it");
        steps.pass(3_500);
        assertWord(steps, NodeState.DOWN, NodeCause.UNREACHABLE);
        steps.heardByPeer(100);
        assertWord(steps, NodeState.SUSPECT, NodeCause.HEARD_BY_PEERS);
    }

    @Test
    void whatAPeerHeardBeforeTheSilenceSaysNothing() {
        Steps steps = answeredOnce().asked(Steps.Manner.UNREACHABLE);
        int silent = 0;
        for (int i = 0; i < 30; i++) {
            steps.pass(100);
            silent += 100;
            steps.heardByPeer(silent - 100);
        }
        assertWord(steps, NodeState.DOWN, NodeCause.UNREACHABLE);
    }

    @Test
    void aPeerThatHeardItAfterTheRefusalIsBelieved() {
        Steps steps = answeredOnce().asked(Steps.Manner.REFUSES).pass(1_500);
        assertWord(steps, NodeState.DOWN, NodeCause.REFUSED);
        steps.pass(1_000).heardByPeer(100);
        assertWord(steps, NodeState.SUSPECT, NodeCause.HEARD_BY_PEERS);
    }

    @Test
    void anEndedContainerIsDownAtOnceAndSaysWhy() {
        Steps steps = usual(Steps.ours(1_000), 1_000);
        steps.pass(100).see(new Sign.OfContainer(false, true));
        assertWord(steps, NodeState.DOWN, NodeCause.OUT_OF_MEMORY);
        steps.pass(50).beat();
        assertThat(steps.state()).as("a beat that was under way").isEqualTo(NodeState.DOWN);
        steps.asked(Steps.Manner.REFUSES).pass(5_000).see(new Sign.OfContainer(true, false));
        assertThat(steps.state()).isNotEqualTo(NodeState.ONLINE);
        steps.boot++;
        steps.sequence = 0;
        steps.beat();
        assertWord(steps, NodeState.ONLINE, NodeCause.RESTARTED);
    }

    @Test
    void anEngineThatSpeaksOfAnotherContainerIsContradicted() {
        Steps steps = usual(Steps.ours(1_000), 1_000);
        steps.see(new Sign.OfContainer(false, false)).beats(3, 1_000);
        assertWord(steps, NodeState.ONLINE, NodeCause.HEARD);
        for (int i = 0; i < 5; i++) {
            steps.see(new Sign.OfContainer(false, false)).beats(1, 1_000);
            assertThat(steps.state()).isEqualTo(NodeState.ONLINE);
        }
        steps.see(new Sign.OfContainer(true, false)).see(new Sign.OfContainer(false, false));
        assertWord(steps, NodeState.DOWN, NodeCause.CONTAINER_ENDED);
    }

    @Test
    void sinceIsTheMomentOfTheLastChange() {
        Steps steps = usual(Steps.ours(1_000), 1_000);
        assertThat(steps.judgement.sinceNanos()).isLessThan(steps.now - 50_000 * Steps.MS);
        steps.asked(Steps.Manner.UNREACHABLE).pass(20_000);
        assertThat(steps.now - steps.judgement.sinceNanos()).isBetween(17_000 * Steps.MS, 18_500 * Steps.MS);
    }

    @Test
    void aDeadNodeIsAskedLessAndLessButFoundAgain() {
        Steps steps = answeredOnce().asked(Steps.Manner.UNREACHABLE).pass(60_000);
        int before = steps.asks;
        steps.pass(300_000);
        assertThat(steps.asks - before).isBetween(15, 40);
        steps.asked(Steps.Manner.ANSWERS).pass(15_100);
        assertWord(steps, NodeState.ONLINE, NodeCause.ANSWERS);
    }

    @Test
    void oneStepAfterAnotherNeverAsksTwiceAtTheSameMoment() {
        Steps steps = usual(Steps.ours(100), 100).asked(Steps.Manner.UNREACHABLE);
        int before = steps.asks;
        steps.pass(600);
        assertThat(steps.asks - before).isLessThanOrEqualTo(6);
    }

    private static Steps answeredOnce() {
        Steps steps = usual(Steps.ours(1_000), 1_000);
        steps.lose(1, 1_000).pass(500);
        assertThat(steps.judgement.state()).isEqualTo(NodeState.ONLINE);
        return steps.pass(500).beat();
    }
}
