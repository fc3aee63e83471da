package dev.flotilla.app.boot;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/**
 * A process that says {@code ready} when its window shows what it is to show and has taken a key: {@code program DIR
 * HOSTS}, the real program over a data folder, or {@code empty}, a JavaFX window with nothing in it.
 */
public final class StartProbe {
    private StartProbe() {}

    public static void main(String[] args) {
        if (args[0].equals("empty")) {
            Application.launch(EmptyWindow.class);
            return;
        }
        int hosts = Integer.parseInt(args[2]);
        MainWindow.whenShown(window -> watch(
                window.stage().getScene(),
                () -> window.house().window().canvas().shown().hosts().size() == hosts));
        Launcher.main(new String[] {"--data", args[1]});
    }

    /** What every JavaFX program pays. */
    public static final class EmptyWindow extends Application {
        @Override
        public void start(Stage stage) {
            stage.setScene(new Scene(new StackPane(), 1600, 1000));
            stage.show();
            watch(stage.getScene(), () -> true);
        }
    }

    private static void watch(Scene scene, BooleanSupplier shown) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            System.out.println("ready");
            System.out.flush();
        });
        new AnimationTimer() {
            private final Robot robot = new Robot();
            private int frames;

            @Override
            public void handle(long now) {
                // The pulse that finds it shown paints it; from the next on it was seen.
                if (shown.getAsBoolean() && ++frames > 1) {
                    robot.keyType(KeyCode.SHIFT);
                }
            }
        }.start();
    }
}
