package dev.flotilla.app.monitor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.Sign;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Late, duplicate and out-of-order beats, restarts, and beats that cannot be. */
class NumberingTest {
    private static Steps usual() {
        return Steps.ours(1_000).beats(60, 1_000);
    }

    @Test
    void tellsLateDuplicateAndOutOfOrderApart() {
        Steps steps = usual();
        Sign.Beat first = steps.sign();
        steps.see(first);
        assertThat(steps.figures().duplicates()).isEqualTo(1);
        steps.pass(1_400).beat();
        assertThat(steps.figures().late()).isEqualTo(1);
        steps.sequence++;
        Sign.Beat overtaken = steps.sign();
        steps.pass(600).beat().pass(20).see(overtaken);
        Figures figures = steps.figures();
        assertThat(figures.outOfOrder()).isEqualTo(1);
        assertThat(figures.late()).isEqualTo(1);
        assertThat(figures.duplicates()).isEqualTo(1);
        assertThat(figures.beats()).isEqualTo(62);
        assertThat(figures.lossPercent().orElseThrow()).as("it came after all").isZero();
    }

    @Test
    void neitherDuplicatesNorOldBeatsAreLife() {
        Steps steps = usual();
        Sign.Beat old = steps.sign();
        steps.sequence -= 5;
        Sign.Beat older = steps.sign();
        steps.lose(1, 1_000).pass(300).asked(Steps.Manner.UNREACHABLE);
        for (int i = 0; i < 30; i++) {
            steps.pass(100).see(i % 2 == 0 ? old : older);
        }
        assertThat(steps.state()).isEqualTo(NodeState.DOWN);
        assertThat(steps.figures().duplicates()).isGreaterThan(20);
    }

    @Test
    void countsWhatIsLostInTheLastMinute() {
        Steps steps = usual();
        for (int i = 0; i < 12; i++) {
            steps.beats(4, 1_000).lose(1, 1_000);
        }
        assertThat(steps.beats(1, 1_000).figures().lossPercent().orElseThrow()).isBetween(17.0, 22.0);
        assertThat(steps.cause()).isEqualTo(NodeCause.LOSSY);
        steps.beats(61, 1_000);
        assertThat(steps.figures().lossPercent().orElseThrow()).isZero();
        assertThat(steps.cause()).isEqualTo(NodeCause.HEARD);
    }

    @Test
    void aHigherBootIsARestart() {
        Steps steps = usual();
        steps.boot = 8;
        steps.sequence = 0;
        steps.pass(500).beat().pass(1_000).beat();
        assertThat(steps.cause()).isEqualTo(NodeCause.RESTARTED);
        assertThat(steps.figures().restarts()).isEqualTo(1);
        assertThat(steps.figures().boot()).hasValue(8);
        assertThat(steps.states).containsExactly(NodeState.UNKNOWN, NodeState.ONLINE);
        assertThat(steps.figures().lossPercent().orElseThrow()).isZero();
        assertThat(steps.beats(16, 1_000).cause()).isEqualTo(NodeCause.HEARD);
    }

    @Test
    void aLowerBootIsRefusedUntilTheNodeWasSilentForTheTolerance() {
        Steps steps = usual();
        long before = steps.sequence;
        steps.boot = 3;
        steps.beats(5, 1_000);
        assertThat(steps.figures().refused()).isEqualTo(5);
        assertThat(steps.figures().boot()).hasValue(7);
        steps.boot = 7;
        steps.sequence = before;
        steps.beats(2, 1_000);
        assertThat(steps.cause()).isEqualTo(NodeCause.HEARD);
        steps.boot = 3;
        steps.beats(17, 1_000);
        assertThat(steps.figures().boot()).hasValue(3);
        assertThat(steps.cause()).isEqualTo(NodeCause.RESTARTED);
    }

    @Test
    void aReplayedEarlierStartKeepsNobodyAlive() {
        Steps steps = usual();
        steps.lose(1, 1_000).pass(300).asked(Steps.Manner.UNREACHABLE);
        steps.boot = 3;
        for (int i = 0; i < 50; i++) {
            steps.pass(50).beat();
        }
        assertThat(steps.state()).isEqualTo(NodeState.DOWN);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE / 2, 1_000_000})
    void anAbsurdSequenceDoesNotBlindTheMonitor(long absurd) {
        Steps steps = usual();
        long before = steps.sequence;
        steps.sequence = absurd;
        steps.see(steps.sign());
        assertThat(steps.figures().refused()).isEqualTo(1);
        steps.sequence = before;
        steps.beats(5, 1_000);
        assertThat(steps.figures().beats()).isEqualTo(65);
        assertThat(steps.cause()).isEqualTo(NodeCause.HEARD);
    }

    @Test
    void numbersThatGoOnElsewhereAreTakenOverAfterThree() {
        Steps steps = usual();
        steps.sequence = 5_000_000;
        steps.beats(10, 1_000);
        assertThat(steps.figures().beats()).isEqualTo(60 + 10 - 2);
        assertThat(steps.cause()).isEqualTo(NodeCause.HEARD);
    }

    @Test
    void originalsAreToldByTheirTimeOfSending() {
        Steps steps = Steps.overComms(1_000).beats(60, 1_000);
        Sign.Beat same = steps.sign();
        steps.see(same);
        assertThat(steps.figures().duplicates()).isEqualTo(1);
        long sent = steps.sendTime;
        steps.sendTime = sent - 900 * Steps.MS;
        steps.see(steps.sign());
        assertThat(steps.figures().outOfOrder()).isEqualTo(1);
        assertThat(steps.figures().boot()).isEmpty();
        for (int i = 0; i < 10; i++) {
            steps.beats(5, 1_000).lose(1, 1_000);
        }
        assertThat(steps.beats(1, 1_000).figures().lossPercent().orElseThrow()).isBetween(10.0, 20.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600_000, -120_000, -2_000, 500, 3_600_000})
    void aStepOfAnOriginalsClockCostsTwoBeatsAtMost(long stepMs) {
        Steps steps = Steps.overComms(1_000).beats(60, 1_000);
        steps.wall += stepMs * Steps.MS;
        steps.beats(10, 1_000);
        assertThat(steps.figures().beats()).isGreaterThanOrEqualTo(68);
        assertThat(steps.states).containsExactly(NodeState.UNKNOWN, NodeState.ONLINE);
        assertThat(steps.cause()).isIn(NodeCause.HEARD, NodeCause.LOSSY);
    }

    @Test
    void survivesWhatEverComes() {
        SplittableRandom random = new SplittableRandom(11);
        long[] odd = {Long.MIN_VALUE, -1, 0, 1, 63, 64, 65, Long.MAX_VALUE - 1, Long.MAX_VALUE};
        Steps steps = Steps.ours(1_000);
        for (int i = 0; i < 20_000; i++) {
            steps.boot = odd[random.nextInt(odd.length)];
            steps.sequence = random.nextBoolean() ? random.nextLong() : odd[random.nextInt(odd.length)];
            steps.sendTime = random.nextBoolean() ? random.nextLong() : odd[random.nextInt(odd.length)];
            steps.numbered = random.nextInt(4) > 0;
            steps.pass(random.nextInt(100)).see(steps.sign());
            assertThat(steps.judgement.suspicion()).isFinite().isNotNegative();
            assertThat(steps.figures().periodMs()).isPositive();
        }
        assertThat(steps.why()).isNotBlank();
    }
}
