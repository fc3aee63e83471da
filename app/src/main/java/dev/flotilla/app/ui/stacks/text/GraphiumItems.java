package dev.flotilla.app.ui.stacks.text;

import dev.flotilla.app.source.JsonPart;
import dev.flotilla.app.source.JsonPath;
import dev.flotilla.app.source.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Items of a list of a JSON stack as lines of a field: ports, mounts, dependencies, words. */
final class GraphiumItems {
    private static final List<String> INSIDE = List.of("containerPort", "portNumber", "target");
    private static final List<String> OUTSIDE = List.of("hostPort", "published");
    private static final List<String> SOURCE = List.of("source", "name", "hostPath");
    private static final List<String> TARGET = List.of("target", "mountPath", "containerPath");
    private static final Pattern PORT = Pattern.compile("(?:(\\d{1,5}):)?(\\d{1,5})(?:/(tcp|udp|sctp))?");
    private static final Pattern MOUNT = Pattern.compile("([^:]+):([^:]+)(:ro|:rw)?");

    private GraphiumItems() {}

    /** Empty for one that no line says. */
    static Optional<String> shown(ServiceKey key, JsonPart item) {
        if (item instanceof JsonPart.Leaf leaf) {
            boolean plain = leaf.kind() != JsonPart.Kind.NOTHING;
            return plain
                    ? Optional.of(key.word().equals("depends_on") ? bare(leaf.text()) : leaf.text())
                    : Optional.empty();
        }
        if (!(item instanceof JsonPart.Table table)) {
            return Optional.empty();
        }
        return switch (key.word()) {
            case "ports" -> port(table);
            case "volumes" -> mount(table);
            case "depends_on" -> any(table, List.of("@id", "name")).map(GraphiumItems::bare);
            default -> Optional.empty();
        };
    }

    private static String bare(String name) {
        return name.startsWith("container:") ? name.substring("container:".length()) : name;
    }

    static Optional<String> word(JsonPart.Table table, String key) {
        return table.member(key)
                .map(JsonPart.Member::value)
                .filter(JsonPart.Leaf.class::isInstance)
                .map(part -> (JsonPart.Leaf) part)
                .filter(leaf -> leaf.kind() != JsonPart.Kind.NOTHING)
                .map(JsonPart.Leaf::text);
    }

    private static Optional<String> any(JsonPart.Table table, List<String> keys) {
        return keys.stream().flatMap(key -> word(table, key).stream()).findFirst();
    }

    private static Optional<String> port(JsonPart.Table table) {
        if (table.member("hostIp").isPresent() || table.member("hostIP").isPresent()) {
            return Optional.empty();
        }
        // Zero says that none is fixed.
        String outside = any(table, OUTSIDE)
                .filter(port -> !port.equals("0"))
                .map(port -> port + ":")
                .orElse("");
        String protocol = word(table, "protocol")
                .filter(p -> !p.equals("tcp"))
                .map(p -> "/" + p)
                .orElse("");
        return any(table, INSIDE).map(inside -> outside + inside + protocol);
    }

    private static Optional<String> mount(JsonPart.Table table) {
        Optional<String> source = any(table, SOURCE);
        Optional<String> target = any(table, TARGET);
        boolean usual = word(table, "type")
                .map(type -> type.equals(source.filter(GraphiumItems::isPath).isPresent() ? "bind" : "volume"))
                .orElse(true);
        boolean readOnly = any(table, List.of("readOnly", "read_only"))
                .filter("true"::equals)
                .isPresent();
        return target.isEmpty() || source.isEmpty() || !usual
                ? Optional.empty()
                : Optional.of(source.get() + ":" + target.get() + (readOnly ? ":ro" : ""));
    }

    private static boolean isPath(String source) {
        return source.startsWith("/") || source.startsWith("./") || source.startsWith("../") || source.startsWith("~");
    }

    /** A line as JSON. Ports become objects, as the dialects have them; what is no port stays a text, to be told of. */
    static String written(ServiceKey key, JsonPath slot, String line) {
        Matcher port = PORT.matcher(line);
        if (key.word().equals("ports") && port.matches()) {
            String inside = slot.last().equals("containerPort") ? "portNumber" : "containerPort";
            return "{\"" + inside + "\": " + number(port.group(2))
                    + (port.group(1) == null ? "" : ", \"hostPort\": " + number(port.group(1)))
                    + (port.group(3) == null ? "" : ", \"protocol\": \"" + port.group(3) + "\"")
                    + "}";
        }
        return JsonText.quoted(line);
    }

