package dev.flotilla.app.ui.monitor.matrix;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Cuts what has no room, with an ellipsis. Remembers widths, for measuring costs more than drawing. */
final class Cut {
    private static final int MOST = 4_000;
    private static final Map<String, String> KNOWN = new HashMap<>();
    private static final Text MEASURE = new Text();

    private Cut() {}

    static String of(String words, Font font, double most) {
        if (KNOWN.size() > MOST) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(
                font.getName() + font.getSize() + "|" + (int) most + "|" + words, k -> cut(words, font, most));
    }

    private static String cut(String words, Font font, double most) {
        if (width(words, font) <= most) {
            return words;
        }
        int keep = words.length();
        while (keep > 1 && width(words.substring(0, keep) + "…", font) > most) {
            keep--;
        }
        return words.substring(0, keep) + "…";
    }

    private static double width(String words, Font font) {
        MEASURE.setFont(font);
        MEASURE.setText(words);
        return MEASURE.getLayoutBounds().getWidth();
    }
}
