package dev.flotilla.app.boot;

import dev.flotilla.app.ui.kit.FxGate;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The JavaFX side of the window process: gives the stage to {@code ui.window} and brings it to the front. */
public final class MainWindow extends Application {
    private static final AtomicReference<@Nullable Owner> OWNER = new AtomicReference<>();
    private static final AtomicReference<@Nullable Stage> STAGE = new AtomicReference<>();

    /** Shows the window and returns when it was closed. */
    static void show(Owner owner) {
        OWNER.set(owner);
        launch(MainWindow.class);
    }

    /** From any thread; false while there is no window yet. */
    static boolean toFront() {
        Stage stage = STAGE.get();
        if (stage == null) {
            return false;
        }
        new FxGate().execute(() -> {
            stage.setIconified(false);
            stage.show();
            stage.toFront();
            stage.requestFocus();
        });
        return true;
    }

    @Override
    public void start(Stage stage) {
        STAGE.set(stage);
        Owner owner = OWNER.get();
        String fleet =
                owner == null ? "" : owner.store().state().value().fleet().name();
        stage.setTitle("Flotilla");
        stage.setScene(new Scene(new StackPane(new Label(fleet)), 1280, 800));
        stage.show();
    }
}
