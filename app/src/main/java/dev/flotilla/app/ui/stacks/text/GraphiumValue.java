package dev.flotilla.app.ui.stacks.text;

import dev.flotilla.app.source.JsonPart;
import dev.flotilla.app.source.JsonPath;
import dev.flotilla.app.source.JsonText;
import dev.flotilla.app.source.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Between a value of a JSON stack and what a field shows of it; an edit changes what differs and nothing beside it. */
final class GraphiumValue {
    private static final List<String> NUMBERS = List.of("healthcheck.retries", "deploy.replicas");

    private GraphiumValue() {}

    static YamlValue shown(ServiceKey key, JsonPart part) {
        return switch (part) {
            case JsonPart.Leaf leaf ->
                switch (key.word()) {
                    case "depends_on" -> new YamlValue.Items(List.of(bare(leaf.text())));
                    case "ports", "volumes", "environment", "labels" -> new YamlValue.Other();
                    default ->
                        leaf.kind() == JsonPart.Kind.NOTHING ? new YamlValue.Other() : new YamlValue.Text(leaf.text());
                };
            case JsonPart.Row row -> row(key, row);
            case JsonPart.Table table ->
                switch (key.word()) {
                    case "environment", "labels" -> pairs(table);
                    case "depends_on" ->
                        GraphiumItems.shown(key, table)
                                .<YamlValue>map(name -> new YamlValue.Items(List.of(name)))
                                .orElseGet(YamlValue.Other::new);
                    default -> new YamlValue.Other();
                };
        };
    }

    /** Services may be named as containers. */
    private static String bare(String name) {
        return name.startsWith("container:") ? name.substring("container:".length()) : name;
    }

