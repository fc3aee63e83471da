package dev.flotilla.app.ui.stacks.text;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.source.JsonPart;
import dev.flotilla.app.source.JsonPath;
import dev.flotilla.app.source.JsonText;
import dev.flotilla.app.source.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stack in Graphium's JSON, in each of its dialects: the form's keys are found under the spelling that the file has. */
public final class GraphiumText implements FormText {
    /** How JSON stacks spell a key of the form; the first where nothing stands yet. */
    private static final Map<String, List<String>> SPELLINGS = Map.ofEntries(
            Map.entry("image", List.of("image")),
            Map.entry("ports", List.of("ports", "containerPort")),
            Map.entry("environment", List.of("environment", "environmentVariable")),
            Map.entry("volumes", List.of("volumes", "volumeMounts", "volumeMount")),
            Map.entry("restart", List.of("restartPolicy", "restart")),
            Map.entry("depends_on", List.of("dependsOn")),
            Map.entry("command", List.of("command")),
            Map.entry("entrypoint", List.of("entrypoint")),
            Map.entry("user", List.of("user")),
            Map.entry("labels", List.of("labels")),
            Map.entry("deploy.replicas", List.of("replicas")),
            Map.entry("healthcheck.test", List.of("test", "command")),
            Map.entry("healthcheck.interval", List.of("interval")),
            Map.entry("healthcheck.timeout", List.of("timeout")),
            Map.entry("healthcheck.retries", List.of("retries")),
            Map.entry("healthcheck.start_period", List.of("startPeriod")));

    private static final List<String> HEALTH = List.of("healthCheck", "healthcheck");

    /** @param at its object */
    private record Named(String name, JsonPath at) {}

    private final JsonText json;
    /** The list of services; where it would be, when there is none. */
    private final JsonPath list;

    private final List<Named> services;

    private GraphiumText(JsonText json) {
        this.json = json;
        JsonPath stack = stack(json);
        this.list = stack.then(
                json.at(stack.then("itemListElement")).isEmpty()
                                && json.at(stack.then("hasPart")).isPresent()
                        ? "hasPart"
                        : "itemListElement");
        this.services = services(json, list);
    }

    /** @return FL-3001 with the place when it is no JSON, FL-3004 when it is too long or too deep */
    public static Outcome<GraphiumText> read(String file, String text) {
        return JsonText.read(file, text).map(GraphiumText::new);
    }

    private static JsonPath stack(JsonText json) {
        JsonPath graph = JsonPath.of("@graph");
        if (json.at(graph).orElse(null) instanceof JsonPart.Row row) {
            for (int i = 0; i < row.items().size(); i++) {
                if (json.at(graph.then(i).then("hasPart")).isPresent()) {
                    return graph.then(i);
                }
            }
        }
        return JsonPath.ROOT;
    }

    private static List<Named> services(JsonText json, JsonPath list) {
        List<Named> found = new ArrayList<>();
        if (json.at(list).orElse(null) instanceof JsonPart.Row row) {
            for (int i = 0; i < row.items().size(); i++) {
                JsonPath item = list.then(i);
                boolean wrapped =
                        name(json, item).isEmpty() && json.at(item.then("item")).orElse(null) instanceof JsonPart.Table;
                JsonPath at = wrapped ? item.then("item") : item;
                name(json, at).ifPresent(name -> found.add(new Named(name, at)));
            }
        }
        return List.copyOf(found);
    }

    private static Optional<String> name(JsonText json, JsonPath at) {
        return json.at(at.then("name"))
                .or(() -> json.at(at.then("identifier")))
                .filter(JsonPart.Leaf.class::isInstance)
                .map(leaf -> ((JsonPart.Leaf) leaf).text());
    }

    @Override
    public String text() {
        return json.text();
    }

    @Override
    public List<String> services() {
        return services.stream().map(Named::name).distinct().toList();
    }

    @Override
    public boolean has(ServiceKey key) {
        return SPELLINGS.containsKey(key.word());
    }

    @Override
    public boolean interpolates() {
        return false;
    }

    /** The places where a value of the key stands; that where it would, when there is none. */
    private List<JsonPath> slots(String service, ServiceKey key) {
        Optional<JsonPath> object = services.stream()
                .filter(s -> s.name().equals(service))
                .findFirst()
                .map(Named::at);
        List<String> spelled = SPELLINGS.getOrDefault(key.word(), List.of());
        if (object.isEmpty() || spelled.isEmpty()) {
            return List.of();
        }
        JsonPath in = key.path().getFirst().equals("healthcheck") ? within(object.get(), HEALTH) : object.get();
        List<JsonPath> there = spelled.stream()
                .map(in::then)
                .filter(path -> json.at(path).isPresent())
                .toList();
        return there.isEmpty() ? List.of(in.then(spelled.getFirst())) : there;
    }

