package dev.flotilla.app.ui.kit;

import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** The colours of the stylesheet for a canvas, in the order of the rule {@code .fl-ink}. */
public final class Ink {
    /** Names of the colours; the stylesheet lists them in this order. */
    public enum Name {
        SURFACE,
        SUBTLE,
        GROUND,
        GRID,
        TEXT,
        MUTED,
        FAINT,
        LINE,
        LINE_MUTED,
        ACCENT,
        ACCENT_EMPHASIS,
        ACCENT_SUBTLE,
        ACCENT_MUTED,
        SUCCESS,
        SUCCESS_SUBTLE,
        WARNING,
        WARNING_SUBTLE,
        SUSPECT,
        SUSPECT_SUBTLE,
        DANGER,
        DANGER_SUBTLE,
        MAINTENANCE,
        MAINTENANCE_SUBTLE,
        NEUTRAL,
        NEUTRAL_SUBTLE,
        BAR,
        BAR_TRACK,
        SERIES_1,
        SERIES_2,
        SERIES_3,
        SERIES_4,
        SERIES_5,
        SERIES_6,
        SHADOW
    }

    private static final List<Name> SERIES =
            List.of(Name.SERIES_1, Name.SERIES_2, Name.SERIES_3, Name.SERIES_4, Name.SERIES_5, Name.SERIES_6);

    private final Map<Name, Color> colours;

    private Ink(Map<Name, Color> colours) {
        this.colours = colours;
    }

    /** A node without size that carries the colours; it has to be in the scene. */
    public static Region probe() {
        Region probe = new Region();
        probe.getStyleClass().add("fl-ink");
        probe.setManaged(false);
        probe.setVisible(false);
        return probe;
    }

    /** Reads the colours as they are styled now; grey where the stylesheet is not there. */
    public static Ink read(Region probe) {
        probe.applyCss();
        Background background = probe.getBackground();
        List<BackgroundFill> fills = background == null ? List.of() : background.getFills();
        Map<Name, Color> colours = new EnumMap<>(Name.class);
        int i = 0;
        for (Name name : Name.values()) {
            colours.put(name, i < fills.size() && fills.get(i).getFill() instanceof Color c ? c : Color.GRAY);
            i++;
        }
        return new Ink(colours);
    }

    public Color of(Name name) {
        return colours.getOrDefault(name, Color.GRAY);
    }

    public Color of(Tone tone) {
        return of(
                switch (tone) {
                    case SUCCESS -> Name.SUCCESS;
                    case ACCENT -> Name.ACCENT;
                    case WARNING -> Name.WARNING;
                    case SUSPECT -> Name.SUSPECT;
                    case DANGER -> Name.DANGER;
                    case MAINTENANCE -> Name.MAINTENANCE;
                    case NEUTRAL -> Name.NEUTRAL;
                });
    }

    public Color subtle(Tone tone) {
        return of(
                switch (tone) {
                    case SUCCESS -> Name.SUCCESS_SUBTLE;
                    case ACCENT -> Name.ACCENT_SUBTLE;
                    case WARNING -> Name.WARNING_SUBTLE;
                    case SUSPECT -> Name.SUSPECT_SUBTLE;
                    case DANGER -> Name.DANGER_SUBTLE;
                    case MAINTENANCE -> Name.MAINTENANCE_SUBTLE;
                    case NEUTRAL -> Name.NEUTRAL_SUBTLE;
                });
    }

    public Color of(Status status) {
        return of(status.tone());
    }

    /** @param series 1-6 */
    public Color series(int series) {
        return of(SERIES.get(Math.clamp(series, 1, 6) - 1));
    }
}
