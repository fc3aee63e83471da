package dev.flotilla.app.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One edit of a YAML text: whole lines, or a piece of one. */
final class YamlEdit {
    private static final String STEP = "  ";

    private final String text;
    private final YamlText of;
    private final YamlLines lines;

    YamlEdit(String text, YamlText of) {
        this.text = text;
        this.of = of;
        this.lines = new YamlLines(text);
    }

    Optional<String> remove(List<String> path) {
        Optional<YamlPart.Entry> entry = of.entry(path);
        Optional<YamlPart> parent = of.part(path.subList(0, path.size() - 1));
        if (entry.isEmpty() || !(parent.orElse(null) instanceof YamlPart.Table table)) {
            return Optional.empty();
        }
        if (table.flow() || table.shared() || holdsAnchor(entry.get().value())) {
            return Optional.empty();
        }
        if (table.entries().size() == 1 && path.size() > 1) {
            // A mapping without entries would be nothing at all; what is no more than a part of a service goes with it.
            return path.size() > 3 ? remove(path.subList(0, path.size() - 1)) : Optional.empty();
        }
        return lines.indentBefore(entry.get().keyStart()).map(indent -> cut(entry.get()));
    }

    private static boolean holdsAnchor(YamlPart part) {
        return switch (part) {
            case YamlPart.Scalar s -> s.shared();
            case YamlPart.Alias alias -> false;
            case YamlPart.Row row -> row.shared() || row.items().stream().anyMatch(YamlEdit::holdsAnchor);
            case YamlPart.Table table ->
                table.shared() || table.entries().stream().anyMatch(e -> holdsAnchor(e.value()));
        };
    }

    private int lastLine(YamlPart.Entry entry) {
        return lines.of(Math.max(
                entry.keyEnd(), Math.max(entry.keyStart(), entry.value().end() - 1)));
    }

    private String cut(YamlPart.Entry entry) {
        return text.substring(0, lines.start(lines.of(entry.keyStart())))
                + text.substring(lines.start(lastLine(entry) + 1));
    }

    Optional<String> put(List<String> path, YamlValue value) {
        Optional<YamlPart.Entry> entry = of.entry(path);
        if (entry.isPresent()) {
            return replace(entry.get(), value);
        }
        List<String> parent = path.subList(0, path.size() - 1);
        if (of.part(parent).isEmpty() && parent.size() > 1) {
            List<String> inner = written(path.getLast(), value, "");
            List<String> all = new ArrayList<>(List.of(parent.getLast() + ":"));
            inner.forEach(line -> all.add(STEP + line));
            return append(parent.subList(0, parent.size() - 1), all);
        }
        return append(parent, written(path.getLast(), value, ""));
    }

    /** Behind the last entry of a mapping over lines. */
    Optional<String> append(List<String> path, List<String> more) {
        YamlPart part = of.part(path).orElse(null);
        if (part instanceof YamlPart.Table table
                && !table.flow()
                && !table.entries().isEmpty()) {
            YamlPart.Entry last = table.entries().getLast();
            return lines.indentBefore(table.entries().getFirst().keyStart())
                    .map(indent -> insert(lastLine(last) + 1, indent, more));
        }
        boolean empty = part instanceof YamlPart.Scalar s && s.start() == s.end() && !s.shared();
        return empty && !path.isEmpty()
                ? of.entry(path)
                        .flatMap(entry -> lines.indentBefore(entry.keyStart())
                                .map(indent -> insert(lines.of(entry.keyStart()) + 1, indent + STEP, more)))
                : Optional.empty();
    }

    private String insert(int line, String indent, List<String> more) {
        int at = lines.start(line);
        String end = lines.end();
        String before = text.substring(0, at);
        boolean open = !before.isEmpty() && !before.endsWith("\n") && !before.endsWith("\r");
        String block = more.stream().map(l -> l.isEmpty() ? "" : indent + l).collect(Collectors.joining(end));
        return before + (open ? end : "") + block + (open ? "" : end) + text.substring(at);
    }

    private Optional<String> replace(YamlPart.Entry entry, YamlValue value) {
        YamlPart old = entry.value();
        if (holdsAnchor(old)) {
            return Optional.empty();
        }
        return switch (value) {
            case YamlValue.Text(String words)
            when old instanceof YamlPart.Scalar s && inOneLine(s) -> Optional.of(splice(s, words));
            case YamlValue.Items(List<String> items)
            when old instanceof YamlPart.Row row && row.flow() && inOneLine(row) ->
                Optional.of(text.substring(0, row.start()) + flow(items) + text.substring(row.end()));
            case YamlValue.Items(List<String> items)
            when old instanceof YamlPart.Row row && canEdit(row) -> items(row, items);
            case YamlValue.Pairs(Map<String, String> pairs)
            when old instanceof YamlPart.Table table && canEdit(table) -> pairs(table, pairs);
            case YamlValue.Text text -> over(entry, value);
            case YamlValue.Items items -> over(entry, value);
            case YamlValue.Pairs pairs -> over(entry, value);
            case YamlValue.None none -> Optional.empty();
            case YamlValue.Other other -> Optional.empty();
        };
    }

    private boolean inOneLine(YamlPart part) {
        return !(part instanceof YamlPart.Scalar s && s.block()) && lines.of(part.start()) == lines.of(part.end());
    }

