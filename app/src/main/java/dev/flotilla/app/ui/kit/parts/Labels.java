package dev.flotilla.app.ui.kit.parts;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.status.Status;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Text in the styles of the type table, and the strip that reminds of a host. */
public final class Labels {
    private Labels() {}

    public static Label of(String text, String... classes) {
        Label label = new Label(text);
        label.getStyleClass().addAll(classes);
        return label;
    }

    /** 20 px, for dialogs. */
    public static Label heading(String text) {
        return of(text, "fl-heading");
    }

    /** 16 px, for what an inspector or form is about. */
    public static Label subject(String text) {
        return of(text, "fl-subject");
    }

    public static Label section(String text) {
        return of(text, "fl-section");
    }

    public static Label medium(String text) {
        return of(text, "fl-medium");
    }

    /** 12 px, muted. */
    public static Label secondary(String text) {
        return of(text, "fl-small", "fl-muted");
    }

    /** For addresses, images and numbers that change or align. */
    public static Label mono(String text) {
        return of(text, "fl-mono");
    }

    /** A key such as {@code Ctrl K}. */
    public static Label key(String text) {
        Label key = of(text, "fl-kbd");
        key.setMinWidth(Label.USE_PREF_SIZE);
        return key;
    }

    /** A count in a grey pill. */
    public static Label pill(String text) {
        return of(text, "fl-pill");
    }

    /** The glyph of a status before its word, in its colour. */
    public static Label status(Status status) {
        Label label = of(status.word(), status.tone().textClass(), "fl-medium");
        label.setGraphic(Icons.status(status, 14));
        return label;
    }

    /** A sentence that may take several lines. */
    public static Label wrapped(String text, String... classes) {
        Label label = of(text, classes);
        label.setWrapText(true);
        label.getStyleClass().add("fl-wrapped");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /**
     * The colour strip of a host, 3 wide.
     *
     * @param series 1-6, by {@code Series.of}
     */
    public static Region strip(int series, double height) {
        Region strip = new Region();
        strip.getStyleClass().addAll("fl-strip", "fl-series-" + series);
        strip.setMinHeight(height);
        strip.setMaxHeight(height);
        return strip;
    }
}
