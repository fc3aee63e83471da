package dev.flotilla.app.ui.sample;

import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.ThemeChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;

/** Pictures of screens, light and dark, for people to look at: {@code target/pictures/NAME-light.png}. */
public final class Picture {
    private static final Path FOLDER = Path.of("target", "pictures");

    private Picture() {}

    /** Draws a screen in both themes. Called on the JavaFX thread. */
    public static void both(String name, double width, double height, Theme theme, Supplier<Parent> screen) {
        for (ThemeChoice choice : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
            theme.choiceProperty().set(choice);
            StackPane ground = new StackPane(screen.get());
            ground.getStyleClass().add("fl-surface");
            Scene scene = new Scene(ground, width, height);
            theme.dress(scene);
            ground.applyCss();
            ground.layout();
            ground.applyCss();
            ground.layout();
            save(name + "-" + choice.name().toLowerCase(java.util.Locale.ROOT), scene.snapshot(null));
            theme.undress(scene);
        }
    }

    /** The scene of a real window as it is now. */
    public static void shot(String name, Scene scene) {
        save(name, scene.snapshot(null));
    }

    private static void save(String name, WritableImage image) {
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    FOLDER.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
