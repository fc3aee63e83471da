package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.peers.form.ConfigCheck;
import dev.flotilla.app.source.YamlText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are no configurations: each is a sentence with a code, by the command line and in a form. */
class BadConfigurationsTest {
    private static final String GOOD = "{\"host\": \"192.0.2.1\"}";
    private static final String KEY = "-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADAN\\n-----END PRIVATE KEY-----";
    private static final Map<String, String> JSON = json();
    private static final Map<String, String> YAML = yaml();

    @TempDir
    Path folder;

    private final InMemory commands = new InMemory();

    @AfterEach
    void close() {
        commands.close();
    }

    private static Map<String, String> json() {
        Map<String, String> bad = new TreeMap<>();
        bad.put("truncated", "{\"host\": \"192.0.2.1\", \"peers\": [{\"host\": \"192.0");
        bad.put("huge", "{\"host\": \"" + "x".repeat(5_000_000) + "\"}");
        bad.put("deep", "{\"peers\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        bad.put("deep objects", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
        bad.put("a list", "[" + GOOD + "]");
        bad.put("a number", "{\"host\": 7, \"heartbeat_port\": \"x\", \"peers\": {\"host\": true}}");
        bad.put("peers of texts", "{\"peers\": [\"192.0.2.1\", null, 7, {\"host\": []}]}");
        bad.put("a port beyond", "{\"comms_port\": 70000, \"heartbeat_port\": 1e3}");
        bad.put("nothing", "");
        bad.put("no text", "\u0000\u0001");
        return bad;
    }

    private static Map<String, String> yaml() {
        Map<String, String> bad = new TreeMap<>();
        bad.put("truncated", "services:\n  web:\n    image: \"ngi");
        bad.put("huge", "services:\n  web:\n    image: " + "x".repeat(9_000_000) + "\n");
        bad.put("deep", "services: " + "[".repeat(50_000) + "]".repeat(50_000) + "\n");
        bad.put("deep maps", "services: " + "{a: ".repeat(50_000) + "1" + "}".repeat(50_000) + "\n");
        bad.put("twice", "services:\n  web:\n    image: a:1\n  web:\n    image: b:1\n");
        bad.put("in circles", "services:\n  web: &w\n    image: a:1\n    labels: *w\n");
        bad.put(
                "depends in circles",
                "services:\n  a: {image: x:1, depends_on: [b]}\n  b: {image: x:1, depends_on: [a]}\n");
        bad.put("no mapping", "services: [web, db]\n");
        bad.put("wrong kinds", "services:\n  web:\n    image: {a: 1}\n    ports: yes\n    environment: 7\n");
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("a").append(i).append(": &a").append(i).append(" [");
            laughs.append(("*a" + (i - 1) + ", ").repeat(10)).append("]\n");
        }
        bad.put("laughs", laughs + "services:\n  web:\n    image: a:1\n");
        return bad;
    }

    private static void aSentence(String message) {
        assertThat(message.strip()).isNotEmpty().doesNotContain("Exception", "FL-9000", "java.", "StackOverflow");
        assertThat(message.length()).as("a sentence, not the text back").isLessThan(1_500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "truncated",
                "huge",
                "deep",
                "deep objects",
                "a list",
                "a number",
                "peers of texts",
                "a port beyond",
                "nothing",
                "no text"
            })
    void noCommandTakesSuchAJson(String name) throws Exception {
        Path file = Files.writeString(folder.resolve("mosaic.config"), JSON.get(name));

        for (List<String> command : List.of(
                List.of("config", "lens", file.toString()),
                List.of("config", "push", "n", "--file", file.toString(), "--folder", folder.toString(), "--yes"),
                List.of("import", file.toString()),
                List.of("nodes", "import", file.toString()))) {
            InMemory.Said said = commands.run(command.toArray(String[]::new));
            assertThat(said.code()).as(command + ": " + said).isEqualTo(1);
            assertThat(said.err()).contains("FL-");
            aSentence(said.err());
        }
        assertThat(commands.run("export", "--to", folder.resolve("out").toString())
                        .code())
                .as("the fleet is as it was")
                .isZero();
    }

