package dev.flotilla.app.ui.kit;

import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.text.Font;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.IkonHandler;
import org.kordamp.ikonli.feather.FeatherIkonHandler;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2ALIkonHandler;
import org.kordamp.ikonli.material2.Material2MZIkonHandler;

/** Icons as nodes: Feather lines for things and deeds, filled Material glyphs for status. */
public final class Icons {
    private static final List<IkonHandler> HANDLERS =
            List.of(new FeatherIkonHandler(), new Material2ALIkonHandler(), new Material2MZIkonHandler());
    private static final Map<IkonHandler, String> FAMILIES = new HashMap<>();

    private Icons() {}

    /** A 16 px line icon in the colour of the text; the name is Feather's, such as "server". */
    public static FontIcon line(String name) {
        return line(name, 16);
    }

    public static FontIcon line(String name, int size) {
        return icon(ikon("fth-" + name), size);
    }

    /** A line icon in the muted colour. */
    public static FontIcon muted(String name, int size) {
        FontIcon icon = line(name, size);
        icon.getStyleClass().add("fl-i-muted");
        return icon;
    }

    /** A line icon in the colour of a tone. */
    public static FontIcon toned(String name, int size, Tone tone) {
        FontIcon icon = line(name, size);
        icon.getStyleClass().add(tone.iconClass());
        return icon;
    }

    /** The glyph of a status in its colour. */
    public static FontIcon status(Status status, int size) {
        FontIcon icon = icon(ikon(status.glyph()), size);
        icon.getStyleClass().add(status.tone().iconClass());
        return icon;
    }

    /** The character of an icon in {@link #font}, for drawing on a canvas; the name with its prefix. */
    public static String character(String name) {
        return Character.toString(ikon(name).getCode());
    }

    /** The font that holds an icon, at a size in pixels; the name with its prefix. */
    public static Font font(String name, double size) {
        return Font.font(FAMILIES.computeIfAbsent(handler(name), Icons::load), size);
    }

    private static FontIcon icon(Ikon ikon, int size) {
        FontIcon icon = new FontIcon(ikon);
        // Inline, because the size of a stylesheet would win over the property; added, because the icon keeps its font
        // family there.
        icon.setStyle(icon.getStyle() + "; -fx-icon-size: " + size + ";");
        return icon;
    }

    private static Ikon ikon(String name) {
        return handler(name).resolve(name);
    }

    private static IkonHandler handler(String name) {
        return HANDLERS.stream()
                .filter(h -> h.supports(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no icon " + name));
    }

    private static String load(IkonHandler handler) {
        Font font = Font.loadFont(handler.getFontResource().toExternalForm(), 16);
        if (font == null) {
            throw new IllegalStateException("font " + handler.getFontFamily() + " cannot be read");
        }
        return font.getFamily();
    }
}
