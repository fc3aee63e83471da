package dev.flotilla.app.ui.canvas.paint;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Widths of texts and texts cut to a width, remembered, because measuring costs more than drawing. */
final class TextWidths {
    private static final int MOST = 30_000;
    private static final String ELLIPSIS = "\u2026";

    private record Key(String family, String text) {}

    private record Cut(String family, String text, int width) {}

    private final Map<Key, Double> widths = bounded();
    private final Map<Cut, String> cuts = bounded();
    private final Map<String, Font> fonts = new HashMap<>();
    private final Text probe = new Text();

    /** At size 1, so that one measurement serves every zoom. */
    double unit(String family, String text) {
        return widths.computeIfAbsent(new Key(family, text), k -> {
            probe.setFont(fonts.computeIfAbsent(family, f -> Font.font(f, 100)));
            probe.setText(text);
            return probe.getLayoutBounds().getWidth() / 100;
        });
    }

    /** The text, or as much of it as fits, with an ellipsis. */
    String cut(String family, double size, String text, double width) {
        double full = unit(family, text) * size;
        if (full <= width) {
            return text;
        }
        int tenths = (int) (width / size * 10);
        return cuts.computeIfAbsent(new Cut(family, text, tenths), k -> {
            int low = 0;
            int high = text.length();
            while (low < high) {
                int middle = (low + high + 1) / 2;
                if (unit(family, text.substring(0, middle) + ELLIPSIS) * 10 <= tenths) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low == 0 ? "" : text.substring(0, low).stripTrailing() + ELLIPSIS;
        });
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
