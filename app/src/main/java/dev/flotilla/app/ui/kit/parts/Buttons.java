package dev.flotilla.app.ui.kit.parts;

import dev.flotilla.app.ui.kit.Icons;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;

/** Buttons by their part: one primary per surface, plain, flat, with an icon alone, destructive. */
public final class Buttons {
    private static final String KEPT_ICON = "fl-kept-icon";

    private Buttons() {}

    public static Button plain(String text, Runnable deed) {
        Button button = new Button(text);
        button.setOnAction(e -> deed.run());
        button.setMnemonicParsing(false);
        return button;
    }

    public static Button plain(String text, String icon, Runnable deed) {
        Button button = plain(text, deed);
        button.setGraphic(Icons.line(icon, 14));
        return button;
    }

    /** The one that goes on; at the right end of its surface. */
    public static Button primary(String text, Runnable deed) {
        return styled(plain(text, deed), "fl-primary");
    }

    public static Button primary(String text, String icon, Runnable deed) {
        return styled(plain(text, icon, deed), "fl-primary");
    }

    /** Filled with danger: only inside the confirmation of what it destroys. */
    public static Button destructive(String text, Runnable deed) {
        return styled(plain(text, deed), "fl-destructive");
    }

    public static Button flat(String text, String icon, Runnable deed) {
        return styled(plain(text, icon, deed), "fl-flat");
    }

    /** An icon alone; the tooltip is also what a screen reader says. */
    public static Button icon(String icon, String tooltip, Runnable deed) {
        Button button = styled(plain("", deed), "fl-flat", "fl-icon-only");
        button.setGraphic(Icons.line(icon, 16));
        tip(button, tooltip);
        return button;
    }

    /** 28 high instead of 32, for toolbars and rows. */
    public static Button small(Button button) {
        return styled(button, "fl-s");
    }

    public static Hyperlink link(String text, Runnable deed) {
        Hyperlink link = new Hyperlink(text);
        link.getStyleClass().add("fl-link");
        link.setOnAction(e -> {
            link.setVisited(false);
            deed.run();
        });
        return link;
    }

    public static void tip(Button button, String text) {
        button.setTooltip(new Tooltip(text));
        button.setAccessibleText(text);
    }

    /** While busy the label stays, a loader stands for the icon, the width stays and it cannot be pressed. */
    public static void busy(Button button, boolean busy) {
        if (busy == button.isDisabled() && busy == button.getProperties().containsKey(KEPT_ICON)) {
            return;
        }
        if (busy) {
            button.setMinWidth(button.getWidth());
            Node icon = button.getGraphic();
            button.getProperties().put(KEPT_ICON, icon == null ? "" : icon);
            button.setGraphic(Icons.line("loader", 14));
        } else {
            Object kept = button.getProperties().remove(KEPT_ICON);
            button.setGraphic(kept instanceof Node icon ? icon : null);
            button.setMinWidth(Button.USE_COMPUTED_SIZE);
        }
        button.setDisable(busy);
    }

    private static Button styled(Button button, String... classes) {
        button.getStyleClass().addAll(classes);
        return button;
    }
}
