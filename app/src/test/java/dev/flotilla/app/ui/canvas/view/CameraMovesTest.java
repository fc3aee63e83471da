package dev.flotilla.app.ui.canvas.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flotilla.app.ui.canvas.paint.Camera;
import dev.flotilla.app.ui.kit.Motion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;

class CameraMovesTest {
    private static final Camera NEAR = new Camera(0, 0, 2);
    private static final Camera FAR = new Camera(-400, -300, .5);

    /** Moves when the test says so. */
    private static final class ByHand implements Motion {
        private final List<String> done = new ArrayList<>();
        private DoubleConsumer step = share -> {};

        @Override
        public Runnable run(Duration length, DoubleConsumer next) {
            done.add(length.toMillis() + " ms");
            step = next;
            return () -> step = share -> done.add("late");
        }
    }

    @Test
    void withoutMotionItIsThereAtOnce() {
        CameraMoves moves = new CameraMoves(() -> {});
        moves.glide(FAR, 800, 600);
        assertThat(moves.now()).isEqualTo(FAR);
    }

    @Test
    void itGoesTheWayInTheTimeThatPeopleCanFollow() {
        ByHand hand = new ByHand();
        CameraMoves moves = new CameraMoves(() -> {});
        moves.set(NEAR);
        moves.setMotion(hand);
        moves.glide(FAR, 800, 600);
        assertThat(moves.now()).isEqualTo(NEAR);
        hand.step.accept(.5);
        assertThat(moves.now().zoom()).isCloseTo(1, within(1e-9));
        hand.step.accept(1);
        assertThat(moves.now()).isEqualTo(FAR);
        assertThat(hand.done).containsExactly("200 ms");
    }

    @Test
    void theMouseIsStrongerThanAMovementUnderWay() {
        ByHand hand = new ByHand();
        CameraMoves moves = new CameraMoves(() -> {});
        moves.setMotion(hand);
        moves.glide(FAR, 800, 600);
        moves.set(NEAR);
        hand.step.accept(.7);
        assertThat(moves.now()).isEqualTo(NEAR);
    }
}
