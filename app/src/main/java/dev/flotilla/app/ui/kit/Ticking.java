package dev.flotilla.app.ui.kit;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Duration;

/** Work that is done again and again for as long as something is in a window that shows. JavaFX thread only. */
public final class Ticking {
    private Ticking() {}

    /** Every second from now on, while the node is in a window that shows. A running clock keeps nothing else alive. */
    public static void everySecond(Node node, Runnable work) {
        Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), e -> work.run()));
        clock.setCycleCount(Animation.INDEFINITE);
        ObservableValue<Boolean> shows = node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false);
        shows.addListener((o, was, is) -> {
            if (is) {
                clock.play();
            } else {
                clock.stop();
            }
        });
        if (shows.getValue()) {
            clock.play();
        }
    }
}
