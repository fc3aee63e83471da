package dev.flotilla.app.source;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text with their ends, and which character stands in which. */
final class YamlLines {
    private final String text;
    private final List<Integer> starts = new ArrayList<>();

    YamlLines(String text) {
        this.text = text;
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                starts.add(i + 1);
            }
        }
    }

    /** From 0. */
    int of(int offset) {
        int low = 0;
        int high = starts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts.get(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Where a line begins; the end of the text behind the last. */
    int start(int line) {
        return line < starts.size() ? starts.get(line) : text.length();
    }

    String end() {
        int feed = text.indexOf('\n');
        return feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
    }

    /** The blanks before an offset in its line; empty text for none, and no result when something else stands there. */
    java.util.Optional<String> indentBefore(int offset) {
        String before = text.substring(start(of(offset)), offset);
        return before.isBlank() ? java.util.Optional.of(before) : java.util.Optional.empty();
    }
}
