package dev.flotilla.app.eject.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.eject.BundleFile;
import dev.flotilla.app.eject.Project;
import dev.flotilla.app.eject.write.Ejection;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.monitor.config.NodeImport;
import dev.flotilla.app.source.JsonPath;
import dev.flotilla.app.source.JsonText;
import dev.flotilla.app.source.YamlText;
import dev.flotilla.app.source.YamlValue;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.stack.read.draft.SideFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Documents by chance: read, edited, read again. What was set is there, all other values are as they were, and so is what
 * nobody of us knows, comments among it.
 */
class GeneratedDocumentsTest {
    private static final int MANY = 200;
    private static final List<String> IMAGES = List.of("nginx:1.25", "redis:7", "my/app:v2", "busybox");

    private static <T> T ok(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.problems());
        };
    }

    private static List<Service> services(String name, String text) {
        return ok(StackText.of(name, Path.of("/srv/x"), text.getBytes(StandardCharsets.UTF_8), Map.of())
                        .then(new StackReader(SideFiles.NONE)::read))
                .stack()
                .services();
    }

    private static String pick(Random random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static String some(Random random, int most, IntFunction<String> line) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(line.apply(i));
        }
        return text.toString();
    }

    private static String compose(Random random, int count) {
        StringBuilder text =
                new StringBuilder("# stack " + random.nextInt(1000) + "\nx-ours: {keep:   [1, 2]}\nservices:\n");
        for (int i = 0; i < count; i++) {
            text.append("  s").append(i).append(":  # service ").append(i).append('\n');
            text.append("    image: ").append(pick(random, IMAGES)).append("   # pinned\n");
            text.append(random.nextBoolean() ? "    # who cares for it\n    x-team: {name:  'a b'}\n" : "");
            int door = 8000 + 100 * i;
            String ports = some(random, 3, n -> "      - \"" + (door + n) + ":80\"  # door " + n + "\n");
            text.append(ports.isEmpty() ? "" : "    ports:\n" + ports);
            String env = random.nextBoolean()
                    ? some(random, 3, n -> "      V" + n + ": \"v " + n + "\"\n")
                    : some(random, 3, n -> "      - V" + n + "=v " + n + "\n");
            text.append(env.isEmpty() ? "" : "    environment:\n" + env);
            text.append(random.nextInt(3) == 0 ? "    command: [\"a\",   \"b c\"]\n" : "");
        }
        return text.append("volumes:\n  kept: {}\n").toString();
    }

    @Test
    void composeFiles() {
        for (int seed = 0; seed < MANY; seed++) {
            Random random = new Random(seed);
            int count = 1 + random.nextInt(4);
            String text = compose(random, count);
            YamlText before = ok(YamlText.read("c.yml", text));
            String chosen = "s" + random.nextInt(count);
            List<String> path = List.of("services", chosen, "image");
            YamlValue was = before.value(path);

            YamlText edited = before.set(path, new YamlValue.Text("edited:9")).orElseThrow();

            assertThat(before.text()).isEqualTo(text);
            assertThat(edited.value(path)).isEqualTo(new YamlValue.Text("edited:9"));
            assertThat(comments(edited.text())).as("seed %d", seed).isEqualTo(comments(text));
            assertThat(edited.text()).contains("x-ours: {keep:   [1, 2]}");
            List<Service> then = services("c.yml", edited.text());
            List<Service> first = services("c.yml", text);
            for (int i = 0; i < count; i++) {
                if (then.get(i).name().equals(chosen)) {
                    assertThat(then.get(i).image()).isEqualTo("edited:9");
                    assertThat(then.get(i).environment()).isEqualTo(first.get(i).environment());
                } else {
                    assertThat(then.get(i)).as("seed %d", seed).isEqualTo(first.get(i));
                }
            }
            assertThat(edited.set(path, was).orElseThrow().text())
                    .as("seed %d", seed)
                    .isEqualTo(text);
        }
    }

    private static List<String> comments(String text) {
        return text.lines()
                .filter(l -> l.contains("# "))
                .map(l -> l.substring(l.indexOf("# ")))
                .toList();
    }

    private static String graph(Random random, int count) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add("    {\"@type\": \"SoftwareApplication\",  \"position\": " + (i + 1) + ", \"name\": \"s" + i
                    + "\", \"image\": \"" + pick(random, IMAGES) + "\", \"x-note\": {\"keep\":   " + random.nextInt(99)
                    + "}, \"environment\": {\"A\": \"" + random.nextInt(9) + "\"}}");
        }
        return "{\n  \"@context\": \"https://schema.org\",\n  \"@type\": \"ItemList\",\n  \"name\": \"g\",\n"
                + "  \"deployment\": {\"mode\": \"multi-host\", \"placementStrategy\": \"spread\"},\n"
                + "  \"itemListElement\": [\n" + String.join(",\n", items) + "\n  ]\n}\n";
    }

    @Test
    void stacksOfTheGraph() {
        for (int seed = 0; seed < MANY; seed++) {
            Random random = new Random(seed);
            int count = 1 + random.nextInt(5);
            String text = graph(random, count);
            JsonText before = ok(JsonText.read("g.json", text));
            int chosen = random.nextInt(count);
            JsonPath path = JsonPath.of("itemListElement")
                    .then(chosen)
                    .then("environment")
                    .then("A");
            String was = text.substring(
                    before.at(path).orElseThrow().start(),
                    before.at(path).orElseThrow().end());

            JsonText edited = before.put(path, "\"edited\"");

            List<Service> first = services("g.json", text);
            List<Service> then = services("g.json", edited.text());
            for (int i = 0; i < count; i++) {
                if (i == chosen) {
                    assertThat(then.get(i).environment()).hasToString("{A=edited}");
                } else {
                    assertThat(then.get(i).environment()).isEqualTo(first.get(i).environment());
                    assertThat(then.get(i).image()).isEqualTo(first.get(i).image());
                }
            }
            assertThat(count("\"x-note\": {\"keep\":   ", edited.text())).isEqualTo(count);
            assertThat(edited.put(path, was).text()).as("seed %d", seed).isEqualTo(text);
        }
    }

    private static int count(String part, String text) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    @Test
    void settingsOfCanarySystems() {
        for (int seed = 0; seed < MANY; seed++) {
            Random random = new Random(seed);
            Fleet fleet = Fleet.EMPTY;
            int count = 1 + random.nextInt(20);
            for (int i = 0; i < count; i++) {
                String id = "node-" + (char) ('a' + i);
                String host =
                        random.nextInt(4) == 0 ? "n" + i + ".example.org" : "192.0.2." + (1 + random.nextInt(250));
                int control = 60_001 + random.nextInt(500);
                Node node = Node.of(id, host)
                        .withPorts(Node.USUAL_HEARTBEAT_PORT, 0, control)
                        .withHttp(Optional.of("http://" + host + ":" + (50_051 + random.nextInt(500))))
                        .withKind(Node.Kind.CANARY)
                        .withNodeId(Optional.of(id));
                if (FleetRules.apply(fleet, new FleetEdit.AddNode(node)) instanceof Outcome.Ok<Fleet>(Fleet next)) {
                    fleet = next;
                }
            }

            String script = Ejection.of(new Project(fleet, List.of(), List.of(), Map.of()), false)
                    .file("canary/deploy.sh")
                    .map(BundleFile::text)
                    .orElseThrow();

            assertThat(ok(NodeImport.read("deploy.sh", script, Optional.empty())))
                    .as("seed %d", seed)
                    .isEqualTo(fleet.nodes());
        }
    }
}
