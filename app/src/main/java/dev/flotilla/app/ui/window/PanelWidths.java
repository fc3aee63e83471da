package dev.flotilla.app.ui.window;

import dev.flotilla.app.fleet.store.Settings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Widths of panels in pixels at 100 %, as a person drew them.
 *
 * @param side of the section Fleet; 0 for the width that the window's rules give
 * @param inspector likewise
 * @param stacks the side panel of the section Stacks; likewise
 */
public record PanelWidths(int side, int inspector, int stacks) {
    public static final PanelWidths BY_RULE = new PanelWidths(0, 0, 0);

    private static final String KEY = "window.panels";
    private static final int WIDEST = 2_000;
    private static final Pattern FORM = Pattern.compile("\\[(\\d{1,4}),(\\d{1,4}),(\\d{1,4})]");

    public PanelWidths {
        side = Math.clamp(side, 0, WIDEST);
        inspector = Math.clamp(inspector, 0, WIDEST);
        stacks = Math.clamp(stacks, 0, WIDEST);
    }

    public static PanelWidths read(Settings settings) {
        Optional<Matcher> stored = settings.get(KEY).map(FORM::matcher).filter(Matcher::matches);
        return stored.map(m -> new PanelWidths(
                        Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3))))
                .orElse(BY_RULE);
    }

    public void write(Settings settings) {
        settings.put(KEY, "[" + side + "," + inspector + "," + stacks + "]");
    }

    public PanelWidths withStacks(int width) {
        return new PanelWidths(side, inspector, width);
    }
}
