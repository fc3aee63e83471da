package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.docker.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A search in a log without regard to case.
 *
 * @param hits indexes of the lines that hold it, in order
 * @param current which of the hits is shown, -1 when there is none
 */
record LogSearch(String wanted, List<Integer> hits, int current) {
    static final LogSearch NONE = new LogSearch("", List.of(), -1);

    /** Part of a line. */
    record Part(String text, boolean hit) {}

    LogSearch {
        hits = List.copyOf(hits);
    }

    /** Starts with the last hit: the newest line is what people look for. */
    static LogSearch of(String wanted, List<LogLine> lines) {
        if (wanted.isEmpty()) {
            return NONE;
        }
        String lower = wanted.toLowerCase(Locale.ROOT);
        List<Integer> hits = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).text().toLowerCase(Locale.ROOT).contains(lower))
                .boxed()
                .toList();
        return new LogSearch(wanted, hits, hits.size() - 1);
    }

    LogSearch next() {
        return hits.isEmpty() ? this : new LogSearch(wanted, hits, (current + 1) % hits.size());
    }

    LogSearch previous() {
        return hits.isEmpty() ? this : new LogSearch(wanted, hits, (current + hits.size() - 1) % hits.size());
    }

    /** {@code 3 of 12}, {@code not found}, or nothing when nothing is wanted. */
    String words() {
        if (wanted.isEmpty()) {
            return "";
        }
        return hits.isEmpty() ? "not found" : current + 1 + " of " + hits.size();
    }

    /** The line cut at what was found, so that the hits can be marked. */
    List<Part> parts(String line) {
        if (wanted.isEmpty()) {
            return List.of(new Part(line, false));
        }
        String lower = line.toLowerCase(Locale.ROOT);
        String lowerWanted = wanted.toLowerCase(Locale.ROOT);
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int at = lower.indexOf(lowerWanted);
        // Lower case may be longer than the line in a few scripts; then positions would lie and nothing is marked.
        while (at >= 0 && lower.length() == line.length()) {
            if (at > from) {
                parts.add(new Part(line.substring(from, at), false));
            }
            parts.add(new Part(line.substring(at, at + lowerWanted.length()), true));
            from = at + lowerWanted.length();
            at = lower.indexOf(lowerWanted, from);
        }
        if (from < line.length() || parts.isEmpty()) {
            parts.add(new Part(line.substring(from), false));
        }
        return parts;
    }
}