    private static YamlValue pairs(JsonPart.Table table) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (JsonPart.Member member : table.members()) {
            if (!(member.value() instanceof JsonPart.Leaf leaf) || pairs.containsKey(member.key())) {
                return new YamlValue.Other();
            }
            pairs.put(member.key(), leaf.kind() == JsonPart.Kind.NOTHING ? "" : leaf.text());
        }
        return new YamlValue.Pairs(pairs);
    }

    private static YamlValue row(ServiceKey key, JsonPart.Row row) {
        boolean named = key.form() == ServiceKey.Form.PAIRS
                && !row.items().isEmpty()
                && row.items().stream().allMatch(JsonPart.Table.class::isInstance);
        if (named) {
            return named(row);
        }
        List<String> items = new ArrayList<>();
        for (JsonPart item : row.items()) {
            Optional<String> words = GraphiumItems.shown(key, item);
            if (words.isEmpty()) {
                return new YamlValue.Other();
            }
            items.add(words.get());
        }
        return new YamlValue.Items(items);
    }

    /** Objects of a name and a value each. */
    private static YamlValue named(JsonPart.Row row) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (JsonPart item : row.items()) {
            Optional<String> name = GraphiumItems.word((JsonPart.Table) item, "name");
            if (name.isEmpty() || pairs.containsKey(name.get())) {
                return new YamlValue.Other();
            }
            pairs.put(
                    name.get(),
                    GraphiumItems.word((JsonPart.Table) item, "value").orElse(""));
        }
        return new YamlValue.Pairs(pairs);
    }

    /** Of a key that nothing stands under yet. */
    static String fresh(ServiceKey key, JsonPath slot, YamlValue value) {
        return switch (value) {
            case YamlValue.Text(String words) ->
                NUMBERS.contains(key.word()) && words.matches("\\d{1,9}") ? words : JsonText.quoted(words);
            case YamlValue.Items(List<String> items) ->
                items.stream()
                        .map(item -> GraphiumItems.written(key, slot, item))
                        .collect(Collectors.joining(", ", "[", "]"));
            case YamlValue.Pairs(Map<String, String> pairs)
            when slot.last().equals("environmentVariable") ->
                pairs.entrySet().stream()
                        .map(e -> object(e.getKey(), e.getValue()))
                        .collect(Collectors.joining(", ", "[", "]"));
            case YamlValue.Pairs(Map<String, String> pairs) ->
                pairs.entrySet().stream()
                        .map(e -> JsonText.quoted(e.getKey()) + ": " + JsonText.quoted(e.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case YamlValue.None none -> "null";
            case YamlValue.Other other -> "null";
        };
    }

    private static String object(String name, String value) {
        return "{\"name\": " + JsonText.quoted(name) + ", \"value\": " + JsonText.quoted(value) + "}";
    }

    /** @param slot in an object that is there */
    static JsonText put(JsonText json, JsonPath slot, ServiceKey key, YamlValue value) {
        Optional<JsonPart> old = json.at(slot);
        if (old.isEmpty()) {
            return json.put(slot, fresh(key, slot, value));
        }
        return switch (value) {
            case YamlValue.Text(String words)
            when old.get() instanceof JsonPart.Leaf leaf -> json.put(slot, leaf(leaf, words));
            case YamlValue.Items(List<String> items)
            when old.get() instanceof JsonPart.Row row -> GraphiumItems.put(json, slot, key, row, items);
            case YamlValue.Pairs(Map<String, String> pairs)
            when old.get() instanceof JsonPart.Table table -> members(json, slot, table, pairs);
            case YamlValue.Pairs(Map<String, String> pairs)
            when old.get() instanceof JsonPart.Row row -> objects(json, slot, row, pairs);
            case YamlValue.Text text -> json.put(slot, fresh(key, slot, value));
            case YamlValue.Items items -> json.put(slot, fresh(key, slot, value));
            case YamlValue.Pairs pairs -> json.put(slot, fresh(key, slot, value));
            case YamlValue.None none -> json;
            case YamlValue.Other other -> json;
        };
    }

    /** A number stays one as long as it is one. */
    static String leaf(JsonPart.Leaf old, String words) {
        boolean bare = old.kind() == JsonPart.Kind.NUMBER && words.matches("0|[1-9]\\d{0,14}(\\.\\d{1,9})?")
                || old.kind() == JsonPart.Kind.FLAG && (words.equals("true") || words.equals("false"));
        return bare ? words : JsonText.quoted(words);
    }

    private static JsonText members(JsonText json, JsonPath slot, JsonPart.Table table, Map<String, String> pairs) {
        JsonText now = json;
        for (JsonPart.Member member : table.members()) {
            String wanted = pairs.get(member.key());
            JsonPath at = slot.then(member.key());
            if (wanted == null) {
                now = now.remove(at);
            } else if (member.value() instanceof JsonPart.Leaf leaf
                    && !(leaf.kind() == JsonPart.Kind.NOTHING && wanted.isEmpty())
                    && !leaf.text().equals(wanted)) {
                now = now.put(at, leaf(leaf, wanted));
            }
        }
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            if (table.member(pair.getKey()).isEmpty()) {
                now = now.put(slot.then(pair.getKey()), JsonText.quoted(pair.getValue()));
            }
        }
        return now;
    }

    private static JsonText objects(JsonText json, JsonPath slot, JsonPart.Row row, Map<String, String> pairs) {
        JsonText now = json;
        Map<String, String> more = new LinkedHashMap<>(pairs);
        for (int i = row.items().size() - 1; i >= 0; i--) {
            if (!(row.items().get(i) instanceof JsonPart.Table object)) {
                continue;
            }
            String name = GraphiumItems.word(object, "name").orElse("");
            String wanted = more.remove(name);
            if (wanted == null) {
                now = now.remove(slot.then(i));
            } else if (!wanted.equals(GraphiumItems.word(object, "value").orElse(""))) {
                String next = object.member("value")
                        .map(JsonPart.Member::value)
                        .filter(JsonPart.Leaf.class::isInstance)
                        .map(leaf -> leaf((JsonPart.Leaf) leaf, wanted))
                        .orElseGet(() -> JsonText.quoted(wanted));
                now = now.put(slot.then(i).then("value"), next);
            }
        }
        for (Map.Entry<String, String> pair : more.entrySet()) {
            now = now.put(slot.then(JsonText.LAST), object(pair.getKey(), pair.getValue()));
        }
        return now;
    }
}
