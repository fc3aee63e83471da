package dev.flotilla.app.ui.kit;

import java.net.URL;
import javafx.scene.text.Font;

/** The fonts that come with the program. JavaFX picks a weight only by the name of its family, hence a name each. */
public final class Fonts {
    public static final String TEXT = "Inter";
    public static final String MEDIUM = "Inter Medium";
    public static final String SEMI_BOLD = "Inter Semi Bold";
    public static final String MONO = "JetBrains Mono";
    public static final String MONO_MEDIUM = "JetBrains Mono Medium";

    private static final String[] FILES = {
        "Inter-Regular.otf",
        "Inter-Medium.otf",
        "Inter-SemiBold.otf",
        "JetBrainsMono-Regular.ttf",
        "JetBrainsMono-Medium.ttf"
    };
    private static boolean loaded;

    private Fonts() {}

    /** Makes the fonts known to JavaFX; later calls do nothing. JavaFX thread. */
    public static void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        for (String file : FILES) {
            URL url = Fonts.class.getResource("fonts/" + file);
            if (url == null || Font.loadFont(url.toExternalForm(), 13) == null) {
                throw new IllegalStateException("font " + file + " is missing or cannot be read");
            }
        }
    }
}
