package dev.flotilla.app.source;

import java.util.ArrayList;
import java.util.List;

/** The way to a value: keys of objects, and numbers from 0 in lists. */
public record JsonPath(List<String> steps) {
    public static final JsonPath ROOT = new JsonPath(List.of());

    public JsonPath {
        steps = List.copyOf(steps);
    }

    public static JsonPath of(String... steps) {
        return new JsonPath(List.of(steps));
    }

    public JsonPath then(String key) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(key);
        return new JsonPath(longer);
    }

    public JsonPath then(int index) {
        return then(Integer.toString(index));
    }

    public JsonPath parent() {
        return new JsonPath(steps.subList(0, steps.size() - 1));
    }

    public String last() {
        return steps.getLast();
    }

    /** {@code peers[0].host}. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        for (String step : steps) {
            if (!step.isEmpty() && step.chars().allMatch(Character::isDigit)) {
                words.append('[').append(step).append(']');
            } else {
                words.append(words.isEmpty() ? "" : ".").append(step);
            }
        }
        return words.toString();
    }
}
