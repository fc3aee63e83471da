package dev.flotilla.node.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CarryingTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MOST = Carrying.SILENCE.toSeconds();

    private final Carrying line = new Carrying();
    /** Monotonic time may be negative. */
    private long now = -1000 * SECOND;

    @Test
    void aPeerThatSaysNothingIsLostAfterFourOfItsHeartbeats() {
        line.up(now);
        pass(MOST);
        assertThat(line.isLost(now)).isFalse();
        pass(1);
        assertThat(line.isLost(now)).isTrue();
        line.heard(now);
        assertThat(line.isLost(now)).isFalse();
    }

    @Test
    void aLineThatCarriesOneWayOnlyIsLostThoughThePeerIsHeard() {
        line.up(now);
        for (int i = 0; i < 10; i++) {
            line.sent(now);
            line.answered(now);
            beat();
            assertThat(line.isLost(now)).isFalse();
        }
        line.sent(now);
        for (int i = 0; i < MOST / 2; i++) {
            beat();
            line.sent(now);
            assertThat(line.isLost(now)).as("after %s s", 2 * (i + 1)).isFalse();
        }
        beat();
        assertThat(line.isLost(now)).isTrue();
    }

    @Test
    void aPeerThatNeverAnswersIsAnOriginalAndItsLineIsKept() {
        line.up(now);
        for (int i = 0; i < 100; i++) {
            line.sent(now);
            beat();
            assertThat(line.isLost(now)).isFalse();
        }
    }

    @Test
    void answersAreSignsOfLifeOfAPeerThatIsNotHeardByItself() {
        line.up(now);
        for (int i = 0; i < 100; i++) {
            line.sent(now);
            line.answered(now);
            pass(2);
            assertThat(line.isLost(now)).isFalse();
        }
    }

    @Test
    void whoIsSentNothingOwesNoAnswer() {
        line.up(now);
        line.sent(now);
        line.answered(now);
        for (int i = 0; i < 100; i++) {
            beat();
        }
        assertThat(line.isLost(now)).isFalse();
    }

    @Test
    void aNewConnectionBeginsWithoutThePast() {
        line.up(now);
        line.answered(now);
        line.sent(now);
        pass(MOST + 1);
        line.up(now);
        pass(MOST);
        assertThat(line.isLost(now)).isFalse();
    }

    /** The peer's own heartbeat comes, by its own connection. */
    private void beat() {
        pass(2);
        line.heard(now);
    }

    private void pass(long seconds) {
        now += seconds * SECOND;
    }
}
