package dev.flotilla.app.eject.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.stack.read.tree.Findings;
import dev.flotilla.app.stack.read.tree.Tree;
import dev.flotilla.app.stack.read.tree.YamlTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What is written is read by real shells, and by real compose where it is installed. */
class QuotingTest {
    private static final int TEXTS = 400;

    @TempDir
    Path folder;

    @Test
    void aShellReadsEveryTextAsItWas() throws Exception {
        List<String> texts = texts(1);
        StringBuilder script = new StringBuilder("S='s e$c'\n");
        for (String text : texts) {
            script.append("printf '%s\\0%s\\0' ")
                    .append(Words.plain(text).shell())
                    .append(' ')
                    .append(Words.secret("S").after(text).shell())
                    .append('\n');
        }
        List<String> said = shell(script.toString());

        for (int i = 0; i < texts.size(); i++) {
            assertThat(said.get(2 * i)).isEqualTo(texts.get(i));
            assertThat(said.get(2 * i + 1)).isEqualTo(texts.get(i) + "s e$c");
        }
    }

    @Test
    void aShellThatSourcesAnEnvironmentFileGetsEverySecret() throws Exception {
        SortedMap<String, String> values = numbered(texts(2));
        Files.writeString(folder.resolve(".env"), EnvText.filled(values));
        StringBuilder script = new StringBuilder(". " + folder.resolve(".env") + "\n");
        values.keySet()
                .forEach(name ->
                        script.append("printf '%s\\0' \"${").append(name).append("}\"\n"));

        assertThat(shell(script.toString())).containsExactlyElementsOf(values.values());
    }

    @Test
    void composeReadsFileAndEnvironmentAsTheyWere() throws Exception {
        List<String> compose = Compose.command();
        assumeTrue(!compose.isEmpty(), "compose is not installed here");
        boolean old = Compose.isOld(compose);
        SortedMap<String, String> values = numbered(texts(3));
        if (old) {
            values.values().removeIf(Compose::isUnreadableForOld);
        }
        assertThat(values).hasSizeGreaterThan(TEXTS / 4);
        SortedMap<String, String> plain = numbered(texts(4));
        StringBuilder file = new StringBuilder("name: x\nservices:\n  x:\n    image: x\n    environment:\n");
        values.keySet()
                .forEach(n -> file.append("      SECRET_")
                        .append(n)
                        .append(": ")
                        .append(Words.secret(n).compose())
                        .append('\n'));
        plain.forEach((n, v) -> file.append("      PLAIN_")
                .append(n)
                .append(": ")
                .append(Words.plain(v).compose())
                .append('\n'));
        Files.writeString(
                folder.resolve("docker-compose.yml"), old ? Compose.forOld(file.toString()) : file.toString());
        Files.writeString(folder.resolve(".env"), EnvText.filled(values));

        List<String> words = new ArrayList<>(compose);
        words.addAll(List.of("-f", folder.resolve("docker-compose.yml").toString(), "config"));
        if (!old) {
            words.addAll(List.of("--format", "json"));
        }
        Map<String, String> environment = environment(old ? runThroughItsOwnReader(words) : run(words));

        // compose writes what it read so that it can read it again: with its dollar signs doubled
        values.forEach((n, v) -> assertThat(read(environment, "SECRET_" + n)).isEqualTo(v));
        plain.forEach((n, v) -> assertThat(read(environment, "PLAIN_" + n)).isEqualTo(v));
    }

    private static String read(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "nothing").replace("$$", "$");
    }

    private static Map<String, String> environment(String said) {
        Map<String, String> all = new TreeMap<>();
        JsonMapper.shared()
                .readTree(said)
                .at("/services/x/environment")
                .properties()
                .forEach(e -> all.put(e.getKey(), e.getValue().asString()));
        return all;
    }

    @Test
    void ourReaderOfYamlGetsEveryText() {
        for (String text : texts(5)) {
            Outcome<Tree> read = YamlTree.read("a: " + Words.yaml(text) + "\n", new Findings("x"));

            Tree value =
                    ((Tree.Table) ((Outcome.Ok<Tree>) read).value()).get("a").orElseThrow();
            assertThat(((Tree.Scalar) value).text()).isEqualTo(text);
            assertThat(((Tree.Scalar) value).kind()).isEqualTo(Tree.Kind.TEXT);
        }
    }

    @Test
    void anExampleHoldsNoSecret() {
        String example = EnvText.example(
                new TreeMap<>(java.util.Map.of("A", "hunter2", "URI", "mongodb://me:gvp%40123@db:27017/x?key=abc")));

        assertThat(example)
                .contains("A=''", "# mongodb://USER:PASSWORD@db:27017/x\n")
                .doesNotContain("hunter2", "gvp", "abc");
    }

    private static List<String> texts(long seed) {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            texts.add(Nasty.text(random));
        }
        return texts;
    }

    private static SortedMap<String, String> numbered(List<String> texts) {
        SortedMap<String, String> values = new TreeMap<>();
        // compose doubles no dollar sign that stands doubled already, so that could not be told apart
        texts.stream()
                .filter(t -> !t.contains("$$"))
                .forEach(t -> values.put(String.format("V%04d", values.size()), t));
        return values;
    }

    /** The old program writes YAML alone, which the reader that it comes with gives as JSON. */
    private static String runThroughItsOwnReader(List<String> words) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                "sh",
                "-c",
                "\"$@\" | python3 -c 'import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin)))'",
                "sh"));
        all.addAll(words);
        return run(all);
    }

    private List<String> shell(String script) throws Exception {
        Path file = folder.resolve("script.sh");
        Files.writeString(file, script);
        String said = run(List.of("sh", file.toString()));
        return List.of(said.substring(0, said.length() - 1).split("\0", -1));
    }

    private static String run(List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return said;
    }
}
