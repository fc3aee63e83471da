package dev.flotilla.node.wire;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Writes JSON as Python's {@code json.dumps} does by default: ", " and ": " between, ASCII alone, floats as {@code repr}. The
 * originals compare digests of such text, so every byte counts.
 */
final class PythonJson {
    private PythonJson() {}

    static String dumps(JsonNode tree) {
        StringBuilder out = new StringBuilder(256);
        write(tree, false, out);
        return out.toString();
    }

    /** With the keys of every object in order of their code points. */
    static String dumpsSorted(JsonNode tree) {
        StringBuilder out = new StringBuilder(256);
        write(tree, true, out);
        return out.toString();
    }

    private static void write(JsonNode node, boolean sorted, StringBuilder out) {
        if (node.isObject()) {
            object(node, sorted, out);
        } else if (node.isArray()) {
            String between = "[";
            for (JsonNode item : node) {
                out.append(between);
                write(item, sorted, out);
                between = ", ";
            }
            out.append(node.isEmpty() ? "[]" : "]");
        } else if (node.isString()) {
            string(node.stringValue(), out);
        } else if (node.isFloatingPointNumber()) {
            out.append(number(node.doubleValue()));
        } else {
            out.append(node);
        }
    }

    private static void object(JsonNode node, boolean sorted, StringBuilder out) {
        Iterable<Map.Entry<String, JsonNode>> fields = node.properties();
        if (sorted) {
            Map<String, JsonNode> inOrder = new TreeMap<>();
            node.properties().forEach(field -> inOrder.put(field.getKey(), field.getValue()));
            fields = inOrder.entrySet();
        }
        out.append('{');
        String between = "";
        for (Map.Entry<String, JsonNode> field : fields) {
            out.append(between);
            string(field.getKey(), out);
            out.append(": ");
            write(field.getValue(), sorted, out);
            between = ", ";
        }
        out.append('}');
    }

    static void string(String text, StringBuilder out) {
        if (isPlain(text)) {
            out.append('"').append(text).append('"');
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (c >= ' ' && c <= '~') {
                        out.append(c);
                    } else {
                        out.append("\\u");
                        String hex = Integer.toHexString(c);
                        out.append("0".repeat(4 - hex.length())).append(hex);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** The shortest digits that give the number back; an exponent below 1e-4 and from 1e16 on, of two digits at least. */
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("JSON has no " + value);
        }
        double size = Math.abs(value);
        if (size == 0 || size >= 1e-4 && size < 1e16) {
            String shortest = Double.toString(value);
            if (shortest.indexOf('E') < 0) {
                return shortest;
            }
            String plain = new BigDecimal(shortest).stripTrailingZeros().toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String text = Double.toString(value);
        int e = text.indexOf('E');
        String digits = text.substring(0, e);
        if (digits.endsWith(".0")) {
            digits = digits.substring(0, digits.length() - 2);
        }
        int exponent = Integer.parseInt(text.substring(e + 1));
        String power = Integer.toString(Math.abs(exponent));
        return digits + (exponent < 0 ? "e-" : "e+") + (power.length() < 2 ? "0" + power : power);
    }
}
