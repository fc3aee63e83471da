package dev.flotilla.app.monitor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.Sign;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The monitor's own pauses, clocks that step, and periods that change. */
class StandstillTest {
    private static Steps answering(int periodMs) {
        Steps steps = Steps.ours(periodMs).beats(60, periodMs);
        return steps.lose(1, periodMs).pass(periodMs).beat();
    }

    @ParameterizedTest
    @ValueSource(ints = {700, 3_000, 30_000, 3_600_000})
    void aStandstillOfTheMonitorMakesNobodyDead(int stallMs) {
        Steps steps =
                answering(1_000).stall(stallMs).asked(Steps.Manner.UNREACHABLE).pass(0);
        steps.sequence += stallMs / 1_000;
        steps.pass(1);
        assertThat(steps.state() + " " + steps.cause()).isEqualTo("ONLINE MONITOR_STALLED");
        steps.pass(990).beat();
        assertThat(steps.state()).isEqualTo(NodeState.ONLINE);
        assertThat(steps.figures().lossPercent().orElse(0))
                .as("what came meanwhile was not lost on the way")
                .isLessThan(4);
        steps.beats(5, 1_000);
        assertThat(steps.states).doesNotContain(NodeState.DOWN, NodeState.SUSPECT);
        assertThat(steps.cause()).isEqualTo(NodeCause.HEARD);
    }

    @Test
    void whoDiedDuringAStandstillIsFoundAfterItsChance() {
        Steps steps =
                answering(1_000).stall(5_000).asked(Steps.Manner.UNREACHABLE).pass(4_900);
        assertThat(steps.cause()).isEqualTo(NodeCause.MONITOR_STALLED);
        assertThat(steps.why()).contains("monitor itself stood still");
        steps.pass(4_000);
        assertThat(steps.state()).isEqualTo(NodeState.DOWN);
    }

    @Test
    void questionsThatWereUnderWayDuringAStandstillSayNothing() {
        Steps steps = answering(1_000);
        long asked = steps.now;
        steps.stall(3_000);
        for (int i = 0; i < 20; i++) {
            steps.see(new Sign.NotAnswered(Sign.Question.HTTP, Sign.Refusal.REFUSED, asked + i));
            steps.see(new Sign.NotAnswered(Sign.Question.COMMS, Sign.Refusal.REFUSED, asked + i));
        }
        assertThat(steps.state() + " " + steps.cause()).isEqualTo("ONLINE MONITOR_STALLED");
    }

    @Test
    void whoWasDownBeforeAStandstillStaysDown() {
        Steps steps = answering(1_000)
                .asked(Steps.Manner.UNREACHABLE)
                .pass(20_000)
                .stall(3_000)
                .pass(10);
        assertThat(steps.state()).isEqualTo(NodeState.DOWN);
    }

    @Test
    void aSleepThatTheMonotonicClockDoesNotCountIsAStandstillToo() {
        Steps steps = answering(1_000).sleep(3_600_000).asked(Steps.Manner.UNREACHABLE);
        steps.pass(10_000);
        assertThat(steps.state() + " " + steps.cause())
                .as("the network is not back yet")
                .isEqualTo("ONLINE MONITOR_STALLED");
        steps.asked(Steps.Manner.ANSWERS).beats(3, 1_000);
        assertThat(steps.states).doesNotContain(NodeState.DOWN);
    }

    @ParameterizedTest
    @CsvSource({"100,100,false", "100,100000000,true", "250,250,false", "700,700,true", "100,1500,false"})
    void theVigilTellsAPauseFromAUsualWait(long monotonicMs, long upMs, boolean stalled) {
        Vigil vigil = Vigil.of(100 * Steps.MS).awake(5, 900).next();
        assertThat(vigil.awake(5 + monotonicMs * Steps.MS, 900 + upMs * Steps.MS)
                        .stall()
                        .isPresent())
                .isEqualTo(stalled);
    }

