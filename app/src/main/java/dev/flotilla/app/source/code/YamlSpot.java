package dev.flotilla.app.source.code;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where the caret of a YAML text stands, by indentation alone. */
public final class YamlSpot {
    /** Dashes, a key, and what follows its colon. */
    private static final Pattern ENTRY = Pattern.compile(
            "((?: *- +)* *)(?:\"([^\"]*)\"|'([^']*)'|([^\\s#\"'\\[\\]{},-][^#\"'\\[\\]{}]*?|-[^\\s#:]+)) *:(?: (.*))?");

    private static final Pattern ITEM = Pattern.compile("( *)- +(.*)|( *)-");
    private static final int FURTHEST = 20_000;

    private final String text;
    private final int caret;
    private final int lineStart;
    private final String before;

    private YamlSpot(String text, int caret) {
        this.text = text;
        this.caret = caret;
        this.lineStart = text.lastIndexOf('\n', caret - 1) + 1;
        this.before = text.substring(lineStart, caret);
    }

    /** @param caret offset in the text; lines end with line feeds */
    public static Spot at(String text, int caret) {
        return new YamlSpot(text, caret).find();
    }

    private Spot find() {
        if (inComment() || before.length() > LineLexer.LONGEST) {
            return Spot.nowhere(caret);
        }
        Matcher entry = ENTRY.matcher(before);
        if (entry.matches() && (entry.group(5) != null || before.endsWith(": "))) {
            return value(entry);
        }
        int from = 0;
        boolean item = false;
        for (Matcher dash = ITEM.matcher(before.substring(from)); dash.matches(); ) {
            item = true;
            int inner = dash.group(2) == null ? before.length() : from + dash.start(2);
            from = inner;
            dash = ITEM.matcher(before.substring(from));
            if (inner >= before.length()) {
                break;
            }
        }
        int word = from;
        while (word < before.length() && before.charAt(word) == ' ') {
            word++;
        }
        boolean quoted = word < before.length() && "\"'".indexOf(before.charAt(word)) >= 0;
        String typed = before.substring(quoted ? word + 1 : word);
        if (typed.contains(": ") || typed.contains("#")) {
            return Spot.nowhere(caret);
        }
        List<String> path = item ? above(indentOf(before) + 1, indentOf(before)) : above(word, -1);
        if (item) {
            path.add("-");
        }
        Set<String> present = item ? items(indentOf(before)) : keys(word);
        return new Spot(
                path,
                item ? Spot.What.VALUE : Spot.What.KEY,
                typed,
                lineStart + word + (quoted ? 1 : 0),
                present,
                quoted);
    }

    private boolean inComment() {
        int hash = before.indexOf('#');
        return hash == 0
                || hash > 0
                        && before.charAt(hash - 1) == ' '
                        && before.chars().filter(c -> c == '"').count() % 2 == 0;
    }

    private Spot value(Matcher entry) {
        String rest = Optional.ofNullable(entry.group(5)).orElse("");
        int column = keyColumn(entry);
        boolean item = entry.group(1).contains("-");
        List<String> path = above(item ? indentOf(before) + 1 : column, item ? indentOf(before) : -1);
        if (item) {
            path.add("-");
        }
        path.add(key(entry));
        int open = Math.max(rest.lastIndexOf('['), rest.lastIndexOf(','));
        boolean list = rest.stripLeading().startsWith("[");
        String typed = (list ? rest.substring(open + 1) : rest).stripLeading();
        if (list) {
            path.add("-");
        }
        boolean quoted = typed.startsWith("\"") || typed.startsWith("'");
        typed = quoted ? typed.substring(1) : typed;
        return new Spot(path, Spot.What.VALUE, typed, caret - typed.length(), Set.of(), quoted);
    }

    private static int keyColumn(Matcher entry) {
        return entry.end(1);
    }

    private static String key(Matcher entry) {
        return Optional.ofNullable(entry.group(2))
                .or(() -> Optional.ofNullable(entry.group(3)))
                .or(() -> Optional.ofNullable(entry.group(4)))
                .orElse("")
                .strip();
    }

