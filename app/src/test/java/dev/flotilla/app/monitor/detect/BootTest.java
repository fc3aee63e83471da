package dev.flotilla.app.monitor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.Sign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boot numbers that cannot be, or that only one beat carries, silence nobody. */
class BootTest {
    /** The second of the wall clock at which a test begins, about. */
    private static final long TODAY = 1_800_000_000L;

    private static final long DAY = 86_400;

    private static Steps usual() {
        Steps steps = Steps.ours(1_000);
        steps.boot = TODAY;
        return steps.beats(60, 1_000);
    }

    /** A beat of another start, between two of the node's. */
    private static Sign.Beat forged(Steps steps, long boot, long sequence) {
        long ownBoot = steps.boot;
        long ownSequence = steps.sequence;
        steps.boot = boot;
        steps.sequence = sequence;
        Sign.Beat beat = steps.sign();
        steps.boot = ownBoot;
        steps.sequence = ownSequence;
        return beat;
    }

    private static void assertBeatsOn(Steps steps, long boot, int refused) {
        assertThat(steps.cause()).isEqualTo(NodeCause.HEARD);
        assertThat(steps.states).containsExactly(NodeState.UNKNOWN, NodeState.ONLINE);
        assertThat(steps.figures().boot()).hasValue(boot);
        assertThat(steps.figures().restarts()).isZero();
        assertThat(steps.figures().refused()).isEqualTo(refused);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE / 2, TODAY * 1_000, TODAY + 2 * DAY})
    void aBootFromDaysToComeIsRefusedHoweverOftenItComes(long absurd) {
        Steps steps = usual();
        for (int i = 0; i < 10; i++) {
            steps.pass(500).see(forged(steps, absurd, 1 + 2 * i)).see(forged(steps, absurd, 2 + 2 * i));
            steps.pass(500).beat();
        }
        assertThat(steps.figures().beats()).isEqualTo(70);
        assertBeatsOn(steps, TODAY, 20);
    }

    @Test
    void oneBeatOfALaterBootSilencesNobody() {
        Steps steps = usual();
        for (int i = 0; i < 10; i++) {
            Sign.Beat once = forged(steps, TODAY + 100, 1 + i);
            steps.pass(500).see(once).see(once).pass(500).beat();
        }
        assertThat(steps.figures().beats()).isEqualTo(70);
        assertBeatsOn(steps, TODAY, 20);
    }

    @Test
    void anAbsurdBootThatWasThereFirstMakesRoomForTheNode() {
        Steps steps = Steps.ours(1_000);
        steps.boot = Long.MAX_VALUE;
        steps.beats(3, 1_000);
        steps.boot = TODAY;
        steps.sequence = 0;
        steps.beats(2, 1_000);
        assertThat(steps.figures().boot()).hasValue(TODAY);
        assertThat(steps.figures().restarts()).isEqualTo(1);
    }

    @Test
    void aNodeWhoseStoredBootIsFromDaysToComeIsHeardWhenNothingElseIs() {
        Steps steps = usual();
        steps.boot = TODAY + 900 * DAY;
        steps.beats(20, 1_000);
        assertThat(steps.figures().boot()).hasValue(TODAY + 900 * DAY);
        assertThat(steps.state()).isEqualTo(NodeState.ONLINE);
        steps.boot++;
        steps.sequence = 0;
        steps.beats(2, 1_000);
        assertThat(steps.figures().restarts()).as("and its next start as well").isEqualTo(2);
    }

    @Test
    void aRestartAfterTwoPeriodsIsSeenWithItsFirstBeat() {
        Steps steps = usual();
        steps.boot++;
        steps.sequence = 0;
        steps.pass(2_000).beat();
        assertThat(steps.cause()).isEqualTo(NodeCause.RESTARTED);
        assertThat(steps.figures().refused()).isZero();
    }

    @Test
    void aRestartThatItsPortsHaveToldOfIsSeenWithItsFirstBeat() {
        Steps steps = usual();
        steps.lose(1, 1_000).pass(900).beat();
        steps.asked(Steps.Manner.REFUSES).pass(1_400);
        steps.boot++;
        steps.sequence = 0;
        steps.pass(100).beat();
        assertThat(steps.cause()).isEqualTo(NodeCause.RESTARTED);
        assertThat(steps.figures().refused()).isZero();
    }

    @Test
    void theClockOfANodeMayGoHoursAhead() {
        Steps steps = usual();
        steps.boot = TODAY + DAY / 2;
        steps.sequence = 0;
        steps.beats(2, 1_000);
        assertThat(steps.figures().boot()).hasValue(TODAY + DAY / 2);
        assertThat(steps.cause()).isEqualTo(NodeCause.RESTARTED);
    }
}