    @Test
    void theFormTellsEachOfThemWithACodeAndKeepsWhatIsInForce() {
        JSON.forEach((name, text) -> {
            ConfigCheck check = ConfigCheck.of("node-a", text);
            assertThat(check.problems()).as(name).isNotEmpty();
            assertThat(check.config()).as(name).isEmpty();
            check.problems().forEach(p -> {
                assertThat(p.code()).startsWith("FL-30");
                aSentence(p.message() + " " + p.hint());
            });
        });
        Fleet kept = ok(FleetRules.apply(Fleet.EMPTY, new FleetEdit.PutSetup(NodeSetup.of("node-a", GOOD))));
        for (String secret :
                List.of("{\"server_key\": \"" + KEY + "\"}", "{\"host\": \"mongodb://me:p4ss@192.0.2.1/x\"}")) {
            ConfigCheck check = ConfigCheck.of("node-a", secret);
            assertThat(check.problems()).extracting(Problem::code).contains("FL-3023");
            assertThat(check.problems().toString()).doesNotContain("p4ss", "MIIEvQIBADAN");

            Outcome<Fleet> put = FleetRules.apply(kept, new FleetEdit.PutSetup(NodeSetup.of("node-a", secret)));
            assertThat(((Outcome.Failed<Fleet>) put).problems())
                    .extracting(Problem::code)
                    .containsExactly("FL-3129");
            assertThat(put.toString()).doesNotContain("p4ss", "MIIEvQIBADAN");
        }
        assertThat(kept.setups().getFirst().config()).contains(GOOD);
    }

    @Test
    void aSecretInAConfigurationIsFoundAndNeverSaidAgain() throws Exception {
        for (String secret : List.of(
                "{\"host\": \"192.0.2.1\", \"server_key\": \"" + KEY + "\"}",
                "{\"host\": \"mongodb://me:p4ss@192.0.2.1/x\"}",
                "{\"host\": \"192.0.2.1\", \"heartbeat_port\": \"tcp://me:p4ss@192.0.2.1\"}")) {
            Path file = Files.writeString(folder.resolve("mosaic.config"), secret);
            for (String command : List.of("lens", "import")) {
                InMemory.Said said = command.equals("lens")
                        ? commands.run("config", "lens", file.toString(), "--strict")
                        : commands.run("import", file.toString());
                assertThat(said.code()).as(command + secret).isEqualTo(1);
                assertThat(said.out() + said.err()).contains("FL-").doesNotContain("p4ss", "MIIEvQIBADAN");
            }
        }
    }

    @Test
    void aKeyThatStandsTwiceIsAFinding() throws Exception {
        Path file = Files.writeString(
                folder.resolve("mosaic.config"), "{\"host\": \"192.0.2.1\",\n \"host\": \"192.0.2.2\"}");

        InMemory.Said said = commands.run("config", "lens", file.toString(), "--json", "--strict");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.json()).hasSize(1);
        assertThat(said.json().get(0).get("code").asString()).isEqualTo("FL-3003");
        assertThat(said.json().get(0).get("line").asInt()).isEqualTo(2);
        assertThat(said.json().get(0).get("remedy").asString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "truncated",
                "huge",
                "deep",
                "deep maps",
                "twice",
                "in circles",
                "depends in circles",
                "no mapping",
                "wrong kinds",
                "laughs"
            })
    void noCommandTakesSuchAYaml(String name) throws Exception {
        Path file = Files.writeString(folder.resolve("shop.yml"), YAML.get(name));

        for (List<String> command : List.of(
                List.of("stack", "validate", file.toString()),
                List.of("stack", "split", file.toString(), "--move", "web=b"),
                List.of("import", file.toString()))) {
            InMemory.Said said = commands.run(command.toArray(String[]::new));
            assertThat(said.code()).as(name + command + said.out()).isEqualTo(1);
            assertThat(said.err()).contains("FL-");
            aSentence(said.err());
        }
    }

    /** The editor's own reader: it answers with a sentence or a text, and ends. */
    @Test
    void theEditorTakesOrRefusesEachOfThem() {
        YAML.forEach((name, text) -> {
            switch (YamlText.read("shop.yml", text)) {
                case Outcome.Ok<YamlText>(YamlText read) ->
                    assertThat(read.text()).isEqualTo(text);
                case Outcome.Failed<YamlText> failed -> {
                    assertThat(failed.first().code()).isEqualTo("FL-3301");
                    aSentence(failed.first().message());
                }
            }
        });
    }

    private static <T> T ok(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.problems());
        };
    }
}
