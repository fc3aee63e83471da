package dev.flotilla.app.ui.monitor.matrix;

/**
 * How large cells are and what they hold at that size.
 *
 * @param width in pixels, the gap included; {@code height} likewise
 * @param headWidth of the names at the left; {@code headHeight} of those on top
 */
record CellSize(double width, double height, double headWidth, double headHeight) {
    private static final double MOST_WIDE = 96;
    private static final double MOST_HIGH = 68;
    private static final double GLYPH_FROM = 20;
    private static final double FIGURES_FROM = 64;
    private static final double LEAST = 7;

    /** What there is room for. */
    enum Detail {
        BLOCK,
        GLYPH,
        FIGURES
    }

    /**
     * As large as all of them have room for, within limits.
     *
     * @param zoom 1 for that; more or less by the user's wish
     */
    static CellSize fit(double width, double height, int rows, int columns, double zoom) {
        boolean wideFits = (width - 160) / Math.max(1, columns) >= FIGURES_FROM;
        double headWidth = wideFits ? 160 : 132;
        double headHeight = wideFits ? 52 : 104;
        double byWidth = (width - headWidth) / Math.max(1, columns);
        double byHeight = (height - headHeight) / Math.max(1, rows);
        double wide = Math.clamp(Math.floor(byWidth * zoom), LEAST, MOST_WIDE);
        double high;
        if (wide >= FIGURES_FROM) {
            high = Math.clamp(Math.floor(byHeight * zoom), 44, MOST_HIGH);
        } else if (wide >= GLYPH_FROM) {
            high = Math.clamp(Math.floor(byHeight * zoom), GLYPH_FROM, Math.min(44, wide));
        } else {
            high = Math.clamp(Math.floor(byHeight * zoom), LEAST, wide);
        }
        boolean figures = wide >= FIGURES_FROM;
        return new CellSize(wide, high, figures ? 160 : 132, figures ? 52 : 104);
    }

    Detail detail() {
        return width >= FIGURES_FROM ? Detail.FIGURES : width >= GLYPH_FROM ? Detail.GLYPH : Detail.BLOCK;
    }
}
