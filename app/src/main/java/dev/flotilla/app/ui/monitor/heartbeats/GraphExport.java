package dev.flotilla.app.ui.monitor.heartbeats;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.Slice;
import dev.flotilla.app.ui.monitor.MonitorDeeds;
import dev.flotilla.app.ui.monitor.MonitorWorld;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javafx.stage.FileChooser;
import javax.imageio.ImageIO;

/** Writes what is seen to a file that the user chooses. Files are written off the JavaFX thread. */
final class GraphExport {
    /** Twice the pixels of the screen, so that it can be printed. */
    private static final double SHARPNESS = 2;

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final MonitorWorld world;
    private final MonitorDeeds deeds;
    private final String page;

    GraphExport(MonitorWorld world, MonitorDeeds deeds, String page) {
        this.world = world;
        this.deeds = deeds;
        this.page = page;
    }

    void picture(Node of) {
        choose(of, "Export picture", "png").ifPresent(file -> picture(of, file));
    }

    void picture(Node of, Path file) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(SHARPNESS, SHARPNESS));
        parameters.setFill(ground(of));
        WritableImage image = of.snapshot(parameters, null);
        write(file, () -> {
            try (var out = Files.newOutputStream(file)) {
                if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", out)) {
                    throw new IOException("this Java cannot write png files");
                }
            }
        });
    }

    /** The colour behind the graphs, which are see-through beside their plots. */
    private static Color ground(Node of) {
        for (var parent = of.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof javafx.scene.layout.Region region
                    && region.getBackground() != null
                    && !region.getBackground().getFills().isEmpty()
                    && region.getBackground().getFills().getLast().getFill() instanceof Color colour
                    && colour.isOpaque()) {
                return colour;
            }
        }
        return Color.WHITE;
    }

    void numbers(List<Slice> slices, Node owner) {
        choose(owner, "Export numbers", "csv").ifPresent(file -> numbers(slices, file));
    }

    void numbers(List<Slice> slices, Path file) {
        write(file, () -> Files.writeString(file, CsvText.of(slices)));
    }

    private Optional<Path> choose(Node owner, String title, String ending) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        Instant now = world.clock().instant();
        chooser.setInitialFileName(
                page.toLowerCase(Locale.ROOT) + "-" + STAMP.format(now.atZone(world.zone())) + "." + ending);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending));
        File file = chooser.showSaveDialog(owner.getScene().getWindow());
        return Optional.ofNullable(file).map(f -> named(f.toPath(), ending));
    }

    private static Path named(Path file, String ending) {
        String name = String.valueOf(file.getFileName());
        return name.contains(".") ? file : file.resolveSibling(name + "." + ending);
    }

    /** Something that writes a file. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private void write(Path file, Writing writing) {
        world.work().execute(() -> {
            try {
                writing.run();
            } catch (IOException e) {
                failed(Problem.of(
                        "FL-5013",
                        "The graphs were not written to " + file + ": " + e.getMessage() + ".",
                        "Choose another folder, or make room."));
            }
        });
    }

    /** From any thread. */
    void failed(Problem problem) {
        world.gate().execute(() -> deeds.failed(problem));
    }
}
