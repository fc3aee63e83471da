package dev.flotilla.app.ui.window;

import dev.flotilla.app.fleet.store.Settings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes of panels in pixels at 100 %, as a person drew them.
 *
 * @param side width, in the section Fleet; 0 for what the window's rules give
 * @param inspector width; likewise
 * @param stacks width of the side panel of the section Stacks; likewise
 * @param activity height; likewise
 */
public record PanelSizes(int side, int inspector, int stacks, int activity) {
    public static final PanelSizes BY_RULE = new PanelSizes(0, 0, 0, 0);

    private static final String KEY = "window.panels";
    private static final int MOST = 2_000;
    /** The height came later: folders of before have three numbers. */
    private static final Pattern FORM = Pattern.compile("\\[(\\d{1,4}),(\\d{1,4}),(\\d{1,4})(?:,(\\d{1,4}))?]");

    public PanelSizes {
        side = Math.clamp(side, 0, MOST);
        inspector = Math.clamp(inspector, 0, MOST);
        stacks = Math.clamp(stacks, 0, MOST);
        activity = Math.clamp(activity, 0, MOST);
    }

    public static PanelSizes read(Settings settings) {
        return settings.get(KEY)
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .map(m -> new PanelSizes(number(m, 1), number(m, 2), number(m, 3), number(m, 4)))
                .orElse(BY_RULE);
    }

    private static int number(Matcher stored, int group) {
        return Optional.ofNullable(stored.group(group)).map(Integer::parseInt).orElse(0);
    }

    public void write(Settings settings) {
        settings.put(KEY, "[" + side + "," + inspector + "," + stacks + "," + activity + "]");
    }

    PanelSizes withColumns(int nextSide, int nextInspector) {
        return new PanelSizes(nextSide, nextInspector, stacks, activity);
    }

    public PanelSizes withStacks(int width) {
        return new PanelSizes(side, inspector, width, activity);
    }

    PanelSizes withActivity(int height) {
        return new PanelSizes(side, inspector, stacks, height);
    }
}
