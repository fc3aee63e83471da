package dev.flotilla.app.source;

import java.util.regex.Pattern;

/** Writes texts as YAML scalars in one line. */
final class YamlWords {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./$\\\\(][^\\x00-\\x1f\\x7f\"'#]*");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]{0,17})(?:\\.[0-9]+)?");
    /** What some reader takes for a truth, nothing, a number or a time. */
    private static final Pattern MEANS_MORE = Pattern.compile(
            "(?i)true|false|yes|no|on|off|y|n|null|~|[-+]?\\.(?:inf|nan)|[-+.0-9][-+.0-9_e:xob]*|\\d{4}-\\d\\d.*|<<|=");

    private YamlWords() {}

    /** @param quote of the text that stood there before; a blank when there was none */
    static String scalar(String text, char quote, boolean flow) {
        if (quote == '\'' && text.indexOf('\n') < 0 && text.chars().allMatch(c -> c >= ' ')) {
            return "'" + text.replace("'", "''") + "'";
        }
        if (quote == '"') {
            return quoted(text);
        }
        return isPlain(text, flow) ? text : quoted(text);
    }

    private static boolean isPlain(String text, boolean flow) {
        if (NUMBER.matcher(text).matches()) {
            return true;
        }
        boolean safe = PLAIN.matcher(text).matches()
                && !MEANS_MORE.matcher(text).matches()
                && !text.contains(": ")
                && !text.endsWith(":")
                && text.strip().equals(text);
        return safe && !(flow && text.chars().anyMatch(c -> ",[]{}:".indexOf(c) >= 0));
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
                    if (c < 0x20 || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                        out.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
