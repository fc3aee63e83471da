package dev.flotilla.app.monitor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the port on which beats are heard is closed, it is not the nodes that fell silent. */
class NotListeningTest {
    private static final int PERIOD = 1_000;

    private static void assertWord(Steps steps, NodeState state, NodeCause cause) {
        assertThat(steps.state() + " " + steps.cause()).isEqualTo(state + " " + cause);
    }

    @Test
    void whoAnswersIsOnlineAndWasNeverInDoubt() {
        Steps steps = Steps.ours(PERIOD).beats(60, PERIOD);
        long beats = steps.watch.beats();
        steps.unheard();
        assertThat(steps.state()).isEqualTo(NodeState.ONLINE);
        steps.pass(600_000);
        assertWord(steps, NodeState.ONLINE, NodeCause.ANSWERS);
        assertThat(steps.why()).isEqualTo("Answers when it is asked; nobody listens here for its beats.");
        assertThat(steps.states).doesNotContain(NodeState.SUSPECT, NodeState.DOWN);
        assertThat(steps.watch.beats()).isEqualTo(beats);
    }

    @Test
    void whoAnsweredAndThenDiesIsFoundByAsking() {
        Steps steps = Steps.ours(PERIOD).beats(60, PERIOD).unheard().pass(10_000);
        steps.asked(Steps.Manner.UNREACHABLE).pass(10_000);
        assertWord(steps, NodeState.DOWN, NodeCause.UNREACHABLE);
    }

    @Test
    void ofWhoHasNothingToAskNobodyCanTell() {
        Steps steps = Steps.mute(PERIOD).beats(60, PERIOD).unheard();
        assertWord(steps, NodeState.UNKNOWN, NodeCause.NOT_LISTENING);
        steps.pass(600_000);
        assertWord(steps, NodeState.UNKNOWN, NodeCause.NOT_LISTENING);
        assertThat(steps.judgement.suspicion()).isZero();
        assertThat(steps.states).doesNotContain(NodeState.SUSPECT, NodeState.DOWN);
        assertThat(steps.figures().ageNanos().orElseThrow() / Span.SECOND).isEqualTo(600);
        assertThat(steps.why()).contains("Nobody listens here").contains("600 s ago");
        steps.beats(3, PERIOD);
        assertWord(steps, NodeState.ONLINE, NodeCause.HEARD);
    }

    /** Its ports may be behind a wall: they said nothing while it beat, and they say nothing now. */
    @ParameterizedTest
    @EnumSource(
            value = Steps.Manner.class,
            names = {"REFUSES", "SILENT", "UNREACHABLE", "NO_ADDRESS", "NEVER_PUT"})
    void ofWhoNeverAnsweredNobodyCanTell(Steps.Manner manner) {
        Steps steps = Steps.ours(PERIOD, manner).beats(60, PERIOD);
        steps.states.clear();
        steps.unheard().pass(600_000);
        assertWord(steps, NodeState.UNKNOWN, NodeCause.NOT_LISTENING);
        assertThat(steps.states).doesNotContain(NodeState.SUSPECT, NodeState.DOWN);
    }

    @Test
    void whoNeverAnsweredButIsHeardByItsPeersLives() {
        Steps steps = Steps.mute(PERIOD).beats(60, PERIOD).unheard();
        for (int i = 0; i < 30; i++) {
            steps.pass(PERIOD).heardByPeer(300);
            assertWord(steps, NodeState.ONLINE, NodeCause.HEARD_BY_PEERS);
        }
        assertThat(steps.why()).startsWith("Nobody listens here").contains("node-c heard it");
        steps.pass(60_000);
        assertWord(steps, NodeState.UNKNOWN, NodeCause.NOT_LISTENING);
    }

    /** What was missed before the port was closed was missed rightly, and is asked for again. */
    @Test
    void whoWasDownStaysDownUntilItAnswers() {
        Steps steps = Steps.ours(PERIOD).beats(60, PERIOD);
        steps.asked(Steps.Manner.UNREACHABLE).pass(10_000);
        assertThat(steps.state()).isEqualTo(NodeState.DOWN);
        steps.unheard().pass(60_000);
        assertThat(steps.state()).isEqualTo(NodeState.DOWN);
        steps.asked(Steps.Manner.ANSWERS).pass(20_000);
        assertWord(steps, NodeState.ONLINE, NodeCause.ANSWERS);
    }

    @Test
    void aBeatThatCameByAnotherPortStands() {
        Steps steps = Steps.mute(PERIOD).beats(60, PERIOD);
        long closed = steps.now - 100 * Span.MS;
        steps.watch = FailureDetector.unheard(steps.watch, closed);
        steps.pass(100);
        assertThat(steps.state()).isEqualTo(NodeState.ONLINE);
    }

    /** A recorded beat of before is not taken for a new life because the port was closed meanwhile. */
    @Test
    void whatItHeardBeforeIsNotForgotten() {
        Steps steps = Steps.mute(PERIOD).beats(60, PERIOD);
        steps.unheard().pass(2_000);
        steps.boot = 6;
        steps.sequence = 1_000;
        steps.beat();
        assertThat(steps.state()).isEqualTo(NodeState.UNKNOWN);
        assertThat(steps.figures().refused()).isEqualTo(1);
    }
}
