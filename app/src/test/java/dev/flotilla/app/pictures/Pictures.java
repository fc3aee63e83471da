package dev.flotilla.app.pictures;

import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.ThemeChoice;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javax.imageio.ImageIO;

/** Renders every screen, light and dark, large and small. Run its main with {@code -Dglass.platform=Headless}. */
public final class Pictures {
    private static final Path FOLDER = Path.of("app/target/pictures");

    private static final FxGate GATE = new FxGate();

    private Pictures() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        Platform.setImplicitExit(false);
        if (!started.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("JavaFX does not start");
        }
        for (ThemeChoice theme : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
            for (int[] size : new int[][] {{1600, 1000}, {1280, 800}}) {
                for (Shot shot : Shot.values()) {
                    if (args.length == 0 || (shot + "-" + theme + "-" + size[0]).matches("(?i)" + args[0])) {
                        take(shot, theme, size[0], size[1]);
                    }
                }
            }
        }
        Platform.exit();
    }

    private static void take(Shot shot, ThemeChoice theme, int width, int height)
            throws InterruptedException, IOException {
        Stand[] stand = new Stand[1];
        onFx(() -> stand[0] = new Stand(shot.fleet(), theme, width, height));
        Stand at = stand[0];
        at.settle();
        onFx(() -> shot.prepare(at));
        at.settle();
        BufferedImage[] image = new BufferedImage[1];
        onFx(() -> {
            Scene scene = at.scene();
            image[0] = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
            at.close();
        });
        Path file =
                FOLDER.resolve(shot.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-"
                        + theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width + ".png");
        ImageIO.write(image[0], "png", file.toFile());
        System.out.println(file);
    }

    static void onFx(Runnable work) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Throwable[] failure = new Throwable[1];
        GATE.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                failure[0] = e;
            }
            done.countDown();
        });
        if (!done.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the JavaFX thread is busy");
        }
        if (failure[0] != null) {
            throw new IllegalStateException(failure[0]);
        }
    }
}
