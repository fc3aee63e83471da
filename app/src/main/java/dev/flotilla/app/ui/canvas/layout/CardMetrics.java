package dev.flotilla.app.ui.canvas.layout;

import dev.flotilla.app.ui.canvas.MapGroup;
import dev.flotilla.app.ui.canvas.MapHost;

/** Sizes inside a host's card, in canvas units. */
public final class CardMetrics {
    public static final double WIDTH = 268;
    public static final double HEADER = 78;
    /** From the top of the card to the first group. */
    public static final double GROUPS_FROM = 88;

    public static final double GROUP_INSET = 8;
    public static final double GROUP_HEAD = 22;
    /** Below the last row of a group. */
    public static final double GROUP_FOOT = 2;

    public static final double GROUP_GAP = 8;
    public static final double ROW = 26;
    /** For the one line of a card without containers. */
    public static final double EMPTY = 40;

    private CardMetrics() {}

    public static double height(MapHost host) {
        double height = GROUPS_FROM;
        for (MapGroup group : host.groups()) {
            height += groupHeight(group) + GROUP_GAP;
        }
        return host.groups().isEmpty() ? height + EMPTY : height;
    }

    public static double groupHeight(MapGroup group) {
        return GROUP_HEAD + group.rows().size() * ROW + GROUP_FOOT;
    }
}
