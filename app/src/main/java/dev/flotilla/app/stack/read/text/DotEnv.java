package dev.flotilla.app.stack.read.text;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code .env} and {@code env_file} texts: {@code KEY=value} a line, with quotes, comments and variables. */
public final class DotEnv {
    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*[=:]\\s*(.*)");
    private static final Pattern NAME_ONLY = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)");

    private DotEnv() {}

    /** Either values in their order, or the first line that is none, counted from 1. */
    public record Read(Map<String, String> values, Optional<Integer> wrongLine) {}

    /** @param environment what variables in the values stand for, besides earlier lines */
    public static Read read(String text, Map<String, String> environment) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> known = new HashMap<>(environment);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher entry = LINE.matcher(line);
            if (entry.matches()) {
                int last = lastLine(lines, i, entry.group(2));
                String raw = entry.group(2);
                if (last > i) {
                    // Blanks at the end of a line belong to a value that goes on.
                    Matcher whole = LINE.matcher(lines.get(i).stripLeading());
                    raw = (whole.matches() ? whole.group(2) : raw) + "\n"
                            + String.join("\n", lines.subList(i + 1, last + 1));
                }
                String value = value(raw, known);
                i = last;
                values.put(entry.group(1), value);
                known.putIfAbsent(entry.group(1), value);
                continue;
            }
            Matcher name = NAME_ONLY.matcher(line);
            if (!name.matches()) {
                return new Read(values, Optional.of(i + 1));
            }
            Optional.ofNullable(environment.get(name.group(1))).ifPresent(v -> values.put(name.group(1), v));
        }
        return new Read(values, Optional.empty());
    }

    /** Where the quote that begins a value is closed: a value may go over several lines. The same line where it never is. */
    private static int lastLine(List<String> lines, int at, String raw) {
        char quote = raw.isEmpty() ? ' ' : raw.charAt(0);
        if (quote != '\'' && quote != '"') {
            return at;
        }
        StringBuilder text = new StringBuilder(raw);
        for (int last = at; last < lines.size(); last++) {
            if (last > at) {
                text.append('\n').append(lines.get(last));
            }
            String sofar = text.toString();
            if (quote == '"' ? closingQuote(sofar) >= 0 : sofar.indexOf('\'', 1) >= 0) {
                return last;
            }
        }
        return at;
    }

    private static String value(String raw, Map<String, String> known) {
        if (raw.startsWith("'")) {
            int end = raw.indexOf('\'', 1);
            return end < 0 ? raw : raw.substring(1, end);
        }
        if (raw.startsWith("\"")) {
            int end = closingQuote(raw);
            return end < 0 ? raw : expanded(unescaped(raw.substring(1, end)), known);
        }
        int comment = raw.startsWith("#") ? 0 : raw.indexOf(" #");
        return expanded((comment < 0 ? raw : raw.substring(0, comment)).strip(), known);
    }

    /** A text in which a dollar sign is no variable stays as it is. */
    private static String expanded(String text, Map<String, String> known) {
        Interpolation.Result result = Interpolation.of(text, known);
        return result.wrong().isPresent() ? text : result.text();
    }

    private static int closingQuote(String raw) {
        for (int i = 1; i < raw.length(); i++) {
            if (raw.charAt(i) == '\\') {
                i++;
            } else if (raw.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char next = text.charAt(++i);
            switch (next) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case '"', '\\' -> out.append(next);
                case '$' -> out.append("$$");
                default -> out.append(c).append(next);
            }
        }
        return out.toString();
    }
}
