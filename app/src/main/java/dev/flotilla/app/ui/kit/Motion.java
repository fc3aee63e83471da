package dev.flotilla.app.ui.kit;

import java.time.Duration;
import java.util.function.DoubleConsumer;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.application.Platform;

/** Short movements that explain where something went. JavaFX thread only. */
@FunctionalInterface
public interface Motion {
    /** Nothing moves: everything is at its end at once. */
    Motion NONE = (length, step) -> {
        step.accept(1);
        return () -> {};
    };

    /**
     * Calls the step with the share of the way, eased out, from above 0 to 1.
     *
     * @return stops it where it is; without effect when it has ended
     */
    Runnable run(Duration length, DoubleConsumer step);

    /** As the system wishes: nothing moves where less motion is asked for. */
    static Motion ofSystem() {
        return (length, step) -> {
            if (Platform.getPreferences().isReducedMotion()) {
                return NONE.run(length, step);
            }
            Transition transition = new Transition() {
                {
                    setCycleDuration(javafx.util.Duration.millis((double) length.toMillis()));
                    setInterpolator(Interpolator.EASE_OUT);
                }

                @Override
                protected void interpolate(double share) {
                    step.accept(share);
                }
            };
            transition.play();
            return transition::stop;
        };
    }
}
