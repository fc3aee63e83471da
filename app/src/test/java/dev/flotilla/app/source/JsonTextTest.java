package dev.flotilla.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class JsonTextTest {
    private static final String SEED = """
            {
              "host": "0.0.0.0",
              "heartbeat_port": 5000,
              "x-ours":   {"kept": [1.50, 2e3] },
              "peers": [
                {"host": "192.0.2.101", "comms_port": 5001, "heartbeat_port": 5000}
              ]
            }
            """;

    private static JsonText read(String text) {
        return switch (JsonText.read("mosaic.config", text)) {
            case Outcome.Ok<JsonText>(JsonText good) -> good;
            case Outcome.Failed<JsonText> failed ->
                throw new AssertionError(failed.first().message());
        };
    }

    private static String refused(String text) {
        return switch (JsonText.read("mosaic.config", text)) {
            case Outcome.Ok<JsonText> ok -> throw new AssertionError("accepted");
            case Outcome.Failed<JsonText> failed ->
                failed.first().code() + " " + failed.first().message();
        };
    }

    @Test
    void whatNobodyEditedStaysByteForByte() {
        String edited = read(SEED).put(JsonPath.of("heartbeat_port"), "5002").text();

        assertThat(edited).isEqualTo(SEED.replace("5000,\n  \"x-ours\"", "5002,\n  \"x-ours\""));
    }

    @Test
    void aNewKeyStandsAsItsNeighboursDo() {
        assertThat(read(SEED).put(JsonPath.of("node_id"), "\"a\"").text())
                .isEqualTo(SEED.replace("  ]\n}", "  ],\n  \"node_id\": \"a\"\n}"));
        assertThat(read("{\"a\": 1}").put(JsonPath.of("b"), "2").text()).isEqualTo("{\"a\": 1, \"b\": 2}");
        assertThat(read("{}").put(JsonPath.of("b"), "2").text()).isEqualTo("{\"b\": 2}");
    }

    @Test
    void aPeerIsAddedBehindTheLastAndTakenAwayAgain() {
        JsonPath peers = JsonPath.of("peers");
        JsonText more = read(SEED).put(peers.then(JsonText.LAST), "{\"host\": \"192.0.2.102\"}");

        assertThat(more.text()).contains("5000},\n    {\"host\": \"192.0.2.102\"}\n  ]");
        assertThat(more.remove(peers.then(1)).text()).isEqualTo(SEED);
        assertThat(read(SEED).remove(peers.then(0)).text()).contains("\"peers\": [\n    \n  ]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a": 1, "b": 2, "c": 3} | a | {"b": 2, "c": 3}
            {"a": 1, "b": 2, "c": 3} | b | {"a": 1, "c": 3}
            {"a": 1, "b": 2, "c": 3} | c | {"a": 1, "b": 2}
            {"a": 1}                 | a | {}
            {"a": 1}                 | z | {"a": 1}
            """)
    void aKeyGoesWithItsComma(String text, String key, String left) {
        assertThat(read(text).remove(JsonPath.of(key)).text()).isEqualTo(left);
    }

    @Test
    void placesAreLinesAndColumnsFromOne() {
        JsonText text = read(SEED);

        assertThat(text.place(JsonPath.of("peers").then(0).then("comms_port")).inWords())
                .isEqualTo("mosaic.config, line 6, column 43");
        assertThat(text.place(JsonPath.of("not_there")).line()).isEqualTo(1);
    }

    @Test
    void aKeyThatStandsTwiceIsToldAndTheLastCounts() {
        JsonText text = read("{\n\"a\": 1,\n\"a\": 2}");

        assertThat(text.duplicates()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("FL-3003");
            assertThat(problem.place().orElseThrow().line()).isEqualTo(3);
        });
        assertThat(text.put(JsonPath.of("a"), "3").text()).isEqualTo("{\n\"a\": 1,\n\"a\": 3}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{", "{\"a\": }", "[1, 2", "{\"a\": 1} x", "nonsense", "{\"a\": 1,}"})
    void whatIsNoJsonIsToldWithItsPlace(String text) {
        assertThat(refused(text)).startsWith("FL-3001 mosaic.config, line 1, column ");
    }

    @Test
    void whatIsTooDeepOrTooLongIsRefused() {
        assertThat(refused("[".repeat(2_000) + "]".repeat(2_000))).startsWith("FL-3004");
        assertThat(refused(" ".repeat(JsonText.LONGEST + 1))).startsWith("FL-3004");
    }

    @Test
    void everyEditMeansWhatItSaysAndTouchesNothingElse() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            ObjectNode value = table(random, 3);
            String text = random.nextBoolean()
                    ? JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(value)
                    : value.toString();
            List<JsonPath> paths = new ArrayList<>();
            collect(read(text).root(), JsonPath.ROOT, paths);
            JsonPath path = paths.get(random.nextInt(paths.size()));

            String put = read(text).put(path, "\"edited\"").text();
            String gone = read(text).remove(path).text();

            JsonText again = read(put);
            assertThat(again.at(path))
                    .as("seed %d", seed)
                    .hasValueSatisfying(part -> assertThat(part)
                            .isInstanceOfSatisfying(
                                    JsonPart.Leaf.class,
                                    leaf -> assertThat(leaf.text()).isEqualTo("edited")));
            JsonPart before = read(text).at(path).orElseThrow();
            assertThat(put.substring(0, before.start())).isEqualTo(text.substring(0, before.start()));
            assertThat(put).endsWith(text.substring(before.end()));
            assertThat(JsonMapper.shared().readTree(gone)).as("seed %d", seed).isEqualTo(without(value, path));
        }
    }

    private static void collect(JsonPart part, JsonPath path, List<JsonPath> paths) {
        if (!path.steps().isEmpty()) {
            paths.add(path);
        }
        switch (part) {
            case JsonPart.Table table -> table.members().forEach(m -> collect(m.value(), path.then(m.key()), paths));
            case JsonPart.Row row -> {
                for (int i = 0; i < row.items().size(); i++) {
                    collect(row.items().get(i), path.then(i), paths);
                }
            }
            case JsonPart.Leaf leaf -> {}
        }
    }

    private static JsonNode without(ObjectNode root, JsonPath path) {
        JsonNode parent = root;
        for (String step : path.parent().steps()) {
            parent = parent instanceof ArrayNode list ? list.get(Integer.parseInt(step)) : parent.get(step);
        }
        if (parent instanceof ArrayNode list) {
            list.remove(Integer.parseInt(path.last()));
        } else {
            ((ObjectNode) parent).remove(path.last());
        }
        return root;
    }

    private static ObjectNode table(Random random, int depth) {
        ObjectNode table = JsonMapper.shared().createObjectNode();
        int members = 1 + random.nextInt(4);
        for (int i = 0; i < members; i++) {
            table.set("k" + i + (random.nextInt(4) == 0 ? "\u00e4\"\\\n" : ""), value(random, depth - 1));
        }
        return table;
    }

    private static JsonNode value(Random random, int depth) {
        JsonMapper mapper = JsonMapper.shared();
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> mapper.valueToTree(random.nextInt());
            case 1 -> mapper.valueToTree("text with \"quotes\", \\, \ud83d\ude00 and \t");
            case 2 -> mapper.valueToTree(random.nextDouble());
            case 3 -> mapper.valueToTree(random.nextBoolean());
            case 4 -> table(random, depth);
            default -> {
                ArrayNode list = mapper.createArrayNode();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
        };
    }
}
