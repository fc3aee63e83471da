package dev.flotilla.app.stack.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    @TempDir
    Path folder;

    private List<Problem> problems(String name, byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve(name), bytes);
        return switch (new StackFiles().read(file, Map.of())) {
            case Outcome.Ok<StackReading>(StackReading reading) -> throw new AssertionError("read: " + reading);
            case Outcome.Failed<StackReading>(List<Problem> problems) -> problems;
        };
    }

    private String codeOf(String name, String text) throws Exception {
        return problems(name, text.getBytes(StandardCharsets.UTF_8)).getFirst().code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c.yaml", "c.json", "c"})
    void empty(String name) throws Exception {
        assertThat(codeOf(name, "")).isEqualTo("FL-2006");
        assertThat(codeOf(name, " \n\n")).isEqualTo("FL-2006");
        assertThat(codeOf(name, "# nothing\n")).isEqualTo("FL-2006");
    }

    @Test
    void huge() throws Exception {
        byte[] bytes = new byte[50_000_000];
        java.util.Arrays.fill(bytes, (byte) 'x');
        assertThat(problems("c.yaml", bytes).getFirst().code()).isEqualTo("FL-2002");
    }

    @Test
    void aHundredThousandLevelsDeep() throws Exception {
        int deep = 100_000;
        String brackets = "[".repeat(deep) + "]".repeat(deep);
        String objects = "{\"a\":".repeat(deep) + "1" + "}".repeat(deep);
        for (String text : List.of(brackets, objects, "- ".repeat(deep), "{a: ".repeat(deep))) {
            for (String name : List.of("c.yaml", "c.json")) {
                assertThat(codeOf(name, text))
                        .as(name + " " + text.substring(0, 6))
                        .isIn("FL-2005", "FL-2004");
            }
        }
        assertThat(codeOf("c.json", objects)).isEqualTo("FL-2005");
        assertThat(codeOf("c.yaml", brackets)).isEqualTo("FL-2005");
    }

    @Test
    void aliasesThatMultiply() throws Exception {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(10) + "]\n");
        }
        assertThat(codeOf("c.yaml", laughs.toString())).isEqualTo("FL-2005");
        assertThat(codeOf("c.yaml", "a: [" + "1,".repeat(400_000) + "1]")).isEqualTo("FL-2005");
    }

    @Test
    void binary() throws Exception {
        assertThat(problems("c.yaml", new byte[] {'a', ':', 0, 1}).getFirst().code())
                .isEqualTo("FL-2003");
        assertThat(problems("c.yaml", new byte[] {(byte) 0xff, (byte) 0xfe, 'a'})
                        .getFirst()
                        .code())
                .isEqualTo("FL-2003");
        assertThat(codeOf("c.yaml", "a: \u0007")).isEqualTo("FL-2004");
    }

    @Test
    void foldersAndMissingFiles() {
        StackFiles files = new StackFiles();
        assertThat(files.read(folder, Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        f -> assertThat(f.first().message()).contains("is a folder"));
        assertThat(files.read(folder.resolve("gone.yaml"), Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        f -> assertThat(f.first().message()).contains("does not exist"));
        assertThat(files.read(Path.of("/dev/zero"), Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        f -> assertThat(f.first().message()).contains("not a regular file"));
    }

    @Test
    void dotEnvAndEnvFilesBesideTheStack() throws Exception {
        Files.writeString(folder.resolve(".env"), "TAG=1.2\nexport NAME='n $x'\n# comment\nTOLD=\"${TAG}-b\"\n");
        Files.writeString(folder.resolve("web.env"), "A=1 # one\nB=two words\nC=\n");
        Path file = Files.writeString(
                folder.resolve("compose.yaml"),
                "services: {web: {image: \"x:${TAG}\", env_file: web.env, environment: {B: own, D: \"${TOLD}\", E: \"${NAME}\"}}}");

        assertThat(new StackFiles().read(file, Map.of())).isInstanceOfSatisfying(Outcome.Ok.class, ok -> {
            var web = ((StackReading) ok.value()).stack().services().getFirst();
            assertThat(web.image()).isEqualTo("x:1.2");
            assertThat(web.environment()).hasToString("{A=1, B=own, C=, D=1.2-b, E=n $x}");
        });
        assertThat(new StackFiles().read(file, Map.of("TAG", "9")))
                .isInstanceOfSatisfying(
                        Outcome.Ok.class,
                        ok -> assertThat(((StackReading) ok.value())
                                        .stack()
                                        .services()
                                        .getFirst()
                                        .image())
                                .isEqualTo("x:9"));
    }

    /** Noise in good files: whatever comes of it is a value, never an exception. */
    @Test
    void noise() throws Exception {
        for (String name : List.of("my-app-stack.json", "three-nodes.yaml", "manual-placement.json")) {
            String good = Files.readString(Reading.samples().resolve(name));
            SplittableRandom random = new SplittableRandom(7);
            for (int i = 0; i < 1_000; i++) {
                StringBuilder text = new StringBuilder(good);
                for (int change = random.nextInt(4); change >= 0; change--) {
                    int at = random.nextInt(text.length());
                    switch (random.nextInt(4)) {
                        case 0 -> text.deleteCharAt(at);
                        case 1 -> text.insert(at, "{}[]:,\"'&*!|>-#%@`$~\n\t 0x".charAt(random.nextInt(25)));
                        case 2 -> text.setLength(at + 1);
                        default ->
                            text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
                    }
                }
                Outcome<StackReading> outcome = Reading.outcome(name, text.toString(), Map.of());
                if (outcome instanceof Outcome.Failed<StackReading> failed) {
                    assertThat(failed.problems())
                            .allSatisfy(p -> assertThat(p.message()).isNotBlank());
                }
            }
        }
    }
}
