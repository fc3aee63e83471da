package dev.flotilla.app.ui.canvas.paint;

/** How much is drawn at a zoom. */
public enum Detail {
    /** Blocks with a name and counts. */
    FAR,
    /** Header, groups, chips. */
    MID,
    /** All. */
    NEAR;

    public static Detail at(double zoom) {
        return zoom < 0.45 ? FAR : zoom <= 0.8 ? MID : NEAR;
    }
}
