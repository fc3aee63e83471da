package dev.flotilla.app.split.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines between which a split keeps what it added, with the lines of before behind {@code #|}. Taking them away
 * gives the text as it was; what was edited outside of them since then stays.
 */
public final class SplitMarks {
    static final String OPEN = "# >>> flotilla split: do not edit up to the next mark";
    static final String CLOSE = "# <<< flotilla split";
    /** Before a line of the original. */
    static final String WAS = "#|";
    /** Closes a text whose last line had no end. */
    static final String NO_END = "# <<< flotilla split: the file ended without a line end";

    private SplitMarks() {}

    private static final String BOM = "\uFEFF";

    /** Whether something in it looks like a mark. */
    public static boolean isIn(String text) {
        return text.contains("# >>> flotilla split") || text.contains("# <<< flotilla split");
    }

    /** The text before it was split; one without marks is given back as it is. */
    public static String removed(String text) {
        if (!isIn(text)) {
            return text;
        }
        if (text.startsWith(BOM)) {
            return BOM + removed(text.substring(1));
        }
        StringBuilder out = new StringBuilder(text.length());
        boolean inside = false;
        for (String line : lines(text)) {
            String bare = line.strip();
            if (inside) {
                inside = !bare.equals(CLOSE);
                if (bare.startsWith(WAS)) {
                    out.append(line.substring(line.indexOf(WAS) + WAS.length()));
                }
            } else if (bare.equals(OPEN)) {
                inside = true;
            } else if (bare.equals(NO_END)) {
                dropLineEnd(out);
            } else {
                out.append(line);
            }
        }
        return out.toString();
    }

    /** With their ends; a carriage return alone ends a line too, as in YAML. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                lines.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static void dropLineEnd(StringBuilder out) {
        int length = out.length();
        if (length > 0 && out.charAt(length - 1) == '\n') {
            out.setLength(--length);
        }
        if (length > 0 && out.charAt(length - 1) == '\r') {
            out.setLength(length - 1);
        }
    }
}