    @Test
    void stepsOfWallClocksChangeNoJudgement() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 20; run++) {
            long seed = random.nextLong();
            assertThat(story(new SplittableRandom(seed), true)).isEqualTo(story(new SplittableRandom(seed), false));
        }
    }

    private static String story(SplittableRandom random, boolean stepping) {
        StringBuilder told = new StringBuilder();
        Steps steps = Steps.ours(1_000);
        for (int i = 0; i < 200; i++) {
            long step = random.nextLong(-86_400_000, 86_400_000) * Steps.MS;
            if (stepping) {
                steps.wall += step;
            }
            steps.asked(random.nextInt(20) == 0 ? Steps.Manner.UNREACHABLE : Steps.Manner.ANSWERS);
            int what = random.nextInt(10);
            if (what < 8) {
                steps.beats(1, 1_000);
            } else {
                steps.lose(1 + random.nextInt(4), 1_000);
            }
            told.append(steps.judgement).append('\n');
        }
        return told.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "1000,100,true", "1000,5000,true", "5000,1000,true", "100,1000,true", "100,5000,true", "1000,2000,true",
        "1000,100,false", "1000,5000,false", "5000,1000,false", "100,1000,false", "1000,2000,false", "2000,1000,false"
    })
    void anotherPeriodIsTakenOver(int fromMs, int toMs, boolean numbered) {
        Steps steps = numbered ? Steps.ours(fromMs) : Steps.overComms(fromMs);
        steps.beats(60, fromMs).beats(8, toMs);
        assertThat(steps.figures().periodMs()).isCloseTo(toMs, org.assertj.core.data.Percentage.withPercentage(8));
        assertThat(steps.states).doesNotContain(NodeState.DOWN);
        steps.beats(20, toMs);
        int asks = steps.asks;
        steps.beats(20, toMs);
        assertThat(steps.asks - asks).as("nothing to ask about").isLessThanOrEqualTo(4);
    }

    @Test
    void theSecondBeatMayBeLost() {
        Steps steps = Steps.overComms(5_000).beats(1, 5_000).lose(1, 5_000).beats(1, 5_000);
        assertThat(steps.figures().periodMs()).isBetween(4_900.0, 5_100.0);
        Steps other = Steps.overComms(5_000).beats(2, 1_700);
        assertThat(other.figures().periodMs()).isBetween(1_600.0, 1_800.0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void beatsThatComeAllAtOnceAreNotAShorterPeriod(boolean numbered) {
        Steps steps = numbered ? Steps.ours(1_000) : Steps.overComms(1_000);
        steps.beats(60, 1_000).asked(Steps.Manner.SILENT).pass(20_000);
        assertThat(steps.cause()).isEqualTo(NodeCause.HUNG);
        steps.asked(Steps.Manner.ANSWERS).beats(20, 1).beats(1, 900);
        assertThat(steps.figures().periodMs()).isBetween(900.0, 1_100.0);
        assertThat(steps.figures().lossPercent().orElse(0)).isZero();
        assertThat(steps.cause()).isEqualTo(NodeCause.HEARD);
    }

    @Test
    void theMarginFollowsTheJitter() {
        SplittableRandom random = new SplittableRandom(3);
        Steps calm = Steps.mute(1_000).beats(100, 1_000).pass(1_250);
        Steps rough = Steps.mute(1_000);
        for (int i = 0; i < 100; i++) {
            int late = random.nextInt(400);
            rough.pass(600 + late).beat().pass(400 - late);
        }
        rough.pass(850);
        assertThat(calm.state()).isEqualTo(NodeState.SUSPECT);
        assertThat(rough.state()).isEqualTo(NodeState.ONLINE);
    }

    @Test
    void aSlowNodeIsGivenTheTimeItsAnswersTake() {
        Steps steps = Steps.ours(1_000);
        steps.roundTrip = 450 * Steps.MS;
        steps.beats(60, 1_000);
        for (int i = 0; i < 100; i++) {
            steps.lose(2, 1_000).beats(5, 1_000);
        }
        assertThat(steps.states).doesNotContain(NodeState.DOWN);
        assertThat(steps.figures().roundTripMs()).hasValue(450);
    }

    @Test
    void suspicionOnlyRisesWhileNothingComes() {
        Steps steps = Steps.mute(1_000).beats(60, 1_000);
        double before = -1;
        for (int i = 0; i < 500; i++) {
            steps.pass(20);
            double suspicion =
                    FailureDetector.look(steps.watch, steps.now).judgement().suspicion();
            assertThat(suspicion).isGreaterThanOrEqualTo(before - 1e-9);
            before = suspicion;
        }
        assertThat(before).isGreaterThan(Limits.USUAL.decided());
        steps.beat();
        assertThat(steps.judgement.suspicion()).isZero();
    }

    @Test
    void aHeapOfDaysLeavesTheWatchAsSmallAsItWas() {
        Steps steps = Steps.ours(1_000);
        steps.beats(100_000, 1_000);
        assertThat(steps.watch.loss.slices()).hasSize(12);
        assertThat(steps.figures().beats()).isEqualTo(100_000);
        assertThat(Duration.ofNanos(steps.watch.rhythm.period()).toMillis()).isEqualTo(1_000);
    }
}
