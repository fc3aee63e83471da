package dev.flotilla.app.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Scene;

/**
 * Light or dark, and the scale of everything, for all scenes that were handed to it. JavaFX thread only.
 *
 * <p>Colours are tokens in {@code tokens-light.css} and {@code tokens-dark.css}; the scale is the font size of the
 * root, because every size in our stylesheet is in em.
 */
public final class Theme {
    public static final int MIN_SCALE = 80;
    public static final int MAX_SCALE = 200;
    private static final double ROOT_PX = 13;

    private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyIntegerWrapper scale = new ReadOnlyIntegerWrapper(100);
    private final List<Scene> scenes = new ArrayList<>();
    /** The platform outlives every window: it must not be what keeps one alive. */
    private final ChangeListener<ColorScheme> system = (o, was, is) -> refresh();

    public Theme() {
        Fonts.load();
        choice.addListener((o, was, is) -> refresh());
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakChangeListener<>(system));
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        refresh();
    }

    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /** Whether dark is shown now; listeners run after the stylesheets are in place. */
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** In per cent, 80-200. */
    public ReadOnlyIntegerProperty scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    public void setScale(int percent) {
        scale.set(Math.clamp(percent, MIN_SCALE, MAX_SCALE));
        scenes.forEach(this::applyScale);
    }

    /** From now on this scene wears the theme. */
    public void dress(Scene scene) {
        scenes.add(scene);
        applyTokens(scene);
        applyScale(scene);
    }

    /** Forgets a scene whose window is closed for good. */
    public void undress(Scene scene) {
        scenes.remove(scene);
    }

    private void refresh() {
        boolean next = switch (choice.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet(
                next ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        boolean changed = next != dark.get();
        if (changed) {
            scenes.forEach(scene -> sheets(scene, next));
        }
        dark.set(next);
    }

    private void applyTokens(Scene scene) {
        sheets(scene, dark.get());
    }

    private static void sheets(Scene scene, boolean isDark) {
        String tokens = sheet(isDark ? "tokens-dark.css" : "tokens-light.css");
        List<String> own = new ArrayList<>(scene.getStylesheets());
        own.removeIf(s -> s.endsWith("/tokens-dark.css") || s.endsWith("/tokens-light.css"));
        own.remove(sheet("flotilla.css"));
        own.addFirst(sheet("flotilla.css"));
        own.addFirst(tokens);
        scene.getStylesheets().setAll(own);
    }

    private void applyScale(Scene scene) {
        scene.getRoot().setStyle("-fx-font-size: " + ROOT_PX * scale.get() / 100 + "px;");
    }

    /** A stylesheet of the kit by its file name. */
    private static String sheet(String file) {
        URL url = Theme.class.getResource(file);
        if (url == null) {
            throw new IllegalStateException("stylesheet " + file + " is missing");
        }
        return url.toExternalForm();
    }
}
