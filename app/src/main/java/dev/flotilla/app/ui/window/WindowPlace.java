package dev.flotilla.app.ui.window;

import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.ui.kit.FxGate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where the window was; a place on a screen that has gone is forgotten. */
public final class WindowPlace {
    private static final String KEY = "window.place";
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final Pattern FORM = Pattern.compile("\\[(-?\\d+),(-?\\d+),(\\d+),(\\d+),([01])]");

    private static final Duration SETTLE = Duration.ofMillis(500);

    private final Settings settings;
    private boolean waiting;

    public WindowPlace(Settings settings) {
        this.settings = settings;
    }

    public void restore(Stage stage) {
        Optional<Matcher> stored = settings.get(KEY).map(FORM::matcher).filter(Matcher::matches);
        if (stored.isPresent() && isOnAScreen(stored.get())) {
            stage.setX(number(stored.get(), 1));
            stage.setY(number(stored.get(), 2));
            stage.setWidth(number(stored.get(), 3));
            stage.setHeight(number(stored.get(), 4));
            stage.setMaximized(number(stored.get(), 5) == 1);
        } else {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.min(WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
        }
    }

    /** Remembers from now on, some moments after each change: whatever ends the process, the place is known. */
    public void follow(Stage stage, FxGate.Later later) {
        ChangeListener<Object> changed = (o, was, is) -> {
            if (!waiting) {
                waiting = true;
                later.after(SETTLE, () -> {
                    waiting = false;
                    remember(stage);
                });
            }
        };
        for (ObservableValue<?> part : List.of(
                stage.xProperty(),
                stage.yProperty(),
                stage.widthProperty(),
                stage.heightProperty(),
                stage.maximizedProperty())) {
            part.addListener(changed);
        }
    }

    public void remember(Stage stage) {
        settings.put(
                KEY,
                String.format(
                        Locale.ROOT,
                        "[%d,%d,%d,%d,%d]",
                        Math.round(stage.getX()),
                        Math.round(stage.getY()),
                        Math.round(stage.getWidth()),
                        Math.round(stage.getHeight()),
                        stage.isMaximized() ? 1 : 0));
    }

    private static boolean isOnAScreen(Matcher place) {
        return !Screen.getScreensForRectangle(
                        number(place, 1) + 40, number(place, 2) + 10, Math.max(1, number(place, 3) - 80), 40)
                .isEmpty();
    }

    private static double number(Matcher place, int group) {
        return Double.parseDouble(place.group(group));
    }
}
