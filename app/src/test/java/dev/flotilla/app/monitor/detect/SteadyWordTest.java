package dev.flotilla.app.monitor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A word that was found holds while nothing new is seen. */
class SteadyWordTest {
    private static void assertWord(Steps steps, NodeState state, NodeCause cause) {
        assertThat(steps.state() + " " + steps.cause()).isEqualTo(state + " " + cause);
    }

    /** A node that has beaten for a minute and answered over both faces. */
    private static Steps usual() {
        Steps steps = Steps.ours(1_000).beats(60, 1_000);
        steps.lose(1, 1_000).pass(500);
        assertThat(steps.state()).isEqualTo(NodeState.ONLINE);
        return steps.pass(500).beat();
    }

    @Test
    void aNodeWhosePortsAreRejectedWhilePeersHearItStaysSuspect() {
        Steps steps = usual().asked(Steps.Manner.REFUSES).pass(1_500).heardByPeer(50);
        assertWord(steps, NodeState.SUSPECT, NodeCause.HEARD_BY_PEERS);
        int words = steps.states.size();
        for (int i = 0; i < 600; i++) {
            int asked = steps.asks;
            int peers = steps.peersAsked;
            steps.pass(100);
            assertWord(steps, NodeState.SUSPECT, NodeCause.HEARD_BY_PEERS);
            assertThat(steps.peersAsked - peers).as("peers are asked with it").isEqualTo(steps.asks - asked);
            boolean lost = i > 100 && steps.peersAsked % 4 == 0;
            if (steps.peersAsked > peers && !lost) {
                steps.heardByPeer(700);
            }
        }
        assertThat(steps.states).hasSize(words);
        steps.pass(4_000);
        assertWord(steps, NodeState.DOWN, NodeCause.REFUSED);
    }

    @Test
    void aStoppedProcessStaysHungWhenItsQueueIsFull() {
        Steps steps = usual().asked(Steps.Manner.SILENT).pass(10_000);
        assertWord(steps, NodeState.DOWN, NodeCause.HUNG);
        steps.asked(Steps.Manner.UNREACHABLE);
        for (int i = 0; i < 60; i++) {
            steps.pass(10_000);
            assertWord(steps, NodeState.DOWN, NodeCause.HUNG);
        }
        steps.stall(5_000).pass(60_000);
        assertWord(steps, NodeState.DOWN, NodeCause.HUNG);
        steps.asked(Steps.Manner.REFUSES).pass(30_100);
        assertWord(steps, NodeState.DOWN, NodeCause.REFUSED);
    }

    @Test
    void whatWasNeverThereIsNotSaidToBeGone() {
        Steps never = Steps.ours(1_000, Steps.Manner.REFUSES).pass(20_000);
        assertWord(never, NodeState.DOWN, NodeCause.REFUSED);
        assertThat(never.why()).contains("nothing was ever heard of it").doesNotContain("any more", "gone");
        assertThat(usual().asked(Steps.Manner.REFUSES).pass(20_000).why()).contains("any more", "gone");
    }

    @Test
    void aNodeThatWasNeverHeardStaysHungToo() {
        Steps steps = Steps.ours(1_000, Steps.Manner.SILENT).pass(20_000);
        assertWord(steps, NodeState.DOWN, NodeCause.HUNG);
        steps.asked(Steps.Manner.UNREACHABLE).pass(600_000);
        assertWord(steps, NodeState.DOWN, NodeCause.HUNG);
    }

    /** Its ports are cut off from here, its beats do not come, and its peers hear each of them. */
    @ParameterizedTest
    @CsvSource({"100, 1100", "200, 1100", "300, 1100", "500, 1100", "1000, 1100", "5000, 5100"})
    void aLivingNodeIsNotTakenForADeadOneForLongHoweverFastItBeats(int period, int longestDownMs) {
        for (Steps.Manner manner : List.of(Steps.Manner.REFUSES, Steps.Manner.UNREACHABLE)) {
            Steps steps = Steps.ours(period).beats(100, period);
            steps.lose(1, period).pass(period);
            steps.beat();
            int words = steps.states.size();
            steps.asked(manner);
            int down = 0;
            int longest = 0;
            int peersAsked = steps.peersAsked;
            int answerIn = -1;
            for (int ms = 0; ms < 60_000; ms += 10) {
                steps.pass(10);
                down = steps.state() == NodeState.DOWN ? down + 10 : 0;
                longest = Math.max(longest, down);
                if (steps.peersAsked > peersAsked && answerIn < 0) {
                    peersAsked = steps.peersAsked;
                    answerIn = 20;
                }
                answerIn -= 10;
                if (answerIn == 0) {
                    steps.heardByPeer(ms % period);
                    answerIn = -1;
                }
            }
            assertThat(longest).as(period + " ms, " + manner).isLessThanOrEqualTo(longestDownMs);
            assertThat(steps.states.size() - words).as("words in a minute").isLessThanOrEqualTo(4);
            assertWord(steps, NodeState.SUSPECT, NodeCause.HEARD_BY_PEERS);
        }
    }
}