    private static int indentOf(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    /**
     * Keys of the mappings around a column, from the outside in.
     *
     * @param dashes column of the items among which the caret stands; -1 for none
     */
    private List<String> above(int column, int dashes) {
        int items = dashes;
        List<String> path = new ArrayList<>();
        int limit = column;
        int end = lineStart - 1;
        for (int seen = 0; end >= 0 && limit > 0 && seen < FURTHEST; seen++) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            String line = text.substring(start, end);
            end = start - 1;
            if (line.length() > LineLexer.LONGEST
                    || line.isBlank()
                    || line.stripLeading().startsWith("#")) {
                continue;
            }
            int dash = indentOf(line);
            if (dash >= limit) {
                continue;
            }
            Matcher entry = ENTRY.matcher(line);
            boolean is = entry.matches();
            int at = is ? entry.end(1) : dash;
            if (is && at < limit) {
                boolean heads = Optional.ofNullable(entry.group(5))
                        .map(String::strip)
                        .orElse("")
                        .matches("(?:[&!]\\S+\\s*)?(?:#.*)?");
                if (heads) {
                    path.addFirst(key(entry));
                }
                limit = at;
            }
            boolean item = line.startsWith("- ", dash) || line.strip().equals("-");
            if (item && dash < limit && dash != items) {
                path.addFirst("-");
                items = dash;
                // The key of a list may stand as far out as its dashes.
                limit = dash + 1;
            }
        }
        return path;
    }

    /** Keys at the same column of the same mapping, before and behind the line. */
    private Set<String> keys(int column) {
        Set<String> found = new LinkedHashSet<>();
        walk(line -> {
            int indent = indentOf(line);
            if (indent > column || indent < column - 2) {
                return indent > column;
            }
            Matcher entry = ENTRY.matcher(line);
            boolean is = entry.matches();
            int at = is ? entry.end(1) : indent;
            if (is && at == column) {
                found.add(key(entry));
            }
            return at >= column;
        });
        return found;
    }

    private Set<String> items(int column) {
        Set<String> found = new LinkedHashSet<>();
        walk(line -> {
            Matcher item = ITEM.matcher(line);
            if (item.matches() && item.group(2) != null && item.group(1).length() == column) {
                found.add(item.group(2).strip());
            }
            return indentOf(line) >= column
                    && (indentOf(line) > column || line.stripLeading().startsWith("-"));
        });
        return found;
    }

    @FunctionalInterface
    private interface Look {
        /** Whether to go on. */
        boolean at(String line);
    }

    private void walk(Look look) {
        int end = lineStart - 1;
        boolean on = true;
        for (int seen = 0; end >= 0 && on && seen < FURTHEST; seen++) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            on = skip(start, end) || look.at(text.substring(start, end));
            end = start - 1;
        }
        int next = text.indexOf('\n', caret);
        on = true;
        for (int seen = 0; next >= 0 && on && seen < FURTHEST; seen++) {
            int start = next + 1;
            next = text.indexOf('\n', start);
            int to = next < 0 ? text.length() : next;
            on = skip(start, to) || look.at(text.substring(start, to));
        }
    }

    private boolean skip(int start, int end) {
        String line = text.substring(start, Math.min(end, start + LineLexer.LONGEST));
        return end - start > LineLexer.LONGEST
                || line.isBlank()
                || line.stripLeading().startsWith("#");
    }

    /** Names of the entries right below a key at the left margin, such as {@code services}; however broken the rest is. */
    public static List<String> below(String text, String top) {
        List<String> names = new ArrayList<>();
        boolean in = false;
        int column = 0;
        for (String line : text.split("\n", -1)) {
            if (line.isBlank() || line.charAt(0) == '#' || line.length() > LineLexer.LONGEST) {
                continue;
            }
            int indent = indentOf(line);
            if (indent == 0) {
                in = line.startsWith(top + ":");
                column = 0;
            } else if (in && (column == 0 || indent == column)) {
                Matcher entry = ENTRY.matcher(line);
                if (entry.matches()) {
                    column = indent;
                    names.add(key(entry));
                }
            }
        }
        return names;
    }
}
