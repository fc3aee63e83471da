package dev.flotilla.app.split.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A compose file that is being edited: pieces of lines are replaced and lines added, and {@link #text} gives the whole
 * with marks around what changed. Edits that the form of the file does not allow answer false and change nothing.
 */
public final class ComposeEdit {
    private static final String BOM = "\uFEFF";

    /** @param start and end within one line */
    record Change(int start, int end, String with) {}

    private final String text;
    private final boolean marked;
    private final Span.Table root;
    private final List<String> lines;
    private final int[] starts;
    private final List<Change> changes = new ArrayList<>();
    /** What comes before a line, by its number; behind the last for the number of lines. */
    private final TreeMap<Integer, List<String>> added = new TreeMap<>();

    private ComposeEdit(String text, boolean marked, Span.Table root) {
        this.text = text;
        this.marked = marked;
        this.root = root;
        this.lines = SplitMarks.lines(text);
        this.starts = new int[lines.size() + 1];
        for (int i = 0; i < lines.size(); i++) {
            starts[i + 1] = starts[i] + lines.get(i).length();
        }
    }

    /** Empty for a text that is no YAML mapping, or that is split already. */
    public static Optional<ComposeEdit> of(String text) {
        boolean marked = text.startsWith(BOM);
        String bare = marked ? text.substring(1) : text;
        return SplitMarks.isIn(bare)
                ? Optional.empty()
                : Spans.of(bare).map(root -> new ComposeEdit(bare, marked, root));
    }

    /** The value under these keys, each in the mapping of the one before; never through an alias or a merged mapping. */
    Optional<Span> at(List<String> path) {
        Optional<Span> span = Optional.of(root);
        for (String key : path) {
            span = span.flatMap(s -> s instanceof Span.Table table ? table.get(key) : Optional.empty());
        }
        return span;
    }

    /** Whether something stands under these keys in the text itself. */
    public boolean has(List<String> path) {
        return at(path).isPresent();
    }

    String raw(Span.Scalar scalar) {
        return text.substring(scalar.start(), scalar.end());
    }

    /** From 1. */
    int line(int offset) {
        return lineIndex(offset) + 1;
    }

    /** From 1, in characters. */
    int column(int offset) {
        return offset - starts[lineIndex(offset)] + 1;
    }

    boolean isInOneLine(Span span) {
        return lineIndex(span.start()) == lineIndex(Math.max(span.start(), span.end()));
    }

    /** Only within one line. */
    void replace(int start, int end, String with) {
        changes.add(new Change(start, end, with));
    }

    /** Adds a key to the mapping under a path: as its first where it stands over lines, as its last within braces. */
    public boolean put(List<String> path, String key, Object value) {
        Map<String, Object> entry = Map.of(key, value);
        return switch (at(path).orElse(null)) {
            case Span.Table table
            when table.flow() -> {
                String words = YamlForm.scalar(key) + ": " + YamlForm.flow(value);
                int behind = table.entries().isEmpty()
                        ? table.start() + 1
                        : table.entries().getLast().value().lastEnd();
                yield change(behind, behind, (table.entries().isEmpty() ? "" : ", ") + words);
            }
            case Span.Table table -> before(table.entries().getFirst().keyStart(), () -> YamlForm.lines(entry));
            case Span.Scalar scalar
            when scalar.plain() && scalar.value().isEmpty() ->
                change(scalar.start(), scalar.end(), " " + YamlForm.flow(entry));
            case null, default -> false;
        };
    }

    /** Adds an item to the list under a path, behind its last. */
    public boolean append(List<String> path, Object item) {
        return switch (at(path).orElse(null)) {
            case Span.Row row
            when row.flow() -> {
                int behind = row.items().isEmpty()
                        ? row.start() + 1
                        : row.items().getLast().lastEnd();
                yield change(behind, behind, (row.items().isEmpty() ? "" : ", ") + YamlForm.flow(item));
            }
            case Span.Row row
            when row.endsInBlockText() -> before(row.start(), () -> List.of("- " + YamlForm.flow(item)));
            case Span.Row row -> {
                int at = lineIndex(row.start());
                String indent = text.substring(starts[at], row.start());
                yield indent.isBlank()
                        && add(lineIndex(row.lastEnd()) + 1, indent, List.of("- " + YamlForm.flow(item)));
            }
            case Span.Scalar scalar
            when scalar.plain() && scalar.value().isEmpty() ->
                change(scalar.start(), scalar.end(), " [" + YamlForm.flow(item) + "]");
            case null, default -> false;
        };
    }

    /** The lines of an entry, from that of its key to the last that belongs to its value. */
    List<String> linesOf(Span.Entry entry) {
        int last = lineIndex(entry.value().lastEnd());
        int first = lineIndex(entry.keyStart());
        while (last > first && (starts[last] >= entry.value().lastEnd() || isNoValue(lines.get(last)))) {
            last--;
        }
        return lines.subList(first, last + 1);
    }

    private static boolean isNoValue(String line) {
        return line.isBlank() || line.strip().startsWith("#");
    }

    /** The text without some lines that follow one another. */
    String without(Span.Entry entry) {
        int first = lineIndex(entry.keyStart());
        int count = linesOf(entry).size();
        return (marked ? BOM : "") + text.substring(0, starts[first]) + text.substring(starts[first + count]);
    }

    /** The text with more lines behind those of an entry. */
    String with(Span.Entry entry, List<String> more) {
        int behind = starts[lineIndex(entry.keyStart()) + linesOf(entry).size()];
        String before = text.substring(0, behind);
        return (marked ? BOM : "")
                + before
                + (endsInLineEnd(before) ? "" : lineEnd())
                + String.join("", more)
                + text.substring(behind);
    }

    /** Gives a scalar under a path another value. */
    public boolean set(List<String> path, Object value) {
        return at(path).orElse(null) instanceof Span.Scalar scalar
                && isInOneLine(scalar)
                && change(
                        scalar.start(),
                        scalar.end(),
                        (scalar.start() == scalar.end() ? " " : "") + YamlForm.flow(value));
    }

    private boolean change(int start, int end, String with) {
        replace(start, end, with);
        return true;
    }

    private boolean before(int offset, Supplier<List<String>> what) {
        int line = lineIndex(offset);
        String indent = text.substring(starts[line], offset);
        return indent.isBlank() && add(line, indent, what.get());
    }

    private boolean add(int line, String indent, List<String> what) {
        List<String> all = added.computeIfAbsent(line, l -> new ArrayList<>());
        what.forEach(w -> all.add(w.isEmpty() ? "" : indent + w));
        return true;
    }

    /** As edited, with marks around what differs; the same text when nothing does. */
    public String text() {
        return text(true);
    }

    /** As edited for good: without marks. */
    public String plain() {
        return text(false);
    }

    private String text(boolean marks) {
        if (changes.isEmpty() && added.isEmpty()) {
            return (marked ? BOM : "") + text;
        }
        String end = lineEnd();
        StringBuilder out = new StringBuilder(marked ? BOM : "");
        for (int i = 0; i <= lines.size(); i++) {
            List<String> more = added.getOrDefault(i, List.of());
            String mark = more.isEmpty() ? "" : indentOf(more.getFirst());
            if (marks && !more.isEmpty()) {
                out.append(mark).append(SplitMarks.OPEN).append(end);
            }
            more.forEach(l -> out.append(l).append(end));
            if (marks && !more.isEmpty()) {
                out.append(mark).append(SplitMarks.CLOSE).append(end);
            }
            if (i < lines.size()) {
                line(i, end, marks, out);
            }
        }
        if (marks && !endsInLineEnd(text)) {
            out.append(SplitMarks.NO_END).append(end);
        }
        return out.toString();
    }

    private void line(int i, String end, boolean marks, StringBuilder out) {
        String line = endsInLineEnd(lines.get(i)) ? lines.get(i) : lines.get(i) + end;
        List<Change> here = changes.stream()
                .filter(c -> lineIndex(c.start()) == i)
                .sorted(Comparator.comparingInt(Change::start))
                .toList();
        String indent = indentOf(line);
        boolean between = marks && !here.isEmpty();
        if (between) {
            out.append(indent).append(SplitMarks.OPEN).append(end);
            out.append(indent).append(SplitMarks.WAS).append(line);
        }
        int at = 0;
        for (Change change : here) {
            out.append(line, at, change.start() - starts[i]).append(change.with());
            at = change.end() - starts[i];
        }
        out.append(line, at, line.length());
        if (between) {
            out.append(indent).append(SplitMarks.CLOSE).append(end);
        }
    }

    private static String indentOf(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return line.substring(0, at);
    }

    private static boolean endsInLineEnd(String text) {
        return text.endsWith("\n") || text.endsWith("\r");
    }

    private String lineEnd() {
        String first = lines.getFirst();
        return first.endsWith("\r\n") ? "\r\n" : first.endsWith("\r") ? "\r" : "\n";
    }

    private int lineIndex(int offset) {
        int low = 0;
        int high = lines.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
