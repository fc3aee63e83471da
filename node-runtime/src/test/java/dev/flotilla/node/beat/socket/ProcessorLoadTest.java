package dev.flotilla.node.beat.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProcessorLoadTest {
    private static final long SECOND = 1_000_000_000L;

    /** The system tells of the time since it was asked last: six nodes that ask one after the other are told of nothing. */
    @Test
    void nodesOfOneProcessAreToldTheSameFigureAndTheSystemIsAskedOnce() {
        AtomicInteger asked = new AtomicInteger();
        ProcessorLoad load = new ProcessorLoad(() -> asked.getAndIncrement() == 0 ? .42 : 0, 10 * SECOND);
        for (int node = 0; node < 6; node++) {
            assertThat(load.percent(5 * SECOND + node)).hasValue(42);
        }
        assertThat(asked).hasValue(1);
        assertThat(load.percent(15 * SECOND)).hasValue(0);
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatTheSystemCannotTellIsLeftOutAndDoesNotTakeThePlaceOfWhatItTold() {
        Queue<Double> answers = new ArrayDeque<>();
        answers.add(-1.0);
        answers.add(.5);
        answers.add(Double.NaN);
        answers.add(7.0);
        ProcessorLoad load = new ProcessorLoad(answers::remove, SECOND);
        assertThat(load.percent(-SECOND)).isEmpty();
        assertThat(load.percent(0)).hasValue(50);
        assertThat(load.percent(SECOND)).hasValue(50);
        assertThat(load.percent(2 * SECOND)).hasValue(50);
    }
}
