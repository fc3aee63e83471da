package dev.flotilla.node.wire;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Fields of a stranger's JSON: present, of the right type and in range, or empty. */
final class Fields {
    private Fields() {}

    /** Not blank and at most so many characters. */
    static Optional<String> text(JsonNode json, String key, int longest) {
        JsonNode value = json.path(key);
        if (!value.isString()) {
            return Optional.empty();
        }
        String text = value.stringValue();
        return text.isBlank() || text.length() > longest ? Optional.empty() : Optional.of(text);
    }

    /** A whole number from 0 on. */
    static Optional<Long> whole(JsonNode json, String key) {
        JsonNode value = json.path(key);
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
                ? Optional.of(value.longValue())
                : Optional.empty();
    }

    /** A finite number from 0 on. */
    static Optional<Double> figure(JsonNode json, String key) {
        JsonNode value = json.path(key);
        if (!value.isNumber()) {
            return Optional.empty();
        }
        double number = value.asDouble(Double.NaN);
        return Double.isFinite(number) && number >= 0 ? Optional.of(number) : Optional.empty();
    }

    static Optional<Instant> time(JsonNode json, String key) {
        return text(json, key, 40).flatMap(PythonTime::read);
    }

    static <E extends Enum<E>> Optional<E> word(JsonNode json, String key, E[] words) {
        JsonNode value = json.path(key);
        if (value.isString()) {
            for (E word : words) {
                if (word.name().equals(value.stringValue())) {
                    return Optional.of(word);
                }
            }
        }
        return Optional.empty();
    }
}
