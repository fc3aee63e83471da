package dev.flotilla.app.ui.stacks.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.source.YamlValue;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.ui.kit.code.CodeEditor;
import dev.flotilla.app.ui.kit.code.CodeMark;
import dev.flotilla.app.ui.stacks.text.FormText;
import dev.flotilla.app.ui.stacks.text.ServiceKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is typed or pasted into the text of a stack: a sentence at its line, and nothing of it is lost. */
class BadInputTest {
    private static final String GOOD = "services:\n  web:\n    image: nginx:1\n";
    private static final String JSON = "{\"itemListElement\": [\n  {\"name\": \"web\", \"image\": \"nginx:1\"}\n]}\n";

    record Bad(String what, String text, int line) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Bad> yaml() {
        StringBuilder laughs = new StringBuilder(GOOD + "x-0: &x0 [a, a, a, a, a, a, a, a, a, a]\n");
        IntStream.range(1, 9)
                .forEach(i -> laughs.append("x-" + i + ": &x" + i + " [")
                        .append(("*x" + (i - 1) + ", ").repeat(9))
                        .append("*x" + (i - 1) + "]\n"));
        return List.of(
                new Bad("truncated", GOOD + "    ports: [\"80:80\"", 4),
                new Bad("a quote that is not closed", GOOD + "    user: \"me\n    init: true\n", 4),
                new Bad("a tab", GOOD + "\tports: 5\n", 4),
                new Bad("a key twice", GOOD + "    image: nginx:2\n", 4),
                new Bad("too deep", GOOD + "x-deep: " + "[".repeat(150) + "]".repeat(150) + "\n", 4),
                new Bad("aliases that explode", laughs.toString(), 9),
                new Bad("a wrong type", GOOD + "    ports: 5\n", 4),
                new Bad("services as a list", "services:\n  - web\n", 2),
                new Bad(
                        "a circle",
                        GOOD + "    depends_on: [db]\n  db:\n    image: a:1\n    depends_on:\n      - web\n",
                        8),
                new Bad("a second document", GOOD + "---\nservices: {}\n", 4));
    }

    static List<Bad> json() {
        return List.of(
                new Bad("truncated", JSON.substring(0, 50), 2),
                new Bad("a comma too many", JSON.replace("\"nginx:1\"", "\"nginx:1\","), 2),
                new Bad("a key twice", JSON.replace("\"image\"", "\"image\": \"a:1\", \"image\""), 2),
                new Bad("too deep", JSON.replace("]}", ",\n" + "[".repeat(150) + "]".repeat(150) + "]}"), 4),
                new Bad("a wrong type", JSON.replace("\"nginx:1\"", "{}"), 2),
                new Bad(
                        "a circle",
                        JSON.replace("\"image\"", "\"dependsOn\": \"b\", \"image\"")
                                .replace("]}", ",\n{\"name\": \"b\", \"image\": \"c:1\", \"dependsOn\": \"web\"}]}"),
                        4));
    }

    private static EditModel model(String file, String text) {
        return EditModel.of(
                new StackText(file, Path.of("/srv"), text, Map.of()), new MemoryTexts(), Runnable::run, Runnable::run);
    }

    private static void told(EditModel model, Bad bad) {
        model.type(bad.text());
        EditState now = model.state().value();
        assertThat(now.text()).as("nothing is lost").isEqualTo(bad.text());
        assertThat(now.services())
                .as("the form keeps what it had, or reads what it can")
                .isNotNull();
        assertThat(now.problems()).as(now.problems().toString()).hasSize(1);
        Problem problem = now.problems().getFirst();
        assertThat(problem.place().map(Place::line)).as(problem.message()).contains(bad.line());
        CodeMark mark = CodeMark.error(problem);
        assertThat(mark.words())
                .doesNotStartWith("/srv")
                .endsWith(problem.code())
                .doesNotContain("\n");
        model.undo();
        assertThat(model.state().value().problems()).isEmpty();
        assertThat(model.state().value().changed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void yamlIsToldAtItsLine(Bad bad) {
        told(model("/srv/shop.yml", GOOD), bad);
    }

    @ParameterizedTest
    @MethodSource("json")
    void jsonIsToldAtItsLine(Bad bad) {
        told(model("/srv/shop.json", JSON), bad);
    }

    @Test
    void whatCannotBeLaidOutIsNotTakenIn() {
        assertThat(CodeEditor.fault("a\n" + "b".repeat(CodeEditor.LONGEST_LINE + 1))
                        .orElseThrow())
                .startsWith("Line 2 has ");
        assertThat(CodeEditor.fault("a\n".repeat(CodeEditor.LONGEST))).isPresent();
        assertThat(CodeEditor.fault(GOOD)).isEmpty();
    }

    @Test
    void aSecretInTheWrongFieldIsAWarningAtItsLine() {
        EditModel model = model("/srv/shop.yml", GOOD);
        ServiceKey command = FormText.keys().stream()
                .filter(k -> k.word().equals("command"))
                .findFirst()
                .orElseThrow();
        model.set(command, new YamlValue.Text("run --token ghp_abcdefghijklmnopqrstuvwxyz"));
        EditState now = model.state().value();
        assertThat(now.problems()).isEmpty();
        assertThat(now.warnings()).hasSize(1);
        assertThat(now.warnings().getFirst().code()).isEqualTo("FL-3304");
        assertThat(now.warnings().getFirst().place().orElseThrow().line()).isEqualTo(4);
    }

    @Test
    void lettersThatAreTypedOneBehindTheOtherAreOneStep() {
        EditModel model = model("/srv/shop.yml", GOOD);
        for (String end : List.of("a", "ab", "abc")) {
            model.type(GOOD + "# " + end);
        }
        model.type(GOOD + "# abc\n");
        model.type(GOOD + "# abc\nd");
        model.undo();
        assertThat(model.state().value().text()).isEqualTo(GOOD + "# abc\n");
        model.undo();
        model.undo();
        assertThat(model.state().value().text()).isEqualTo(GOOD + "# a");
        model.undo();
        assertThat(model.state().value().text()).isEqualTo(GOOD);
        model.redo();
        model.redo();
        assertThat(model.state().value().text()).isEqualTo(GOOD + "# abc");
    }
}
