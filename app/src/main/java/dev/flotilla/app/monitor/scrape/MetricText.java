package dev.flotilla.app.monitor.scrape;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The text form of OpenMetrics 1.0: families one after the other, each with its type, unit and help before its samples,
 * and a mark at the end, without which a scraper takes the page for torn.
 */
final class MetricText {
    static final String CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final StringBuilder out = new StringBuilder(8192);
    private final Map<String, StringBuilder> families = new LinkedHashMap<>();
    private final Map<String, String> suffixes = new LinkedHashMap<>();

    enum Type {
        GAUGE,
        COUNTER,
        STATESET;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param unit the name ends with it; empty for none */
    void family(String name, Type type, String unit, String help) {
        StringBuilder head = new StringBuilder();
        head.append("# TYPE ").append(name).append(' ').append(type.word()).append('\n');
        if (!unit.isEmpty()) {
            head.append("# UNIT ").append(name).append(' ').append(unit).append('\n');
        }
        head.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
        families.put(name, head);
        suffixes.put(name, type == Type.COUNTER ? "_total" : "");
    }

    /** @param labels name, value, name, value; a value that is no number is left out */
    void sample(String family, double value, String... labels) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return;
        }
        StringBuilder to = families.get(family);
        if (to == null) {
            throw new IllegalArgumentException("no family " + family);
        }
        to.append(family).append(suffixes.get(family));
        for (int i = 0; i < labels.length; i += 2) {
            to.append(i == 0 ? '{' : ',')
                    .append(labels[i])
                    .append("=\"")
                    .append(escaped(labels[i + 1]))
                    .append('"');
        }
        to.append(labels.length > 0 ? "} " : " ").append(number(value)).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : new BigDecimal(Double.toString(value)).toPlainString();
    }

    /** Of a label's value and of a help text alike. Names come from outside: a quote or a line end would end the label. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> safe.append("\\\\");
                case '"' -> safe.append("\\\"");
                case '\n' -> safe.append("\\n");
                default -> {
                    boolean lonely = Character.isSurrogate(c) && !paired(text, i);
                    safe.append(Character.isISOControl(c) || lonely ? '?' : c);
                }
            }
        }
        return safe.toString();
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    String end() {
        families.values().forEach(out::append);
        return out.append("# EOF\n").toString();
    }
}