    private boolean canEdit(YamlPart.Row row) {
        return !row.flow()
                && row.items().stream().allMatch(i -> i instanceof YamlPart.Scalar s && inOneLine(s) && !s.shared());
    }

    private boolean canEdit(YamlPart.Table table) {
        return !table.flow()
                && table.entries().stream()
                        .allMatch(e -> e.value() instanceof YamlPart.Scalar s && inOneLine(s) && !s.shared());
    }

    private String splice(YamlPart.Scalar s, String words) {
        String gap = s.start() == s.end() ? " " : "";
        return text.substring(0, s.start()) + gap + YamlWords.scalar(words, s.quote(), false) + text.substring(s.end());
    }

    private static String flow(List<String> items) {
        return items.stream().map(i -> YamlWords.scalar(i, ' ', true)).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The whole entry anew, when its form changes. */
    private Optional<String> over(YamlPart.Entry entry, YamlValue value) {
        return lines.indentBefore(entry.keyStart()).map(indent -> {
            String key = text.substring(entry.keyStart(), entry.keyEnd());
            String end = lines.end();
            int to = lines.start(lastLine(entry) + 1);
            String block = written(key, value, "").stream().map(l -> indent + l).collect(Collectors.joining(end));
            String tail = text.substring(to);
            boolean last = to == text.length() && !text.endsWith("\n") && !text.endsWith("\r");
            return text.substring(0, lines.start(lines.of(entry.keyStart()))) + block + (last ? "" : end) + tail;
        });
    }

    private static List<String> written(String key, YamlValue value, String indent) {
        List<String> all = new ArrayList<>();
        switch (value) {
            case YamlValue.Text(String words) -> all.add(indent + key + ": " + YamlWords.scalar(words, ' ', false));
            case YamlValue.Items(List<String> items) -> {
                all.add(indent + key + ":");
                items.forEach(i -> all.add(indent + STEP + "- " + YamlWords.scalar(i, ' ', false)));
            }
            case YamlValue.Pairs(Map<String, String> pairs) -> {
                all.add(indent + key + ":");
                pairs.forEach((k, v) -> all.add(indent + STEP + pair(k, v)));
            }
            case YamlValue.None none -> {}
            case YamlValue.Other other -> {}
        }
        return all;
    }

    private static String pair(String key, String value) {
        return YamlWords.scalar(key, ' ', false) + ": " + YamlWords.scalar(value, ' ', false);
    }

    /** Items before and behind what changed keep their lines, with their comments. */
    private Optional<String> items(YamlPart.Row row, List<String> wanted) {
        List<YamlPart.Scalar> now = row.items().stream()
                .filter(YamlPart.Scalar.class::isInstance)
                .map(YamlPart.Scalar.class::cast)
                .toList();
        int head = 0;
        while (head < now.size()
                && head < wanted.size()
                && now.get(head).value().equals(wanted.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < now.size() - head
                && tail < wanted.size() - head
                && now.get(now.size() - 1 - tail).value().equals(wanted.get(wanted.size() - 1 - tail))) {
            tail++;
        }
        int first = lines.of(row.items().getFirst().start());
        String start = text.substring(lines.start(first), row.items().getFirst().start());
        if (!start.strip().equals("-")) {
            return Optional.empty();
        }
        int from = head < now.size()
                ? lines.of(now.get(head).start())
                : lines.of(now.getLast().start()) + 1;
        int behind = now.size() - tail;
        int to = behind > head ? lines.of(now.get(behind - 1).start()) + 1 : from;
        String out = text.substring(0, lines.start(from)) + text.substring(lines.start(to));
        List<String> more = wanted.subList(head, wanted.size() - tail).stream()
                .map(i -> "- " + YamlWords.scalar(i, ' ', false))
                .toList();
        String indent = start.substring(0, start.indexOf('-'));
        return Optional.of(more.isEmpty() ? out : new YamlEdit(out, of).insertAt(lines.start(from), indent, more));
    }

    private String insertAt(int at, String indent, List<String> more) {
        String end = lines.end();
        String before = text.substring(0, at);
        boolean open = !before.isEmpty() && !before.endsWith("\n") && !before.endsWith("\r");
        String block = more.stream().map(l -> indent + l).collect(Collectors.joining(end));
        return before + (open ? end : "") + block + (open ? "" : end) + text.substring(at);
    }

    /** From the end to the beginning, so that places stay right. */
    private Optional<String> pairs(YamlPart.Table table, Map<String, String> wanted) {
        Optional<String> indent = lines.indentBefore(table.entries().getFirst().keyStart());
        if (indent.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> more = new LinkedHashMap<>(wanted);
        table.entries().forEach(e -> more.remove(e.key()));
        String out = text;
        if (!more.isEmpty()) {
            List<String> added = more.entrySet().stream()
                    .map(e -> pair(e.getKey(), e.getValue()))
                    .toList();
            out = insert(lastLine(table.entries().getLast()) + 1, indent.get(), added);
        }
        for (int i = table.entries().size() - 1; i >= 0; i--) {
            YamlPart.Entry entry = table.entries().get(i);
            String value = wanted.get(entry.key());
            if (value == null) {
                out = new YamlEdit(out, of).cut(entry);
            } else if (entry.value() instanceof YamlPart.Scalar s && !s.value().equals(value)) {
                out = new YamlEdit(out, of).splice(s, value);
            }
        }
        return Optional.of(out);
    }
}
