package dev.flotilla.app.ui.stacks.text;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.source.JsonPath;
import dev.flotilla.app.source.JsonText;
import dev.flotilla.app.source.YamlValue;
import dev.flotilla.app.stack.read.text.Interpolation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A preset as an object of a JSON stack. Those have no variables: what a preset demands is left empty, to be filled in, and what it
 * has a default for has that.
 */
final class GraphiumPreset {
    private GraphiumPreset() {}

    /**
     * @param type {@code @type} of the neighbours as JSON
     * @param position the next one, where neighbours have one
     * @param indent of the line on which it begins
     */
    static String written(
            String name, Preset preset, Optional<String> type, Optional<Integer> position, String indent) {
        StringBuilder yaml = new StringBuilder("services:\n  " + name + ":\n");
        preset.lines()
                .forEach(line ->
                        yaml.append("    ").append(line.replace("@", name)).append('\n'));
        ComposeText compose = ((Outcome.Ok<ComposeText>) ComposeText.read("preset", yaml.toString())).value();
        List<String> members = new ArrayList<>();
        type.ifPresent(t -> members.add("\"@type\": " + t));
        position.ifPresent(p -> members.add("\"position\": " + p));
        members.add("\"name\": " + JsonText.quoted(name));
        List<String> health = new ArrayList<>();
        for (ServiceKey key : FormText.keys()) {
            YamlValue value = plain(compose.value(name, key));
            List<String> into = key.path().getFirst().equals("healthcheck") ? health : members;
            if (!(value instanceof YamlValue.None) && !(value instanceof YamlValue.Other)) {
                String word = spelled(key);
                into.add(JsonText.quoted(word) + ": " + GraphiumValue.fresh(key, JsonPath.of(word), value));
            }
        }
        members.add("\"healthCheck\": {" + String.join(", ", health) + "}");
        String inner = indent + "  ";
        return members.stream().collect(Collectors.joining(",\n" + inner, "{\n" + inner, "\n" + indent + "}"));
    }

    private static String spelled(ServiceKey key) {
        return switch (key.word()) {
            case "restart" -> "restartPolicy";
            case "healthcheck.start_period" -> "startPeriod";
            default -> key.path().getLast();
        };
    }

    private static YamlValue plain(YamlValue value) {
        return switch (value) {
            case YamlValue.Text(String text) -> new YamlValue.Text(plain(text));
            case YamlValue.Items(List<String> items) ->
                new YamlValue.Items(items.stream().map(GraphiumPreset::plain).toList());
            case YamlValue.Pairs(Map<String, String> pairs) -> {
                Map<String, String> all = new LinkedHashMap<>();
                pairs.forEach((key, text) -> all.put(key, plain(text)));
                yield new YamlValue.Pairs(all);
            }
            case YamlValue.None none -> none;
            case YamlValue.Other other -> other;
        };
    }

    private static String plain(String text) {
        Interpolation.Result result = Interpolation.of(text, Map.of());
        return result.wrong().isPresent() ? "" : result.text();
    }
}
