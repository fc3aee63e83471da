package dev.flotilla.app.boot.light;

import dev.flotilla.app.ui.kit.ThemeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Takes pictures of the window into a folder. */
final class Shots {
    static final int WIDTH = 1600;
    static final int HEIGHT = 1000;

    private final LitWindow window;
    private final Pulse pulse;
    private final Path folder;
    private final List<Path> taken = new ArrayList<>();

    Shots(LitWindow window, Pulse pulse, Path folder) {
        this.window = window;
        this.pulse = pulse;
        this.folder = folder;
    }

    /** As {@code NAME-light.png} and {@code NAME-dark.png}. */
    void both(String name) throws StepFailed, InterruptedException {
        one(name, ThemeChoice.DARK);
        one(name, ThemeChoice.LIGHT);
    }

    /** What the window shows when a step failed, for whoever looks after it; empty when not even that can be drawn. */
    Optional<Path> failed() throws InterruptedException {
        try {
            one("failed", ThemeChoice.LIGHT);
            return Optional.of(taken.getLast());
        } catch (StepFailed e) {
            return Optional.empty();
        }
    }

    private void one(String name, ThemeChoice theme) throws StepFailed, InterruptedException {
        pulse.run(() -> window.theme().choiceProperty().set(theme));
        pulse.calm();
        WritableImage image = new WritableImage(WIDTH, HEIGHT);
        pulse.run(() -> {
            SnapshotParameters whole = new SnapshotParameters();
            whole.setViewport(new Rectangle2D(0, 0, WIDTH, HEIGHT));
            window.stage().getScene().getRoot().snapshot(whole, image);
        });
        Path file = folder.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
        try {
            Files.createDirectories(folder);
            if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile())) {
                throw new StepFailed("This Java cannot write png files.");
            }
        } catch (IOException e) {
            throw new StepFailed("The picture " + file + " cannot be written: " + e.getMessage() + ".");
        }
        taken.add(file);
    }

    List<Path> taken() {
        return List.copyOf(taken);
    }
}
