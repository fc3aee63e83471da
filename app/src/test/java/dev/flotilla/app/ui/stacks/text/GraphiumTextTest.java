package dev.flotilla.app.ui.stacks.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.source.YamlValue;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphiumTextTest {
    static final String SHOP = """
            {
              "@type" : "ItemList",
              "name": "shop", "x": 1.50,
              "itemListElement": [
                {"@type": "SoftwareApplication", "position": 1, "name": "web",
                 "image":"nginx:1", "ports": [ {"containerPort": 80, "hostPort": 8085, "name": "http"}, {"containerPort": 443} ],
                 "environment": {"A": "b", "N": 5}, "restartPolicy": "always" },
                {"@type": "SoftwareApplication", "position": 2, "name": "db", "image": "postgres:14",
                 "healthCheck": {"type": "tcp", "port": 5432}}
              ]
            }
            """;
    private static final String GRAPH = """
            {"@graph": [{"@id": "x"}, {"name": "s", "hasPart": [{"name": "a", "image": "b:1",
              "containerPort": [{"portNumber": 80, "protocol": "udp"}],
              "environmentVariable": [{"@type": "V", "name": "K", "value": "v"}],
              "volumeMount": [{"name": "data", "mountPath": "/data", "readOnly": true}],
              "dependsOn": [{"@id": "container:c"}]}, {"name": "c", "image": "d:1"}]}]}
            """;

    private static GraphiumText of(String text) {
        return ((Outcome.Ok<GraphiumText>) GraphiumText.read("shop.json", text)).value();
    }

    static ServiceKey key(String word) {
        return FormText.keys().stream()
                .filter(k -> k.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> set(String text, String service, String key, YamlValue value) {
        return of(text).set(service, key(key), value).map(FormText::text);
    }

    @Test
    void theFormShowsWhatEachDialectSays() {
        GraphiumText shop = of(SHOP);
        assertThat(shop.services()).containsExactly("web", "db");
        assertThat(shop.value("web", key("ports"))).isEqualTo(new YamlValue.Items(List.of("8085:80", "443")));
        assertThat(shop.value("web", key("environment"))).isEqualTo(new YamlValue.Pairs(Map.of("A", "b", "N", "5")));
        assertThat(shop.value("web", key("restart"))).isEqualTo(new YamlValue.Text("always"));
        assertThat(shop.value("db", key("healthcheck.test"))).isEqualTo(new YamlValue.Other());
        assertThat(shop.has(key("cap_add"))).isFalse();
        assertThat(shop.line("web", key("image"))).contains(6);
        GraphiumText graph = of(GRAPH);
        assertThat(graph.value("a", key("ports"))).isEqualTo(new YamlValue.Items(List.of("80/udp")));
        assertThat(graph.value("a", key("environment"))).isEqualTo(new YamlValue.Pairs(Map.of("K", "v")));
        assertThat(graph.value("a", key("volumes"))).isEqualTo(new YamlValue.Items(List.of("data:/data:ro")));
        assertThat(graph.value("a", key("depends_on"))).isEqualTo(new YamlValue.Items(List.of("c")));
        assertThat(graph.path("a", key("ports"))).isEqualTo("@graph[1].hasPart[0].containerPort");
    }

    @Test
    void anEditChangesItsValueAndNothingElse() {
        assertThat(set(SHOP, "web", "image", new YamlValue.Text("nginx:2")))
                .contains(SHOP.replace("nginx:1", "nginx:2"));
        assertThat(set(SHOP, "web", "ports", new YamlValue.Items(List.of("9090:80", "443"))))
                .contains(SHOP.replace("8085", "9090"));
        assertThat(set(SHOP, "web", "ports", new YamlValue.Items(List.of("8085:80", "53:53/udp", "443"))))
                .contains(SHOP.replace(
                        "{\"containerPort\": 443}",
                        "{\"containerPort\": 53, \"hostPort\": 53, \"protocol\": \"udp\"}, {\"containerPort\": 443}"));
        assertThat(set(SHOP, "web", "environment", new YamlValue.Pairs(Map.of("A", "b", "N", "6"))))
                .contains(SHOP.replace("\"N\": 5", "\"N\": 6"));
        assertThat(set(SHOP, "web", "restart", new YamlValue.Text("")))
                .contains(SHOP.replace(", \"restartPolicy\": \"always\"", ""));
        assertThat(set(GRAPH, "a", "ports", new YamlValue.Items(List.of("81/udp"))))
                .contains(GRAPH.replace("80,", "81,"));
        assertThat(set(GRAPH, "a", "volumes", new YamlValue.Items(List.of("data:/data"))))
                .contains(GRAPH.replace("true", "false"));
        assertThat(set(GRAPH, "a", "environment", new YamlValue.Pairs(Map.of("K", "w"))))
                .contains(GRAPH.replace("\"v\"", "\"w\""));
        assertThat(set(GRAPH, "a", "depends_on", new YamlValue.Items(List.of())))
                .contains(GRAPH.replace(",\n  \"dependsOn\": [{\"@id\": \"container:c\"}]", ""));
    }

    @Test
    void whatIsNotThereYetIsAdded() {
        String added = set(SHOP, "web", "healthcheck.interval", new YamlValue.Text("5s"))
                .orElseThrow();
        assertThat(added).contains("\"healthCheck\": {\"interval\": \"5s\"}");
        assertThat(set(added, "web", "healthcheck.interval", new YamlValue.Text("")))
                .contains(SHOP);
        assertThat(set(SHOP, "db", "deploy.replicas", new YamlValue.Text("3")).orElseThrow())
                .contains("\"replicas\": 3");
        assertThat(set(SHOP, "db", "healthcheck.test", new YamlValue.Text("true")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-app-stack", "three-tier", "high-availability", "manual-placement"})
    void whatNobodyEditsIsNotTouched(String sample) throws IOException {
        String text = Files.readString(Path.of("..", "resources", "samples", sample + ".json"));
        FormText now = of(text);
        for (String service : now.services()) {
            for (ServiceKey key : FormText.keys()) {
                if (now.has(key) && !(now.value(service, key) instanceof YamlValue.Other)) {
                    now = now.set(service, key, now.value(service, key)).orElseThrow();
                }
            }
            FormText before = now;
            now = now.set(service, key("image"), new YamlValue.Text("other:9")).orElseThrow();
            now = now.set(service, key("image"), before.value(service, key("image")))
                    .orElseThrow();
        }
        assertThat(now.text()).isEqualTo(text);
    }

    static List<Preset> presets() {
        return Preset.ALL;
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aPresetBecomesAServiceWithAHealthCheck(Preset preset) {
        FormText next = of(SHOP).add(preset.name(), preset).orElseThrow();
        assertThat(next.text()).startsWith(SHOP.substring(0, SHOP.indexOf("5432}}") + 6));
        Stack stack = ((Outcome.Ok<StackReading>) new StackReader(path -> Outcome.ok(Optional.empty()))
                        .read(new StackText("shop.json", Path.of("/srv"), next.text(), Map.of())))
                .value()
                .stack();
        assertThat(stack.service(preset.name())
                        .orElseThrow()
                        .healthCheck()
                        .orElseThrow()
                        .test())
                .isNotEmpty();
        assertThat(next.text()).doesNotContain("${").contains("\"position\": 3");
    }
}