    private JsonPath within(JsonPath object, List<String> spelled) {
        return spelled.stream()
                .map(object::then)
                .filter(path -> json.at(path).isPresent())
                .findFirst()
                .orElseGet(() -> object.then(spelled.getFirst()));
    }

    @Override
    public YamlValue value(String service, ServiceKey key) {
        List<JsonPath> slots = slots(service, key);
        if (slots.size() != 1) {
            return slots.isEmpty() ? new YamlValue.None() : new YamlValue.Other();
        }
        JsonPath slot = slots.getFirst();
        if (json.at(slot).isEmpty()) {
            boolean said = key.word().equals("healthcheck.test")
                    && json.at(slot.parent()).orElse(null) instanceof JsonPart.Table health
                    && (health.member("port").isPresent()
                            || health.member("type").isPresent());
            // A port to ask is a check as well, told in words that the field does not have.
            return said ? new YamlValue.Other() : new YamlValue.None();
        }
        boolean more = key.word().equals("command")
                && json.at(slot.parent().then("args")).isPresent();
        return more
                ? new YamlValue.Other()
                : GraphiumValue.shown(key, json.at(slot).get());
    }

    @Override
    public Optional<Integer> line(String service, ServiceKey key) {
        return slots(service, key).stream()
                .filter(slot -> json.at(slot).isPresent())
                .findFirst()
                .map(slot -> json.place(slot).line());
    }

    @Override
    public String path(String service, ServiceKey key) {
        return slots(service, key).stream().findFirst().map(JsonPath::toString).orElse("");
    }

    @Override
    public Optional<FormText> set(String service, ServiceKey key, YamlValue value) {
        YamlValue before = value(service, key);
        if (before.equals(value)) {
            return Optional.of(this);
        }
        List<JsonPath> slots = slots(service, key);
        if (before instanceof YamlValue.Other || slots.size() != 1) {
            return Optional.empty();
        }
        JsonPath slot = slots.getFirst();
        JsonText edited;
        if (isNothing(value)) {
            edited = remove(slot, key);
        } else if (json.at(slot.parent()).isEmpty()) {
            edited = json.put(
                    slot.parent(),
                    "{" + JsonText.quoted(slot.last()) + ": " + GraphiumValue.fresh(key, slot, value) + "}");
        } else if (!(json.at(slot.parent()).get() instanceof JsonPart.Table)) {
            return Optional.empty();
        } else {
            edited = GraphiumValue.put(json, slot, key, value);
        }
        GraphiumText next = new GraphiumText(edited);
        YamlValue says = isNothing(value) ? new YamlValue.None() : value;
        return next.value(service, key).equals(says) ? Optional.of(next) : Optional.empty();
    }

    private static boolean isNothing(YamlValue value) {
        return switch (value) {
            case YamlValue.Text(String words) -> words.isEmpty();
            case YamlValue.Items(List<String> items) -> items.isEmpty();
            case YamlValue.Pairs(Map<String, String> pairs) -> pairs.isEmpty();
            case YamlValue.None none -> true;
            case YamlValue.Other other -> false;
        };
    }

    /** A health check without anything in it goes with its last key. */
    private JsonText remove(JsonPath slot, ServiceKey key) {
        boolean last = key.path().size() > 1
                && slot.parent().steps().size() > list.steps().size() + 1
                && json.at(slot.parent()).orElse(null) instanceof JsonPart.Table table
                && table.members().size() == 1
                && HEALTH.contains(slot.parent().last());
        return json.remove(last ? slot.parent() : slot);
    }

    @Override
    public Optional<FormText> add(String name, Preset preset) {
        if (!(json.root() instanceof JsonPart.Table)) {
            return Optional.empty();
        }
        Optional<JsonPart> row = json.at(list);
        if (row.isPresent() && !(row.get() instanceof JsonPart.Row)) {
            return Optional.empty();
        }
        int count = row.map(part -> ((JsonPart.Row) part).items().size()).orElse(0);
        JsonPath last = list.then(Math.max(0, count - 1));
        Optional<String> type = json.at(last.then("@type")).map(this::raw);
        Optional<Integer> position = json.at(last.then("position"))
                .map(this::raw)
                .filter(n -> n.matches("\\d{1,6}"))
                .map(Integer::valueOf);
        String indent = count == 0 ? "" : indentOf(json.at(last).orElseThrow().start());
        String made = GraphiumPreset.written(name, preset, type, position.map(n -> n + 1), indent);
        JsonText edited = row.isEmpty() ? json.put(list, "[" + made + "]") : json.insert(list, count, made);
        return Optional.of(new GraphiumText(edited));
    }

    private String raw(JsonPart part) {
        return json.text().substring(part.start(), part.end());
    }

    /** Blanks that the line of a value begins with. */
    private String indentOf(int offset) {
        int line = json.text().lastIndexOf('\n', offset) + 1;
        int end = line;
        while (end < offset && (json.text().charAt(end) == ' ' || json.text().charAt(end) == '\t')) {
            end++;
        }
        return json.text().substring(line, end);
    }
}
