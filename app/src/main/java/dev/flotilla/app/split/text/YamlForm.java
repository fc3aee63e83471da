package dev.flotilla.app.split.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes what is added: maps, lists, texts and numbers, either over lines or in one line. */
final class YamlForm {
    /** Words that need no quotes: nothing that YAML could take for a number, a truth or a mark. */
    private static final Pattern BARE =
            Pattern.compile("[A-Za-z_./-][A-Za-z0-9_./:@-]*[A-Za-z0-9_/]|[A-Za-z]|[0-9]{1,4}[smh]");

    private static final Pattern TAKEN =
            Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|[-.].*|[0-9a-f]+:.*|.*: .*");

    private YamlForm() {}

    /** The lines of a mapping's entries, without indentation of the first level. */
    static List<String> lines(Map<String, ?> table) {
        List<String> lines = new ArrayList<>();
        table.forEach((key, value) -> entry(key, value, lines));
        return lines;
    }

    private static void entry(String key, Object value, List<String> lines) {
        switch (value) {
            case Map<?, ?> map
            when map.size() > 1 || holdsMore(map) -> {
                lines.add(scalar(key) + ":");
                map.forEach((k, v) -> {
                    List<String> inner = new ArrayList<>();
                    entry(k.toString(), v, inner);
                    inner.forEach(l -> lines.add("  " + l));
                });
            }
            case String text
            when text.contains("\n") -> {
                lines.add(scalar(key) + ": |");
                text.lines().forEach(l -> lines.add(l.isEmpty() ? "" : "  " + l));
            }
            default -> lines.add(scalar(key) + ": " + flow(value));
        }
    }

    private static boolean holdsMore(Map<?, ?> map) {
        return map.values().stream()
                .anyMatch(v -> v instanceof Map<?, ?> || v.toString().contains("\n"));
    }

    /** In one line. */
    static String flow(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                List<String> parts = new ArrayList<>();
                map.forEach((k, v) -> parts.add(scalar(k.toString()) + ": " + flow(v)));
                yield "{" + String.join(", ", parts) + "}";
            }
            case List<?> list ->
                "[" + String.join(", ", list.stream().map(YamlForm::flow).toList()) + "]";
            case Integer number -> number.toString();
            default -> scalar(value.toString());
        };
    }

    /** Bare where that is safe, else in double quotes. */
    static String scalar(String text) {
        return BARE.matcher(text).matches() && !TAKEN.matcher(text).matches() ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\x").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
