package dev.flotilla.app.ui.kit.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** Which entries a query finds, in which order. Pure. */
public final class PaletteSearch {
    /** Rows that are shown at most. */
    public static final int MAX_ROWS = 12;

    private PaletteSearch() {}

    private record Found(PaletteEntry entry, int score, int order) {}

    /**
     * Entries in the order of their groups, best first in each.
     *
     * @param query may begin with {@code >} for commands, {@code @} for hosts, {@code :} for ports
     * @param lastUsed titles, newest first; they lead where the query says nothing
     */
    public static List<PaletteEntry> find(String query, List<PaletteEntry> entries, List<String> lastUsed) {
        String text = query.strip();
        char prefix = text.isEmpty() ? ' ' : text.charAt(0);
        boolean limited = prefix == '>' || prefix == '@' || prefix == ':';
        String wanted = limited ? text.substring(1).strip() : text;
        List<Found> found = new ArrayList<>();
        for (PaletteEntry entry : entries) {
            if (limited && !entry.belongsTo(prefix)) {
                continue;
            }
            OptionalInt score = Fuzzy.score(wanted, entry.title() + " " + entry.detail());
            if (score.isPresent()) {
                int used = lastUsed.indexOf(entry.title());
                found.add(new Found(entry, score.getAsInt() + (used < 0 ? 0 : 10 - Math.min(used, 9)), found.size()));
            }
        }
        found.sort(Comparator.comparingInt((Found f) -> -f.score()).thenComparingInt(Found::order));
        return found.stream()
                .limit(MAX_ROWS)
                .map(Found::entry)
                .sorted(Comparator.comparing(PaletteEntry::kind))
                .toList();
    }
}