    private static String number(String digits) {
        return Integer.toString(Integer.parseInt(digits));
    }

    /** Lines before and behind what changed keep their JSON; a line in the place of another keeps what its object has besides. */
    static JsonText put(JsonText json, JsonPath slot, ServiceKey key, JsonPart.Row row, List<String> wanted) {
        List<String> now = new ArrayList<>();
        row.items().forEach(item -> now.add(shown(key, item).orElse("")));
        int head = 0;
        while (head < Math.min(now.size(), wanted.size()) && now.get(head).equals(wanted.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(now.size(), wanted.size()) - head
                && now.get(now.size() - 1 - tail).equals(wanted.get(wanted.size() - 1 - tail))) {
            tail++;
        }
        JsonText edited = json;
        int both = Math.min(now.size(), wanted.size()) - tail;
        for (int i = now.size() - tail - 1; i >= both; i--) {
            edited = edited.remove(slot.then(i));
        }
        for (int i = head; i < both; i++) {
            edited = replaced(edited, slot, i, key, wanted.get(i));
        }
        for (int i = Math.max(both, head); i < wanted.size() - tail; i++) {
            edited = edited.insert(slot, i, written(key, slot, wanted.get(i)));
        }
        return edited;
    }

    private static JsonText replaced(JsonText json, JsonPath slot, int index, ServiceKey key, String line) {
        JsonPath at = slot.then(index);
        if (!(json.at(at).orElse(null) instanceof JsonPart.Table table)) {
            return json.put(
                    at,
                    json.at(at).orElse(null) instanceof JsonPart.Leaf leaf
                            ? GraphiumValue.leaf(leaf, line)
                            : written(key, slot, line));
        }
        Matcher port = PORT.matcher(line);
        Matcher mount = MOUNT.matcher(line);
        if (key.word().equals("ports") && port.matches()) {
            JsonText next = field(json, at, table, INSIDE, Optional.of(number(port.group(2))));
            next = field(
                    next, at, table, OUTSIDE, Optional.ofNullable(port.group(1)).map(GraphiumItems::number));
            return field(
                    next,
                    at,
                    table,
                    List.of("protocol"),
                    Optional.ofNullable(port.group(3)).map(JsonText::quoted));
        }
        if (key.word().equals("volumes") && mount.matches()) {
            JsonText next = field(json, at, table, SOURCE, Optional.of(JsonText.quoted(mount.group(1))));
            next = field(next, at, table, TARGET, Optional.of(JsonText.quoted(mount.group(2))));
            boolean readOnly = ":ro".equals(mount.group(3));
            boolean said = table.member("readOnly").isPresent()
                    || table.member("read_only").isPresent();
            next = readOnly || said
                    ? field(next, at, table, List.of("readOnly", "read_only"), Optional.of(Boolean.toString(readOnly)))
                    : next;
            String kind = isPath(mount.group(1)) ? "bind" : "volume";
            return table.member("type").isPresent() ? next.put(at.then("type"), JsonText.quoted(kind)) : next;
        }
        if (key.word().equals("depends_on")) {
            return field(json, at, table, List.of("@id", "name"), Optional.of(JsonText.quoted(line)));
        }
        return json.put(at, written(key, slot, line));
    }

    /** Under the spelling that is there, and nothing where it says the same already. */
    private static JsonText field(
            JsonText json, JsonPath at, JsonPart.Table table, List<String> spelled, Optional<String> value) {
        Optional<String> there =
                spelled.stream().filter(key -> table.member(key).isPresent()).findFirst();
        if (value.isEmpty()) {
            return there.map(key -> json.remove(at.then(key))).orElse(json);
        }
        String plain = value.get().startsWith("\"")
                ? value.get().substring(1, value.get().length() - 1)
                : value.get();
        if (there.flatMap(key -> word(table, key)).filter(plain::equals).isPresent()) {
            return json;
        }
        return json.put(at.then(there.orElse(spelled.getFirst())), value.get());
    }
}
