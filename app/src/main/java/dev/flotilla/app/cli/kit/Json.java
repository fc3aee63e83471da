package dev.flotilla.app.cli.kit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Writes JSON (RFC 8259), indented by two blanks. Fifty lines of our own, because a command that prints five values
 * should not wait for a library to load. Values are texts, numbers, booleans, nodes, maps, iterables and optionals of
 * these; an empty optional is {@code null}, and so is a number that JSON cannot tell (NaN, infinite).
 */
public final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    /** An object whose keys keep their order. */
    public static final class Node {
        private final Map<String, Object> values = new LinkedHashMap<>();

        private Node() {}

        public Node put(String key, Object value) {
            values.put(key, value);
            return this;
        }

        /** Puts the value when there is one; leaves the key away otherwise. */
        public Node putIf(String key, Optional<?> value) {
            value.ifPresent(v -> values.put(key, v));
            return this;
        }

        public Map<String, Object> values() {
            return Collections.unmodifiableMap(values);
        }
    }

    public static Node object() {
        return new Node();
    }

    public static String write(Object value) {
        Json json = new Json();
        json.value(value, 0);
        return json.out.toString();
    }

    private void value(Object value, int depth) {
        switch (value) {
            case Node node -> object(node.values, depth);
            case Map<?, ?> map -> object(map, depth);
            case Iterable<?> list -> list(list, depth);
            case Boolean b -> out.append(b);
            case Optional<?> o -> o.ifPresentOrElse(v -> value(v, depth), () -> out.append("null"));
            case OptionalInt o -> out.append(o.isPresent() ? Integer.toString(o.getAsInt()) : "null");
            case OptionalLong o -> out.append(o.isPresent() ? Long.toString(o.getAsLong()) : "null");
            case OptionalDouble o -> out.append(o.isPresent() ? number(o.getAsDouble()) : "null");
            case Double d -> out.append(number(d));
            case Float f -> out.append(number(f));
            case Number n -> out.append(n);
            case CharSequence text -> text(text);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    /** Whole numbers without a fraction, as people write them. */
    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "null";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private void object(Map<?, ?> map, int depth) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        String before = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(before);
            newLine(depth + 1);
            text(entry.getKey().toString());
            out.append(": ");
            value(entry.getValue(), depth + 1);
            before = ",";
        }
        newLine(depth);
        out.append('}');
    }

    private void list(Iterable<?> list, int depth) {
        String before = "[";
        for (Object each : list) {
            out.append(before);
            newLine(depth + 1);
            value(each, depth + 1);
            before = ",";
        }
        if (before.equals("[")) {
            out.append("[]");
        } else {
            newLine(depth);
            out.append(']');
        }
    }

    private void newLine(int depth) {
        out.append('\n').repeat("  ", depth);
    }

    private void text(CharSequence text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean lonely = Character.isSurrogate(c) && !paired(text, i);
                    if (c < 0x20 || c == 0x7f || lonely) {
                        out.append("\\u").append(String.format("%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean paired(CharSequence text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
