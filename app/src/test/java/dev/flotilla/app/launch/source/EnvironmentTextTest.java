package dev.flotilla.app.launch.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.EnvValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTextTest {
    private static final Map<String, String> HERE = Map.of("HOME", "/home/me");

    private static Map<String, EnvValue> values(Outcome<Map<String, EnvValue>> outcome) {
        return switch (outcome) {
            case Outcome.Ok<Map<String, EnvValue>>(Map<String, EnvValue> values) -> values;
            case Outcome.Failed<Map<String, EnvValue>> failed -> throw new AssertionError(failed.first());
        };
    }

    private static Problem problem(Outcome<Map<String, EnvValue>> outcome) {
        return ((Outcome.Failed<Map<String, EnvValue>>) outcome).first();
    }

    @Test
    void wordsAreValuesOrNamesOfThisEnvironment() {
        Map<String, EnvValue> values =
                values(EnvironmentText.words(List.of("A=1=2", "EMPTY=", "HOME", "API_TOKEN=abc"), HERE));

        assertThat(values).containsEntry("A", EnvValue.of("A", "1=2")).containsKey("EMPTY");
        assertThat(values)
                .hasEntrySatisfying("HOME", home -> assertThat(home.reveal()).isEqualTo("/home/me"));
        assertThat(values)
                .hasEntrySatisfying("API_TOKEN", token -> assertThat(token).hasToString(EnvValue.MASK));
    }

    @Test
    void aWordThatIsNoVariableIsRefused() {
        for (String word : List.of("", "=x", "1A=x", "a b=x", "--port=1")) {
            assertThat(problem(EnvironmentText.words(List.of(word), HERE)).code())
                    .as(word)
                    .isEqualTo("FL-4003");
        }
        assertThat(problem(EnvironmentText.words(List.of("NOT_HERE"), HERE)).message())
                .contains("NOT_HERE has no value here");
    }

    @Test
    void linesAreReadAsComposeReadsThem() {
        Map<String, EnvValue> values = values(EnvironmentText.lines("# no\nA=1\nB='two words'\nC=$A\n", "x.env", HERE));

        assertThat(values)
                .extractingFromEntries(e -> e.getKey() + "=" + e.getValue().reveal())
                .containsExactly("A=1", "B=two words", "C=1");
    }

    @Test
    void aWrongLineIsNamed() {
        Problem wrong = problem(EnvironmentText.lines("A=1\nnot a variable\n", "x.env", HERE));

        assertThat(wrong.code()).isEqualTo("FL-6109");
        assertThat(wrong.message()).isEqualTo("Line 2 of x.env is no variable.");
        assertThat(wrong.place().orElseThrow().line()).isEqualTo(2);
    }
}
