package dev.flotilla.app.source.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds where the caret of a JSON text stands, by reading from the beginning up to it. */
public final class JsonSpot {
    private static final int DEEPEST = 200;

    /** What is open around the caret. */
    private static final class Open {
        final boolean table;
        final Set<String> keys = new LinkedHashSet<>();
        String key = "";
        /** Behind the colon of an entry. */
        boolean value;

        Open(boolean table) {
            this.table = table;
        }
    }

    private final String text;
    private final int caret;
    private final Deque<Open> around = new ArrayDeque<>();
    private int at;

    private JsonSpot(String text, int caret) {
        this.text = text;
        this.caret = caret;
    }

    public static Spot at(String text, int caret) {
        return new JsonSpot(text, caret).find();
    }

    private Spot find() {
        while (at < caret) {
            char c = text.charAt(at);
            if (c == '"') {
                int end = closing();
                if (end > caret || end == caret && text.charAt(caret - 1) != '"' || at == caret - 1) {
                    return spot(at + 1, true);
                }
                boolean closed = end - 1 > at && text.charAt(end - 1) == '"';
                string(text.substring(at + 1, closed ? end - 1 : end));
                at = end;
            } else if (Character.isLetterOrDigit(c) || c == '-') {
                int from = at;
                while (at < text.length()
                        && (Character.isLetterOrDigit(text.charAt(at)) || "-+.".indexOf(text.charAt(at)) >= 0)) {
                    at++;
                }
                if (at >= caret) {
                    return spot(from, false);
                }
            } else {
                sign(c);
                at++;
            }
        }
        return spot(caret, false);
    }

    private int closing() {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            } else if (c == '\n') {
                return i;
            }
        }
        return text.length();
    }

    private void string(String words) {
        Open open = around.peek();
        if (open != null && open.table && !open.value) {
            open.key = words;
            open.keys.add(words);
        }
    }

    private void sign(char c) {
        Open open = around.peek();
        switch (c) {
            case '{', '[' -> {
                if (around.size() < DEEPEST) {
                    around.push(new Open(c == '{'));
                }
            }
            case '}', ']' -> around.poll();
            case ':' -> {
                if (open != null) {
                    open.value = true;
                }
            }
            case ',' -> {
                if (open != null) {
                    open.value = false;
                }
            }
            default -> {}
        }
    }

    private Spot spot(int start, boolean quoted) {
        Open here = around.peek();
        if (here == null) {
            return Spot.nowhere(caret);
        }
        List<String> path = new ArrayList<>();
        for (Open open : around.reversed()) {
            if (open != here) {
                path.add(open.table ? open.key : "-");
            }
        }
        boolean value = !here.table || here.value;
        if (value) {
            path.add(here.table ? here.key : "-");
        }
        Set<String> present = new LinkedHashSet<>(here.keys);
        if (here.table && !value) {
            rest(present, quoted ? closing() : caret);
        }
        return new Spot(
                path,
                value ? Spot.What.VALUE : Spot.What.KEY,
                text.substring(Math.min(start, caret), caret),
                Math.min(start, caret),
                present,
                quoted);
    }

    /** Keys of the same object behind the caret. */
    private void rest(Set<String> present, int from) {
        int depth = 0;
        for (int i = from; i < text.length() && depth >= 0; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                at = i;
                int end = closing();
                int colon = end;
                while (colon < text.length() && Character.isWhitespace(text.charAt(colon))) {
                    colon++;
                }
                if (depth == 0 && end - 1 > i && colon < text.length() && text.charAt(colon) == ':') {
                    present.add(text.substring(i + 1, end - 1));
                }
                i = end - 1;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
    }
}
