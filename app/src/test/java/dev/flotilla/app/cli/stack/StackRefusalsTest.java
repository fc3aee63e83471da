package dev.flotilla.app.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.boot.Program;
import dev.flotilla.app.cli.Cli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stack commands refuse: with which words, as which JSON, with which exit code. */
class StackRefusalsTest {
    private static final Path SAMPLES = Path.of("..", "resources", "samples");

    @TempDir
    Path temp;

    private Commands commands;

    @BeforeEach
    void open() {
        commands = new Commands(temp.resolve("data"));
    }

    @AfterEach
    void endKeeper() {
        commands.keeper().ifPresent(keeper -> {
            keeper.destroyForcibly();
            keeper.onExit().join();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stack",
                "stack frob",
                "stack validate",
                "stack plan",
                "stack plan a b",
                "stack plan a --strategy",
                "stack apply",
                "stack apply a --on-failure",
                "stack apply a --frob",
                "stack status a b",
                "stack logs",
                "stack logs a b c",
                "stack logs a --tail many",
                "stack stop",
                "stack remove",
                "stack remove --volumes",
                "stack history",
                "stack recover"
            })
    void wrongUsageExitsWithTwoAndOneJsonError(String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.add("--json");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Cli(
                        request -> {
                            throw new AssertionError(line + " was understood");
                        },
                        "1.2.3")
                .run(words, new PrintWriter(out), new PrintWriter(err), temp);

        assertThat(code).isEqualTo(2);
        JsonNode error = JsonMapper.shared().readTree(out.toString()).get("error");
        assertThat(error.get("code").stringValue()).isEqualTo("FL-4001");
        assertThat(error.get("hint").stringValue()).contains("--help");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theSeedsStackOnEmbeddedHostsIsRefusedWithASentencePerImage() {
        for (int i = 1; i <= 3; i++) {
            commands.done("host", "add", "n" + i, "--engine", "embedded:");
        }
        String file = SAMPLES.resolve("my-app-stack.json").toString();
        for (String verb : List.of("plan", "apply")) {
            JsonNode error = verb.equals("plan")
                    ? commands.refused(1, "stack", verb, file)
                    : commands.refused(1, "stack", verb, file, "--yes");
            List<String> messages = error.get("all")
                    .valueStream()
                    .map(p -> p.get("message").stringValue())
                    .toList();
            for (String image : List.of("nginx:latest", "myapp/api:latest", "postgres:14", "redis:7")) {
                assertThat(messages)
                        .as(verb + ": " + image)
                        .filteredOn(m -> m.contains(image))
                        .hasSize(1);
            }
        }
        assertThat(commands.done("stack", "status")
                        .valueStream()
                        .mapToInt(s -> s.get("containers").size())
                        .sum())
                .isZero();
    }

    @Test
    void allMistakesOfAFileAreToldTheFirstByPosition() throws Exception {
        Path file = Files.writeString(temp.resolve("bad.yml"), """
                services:
                  web:
                    image: nginx
                    ports: ["99999:80"]
                    depends_on: [nobody]
                """);
        Program.Result said = commands.run("stack", "validate", file.toString());
        assertThat(said.code()).isEqualTo(1);
        JsonNode error = JsonMapper.shared().readTree(said.out()).get("error");
        assertThat(error.get("all")).hasSize(2);
        assertThat(error.get("file").stringValue()).endsWith("bad.yml");
        assertThat(error.get("line").intValue()).isEqualTo(4);
        assertThat(error.get("column").intValue()).isPositive();
        assertThat(error.get("all").get(1).get("line").intValue()).isEqualTo(5);
        assertThat(error.get("all").get(0).get("message")).isEqualTo(error.get("message"));
    }
}
