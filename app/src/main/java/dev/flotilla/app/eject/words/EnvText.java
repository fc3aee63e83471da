package dev.flotilla.app.eject.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Lines {@code NAME='value'} that a POSIX shell which sources them and compose which reads them as {@code .env} understand alike. Single
 * quotes keep everything as it is. What cannot stand in them goes into double quotes, with the four characters that mean something
 * there by way of variables, for the two do not agree on how to escape them.
 */
public final class EnvText {
    private static final Map<Character, String> BY_VARIABLE = Map.of(
            '$', "${_DOLLAR}",
            '`', "${_BACKTICK}",
            '"', "${_QUOTE}",
            '\\', "${_BACKSLASH}");

    private EnvText() {}

    /** With the values: for their owner alone. */
    public static String filled(SortedMap<String, String> values) {
        List<String> lines = new ArrayList<>();
        if (values.values().stream().anyMatch(v -> !fitsSingleQuotes(v))) {
            lines.add("_DOLLAR='$'");
            lines.add("_BACKTICK='`'");
            lines.add("_QUOTE='\"'");
            // A backslash before the closing quote would escape it for compose.
            lines.add("_BACKSLASH=\"\\\\\"");
        }
        values.forEach((name, value) -> lines.add(name + "=" + quoted(value)));
        return "# The secrets, for the scripts and compose files beside. Keep this file to yourself.\n"
                + String.join("\n", lines) + "\n";
    }

    /** Without them: what has to be filled in. */
    public static String example(SortedMap<String, String> values) {
        StringBuilder out = new StringBuilder();
        out.append("# Copy this file to .env, fill in the values, and keep that file to yourself (chmod 600 .env).\n");
        out.append("# 'Single quotes' keep a value as it is, $ and ` and line ends too.\n");
        values.forEach((name, value) -> {
            hint(value).ifPresent(h -> out.append("# ").append(h).append('\n'));
            out.append(name).append("=''\n");
        });
        return out.toString();
    }

    /** The place in a URI, without what stands before its at-sign or in its query. */
    private static Optional<String> hint(String value) {
        int scheme = value.indexOf("://");
        int at = value.lastIndexOf('@');
        boolean oneLine = value.chars().noneMatch(c -> c < ' ');
        return scheme > 0 && at > scheme && oneLine && value.length() < 500
                ? Optional.of(value.substring(0, scheme) + "://USER:PASSWORD@"
                        + value.substring(at + 1).split("[?#]", 2)[0])
                : Optional.empty();
    }

    private static boolean fitsSingleQuotes(String value) {
        return value.indexOf('\'') < 0 && !value.endsWith("\\");
    }

    private static String quoted(String value) {
        if (fitsSingleQuotes(value)) {
            return "'" + value + "'";
        }
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            String variable = BY_VARIABLE.get(value.charAt(i));
            out.append(variable == null ? String.valueOf(value.charAt(i)) : variable);
        }
        return out.append('"').toString();
    }
}
