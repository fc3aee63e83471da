package dev.flotilla.app.ui.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What the filter of the list means: words that name, group or host hold, {@code state:stale}, {@code host:gpu},
 * {@code group:mosaic}. All must hold. A state is a status word or {@code online}, {@code stale}, {@code muted},
 * {@code trouble}.
 */
public final class NodeFilter implements Predicate<NodeRow> {
    private final List<Predicate<NodeRow>> all = new ArrayList<>();

    public NodeFilter(String typed) {
        for (String word : typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (!word.isEmpty()) {
                all.add(term(word));
            }
        }
    }

    private static Predicate<NodeRow> term(String word) {
        int colon = word.indexOf(':');
        String value = word.substring(colon + 1);
        return switch (colon < 0 ? "" : word.substring(0, colon)) {
            case "state" -> row -> isIn(row, value);
            case "host" -> row -> row.host().toLowerCase(Locale.ROOT).contains(value);
            case "group" -> row -> row.group().toLowerCase(Locale.ROOT).contains(value);
            default -> row -> row.text().contains(word);
        };
    }

    /** The beginning of a word is enough, so that the list narrows while it is typed. */
    private static boolean isIn(NodeRow row, String state) {
        return row.status().lowerWord().startsWith(state)
                || "online".startsWith(state) && !row.isTrouble() && !row.age().equals("never")
                || "stale".startsWith(state) && row.stale()
                || "muted".startsWith(state) && row.muted()
                || "trouble".startsWith(state) && row.isTrouble();
    }

    @Override
    public boolean test(NodeRow row) {
        return all.stream().allMatch(term -> term.test(row));
    }
}
