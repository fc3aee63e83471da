package dev.flotilla.app.ui.stacks.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeaningTest {
    private final Meaning meaning = new Meaning(
            Map.of("TAG", "1.27", "HOME", "/root", "DB_PASSWORD", "hunter2", "PW", "hunter3"), Set.of("HOME"));

    @Test
    void whereEachValueComesFromIsTold() {
        assertThat(meaning.ofLine("    image: nginx:${TAG:-1.25}  # ${NO}")).contains("TAG is 1.27, from .env.");
        assertThat(meaning.ofLine("  - ${HOME}/x:/y")).contains("HOME is /root, from the environment.");
        assertThat(meaning.ofLine("image: a:${T:-1.25}")).contains("T is not set, so its default counts: 1.25.");
        assertThat(meaning.ofLine("image: a:$T")).contains("T is not set, so it is empty.");
        assertThat(meaning.ofLine("a: ${T:?say so}")).contains("T has to be set, and is not: put it into .env.");
        assertThat(meaning.ofLine("a: $$T")).isEmpty();
        assertThat(meaning.ofValue("", "nginx:${TAG}")).contains("Means: nginx:1.27. TAG is 1.27, from .env.");
    }

    @Test
    void secretsAreMasked() {
        assertThat(meaning.ofLine("x: ${DB_PASSWORD}").orElseThrow())
                .contains("********")
                .doesNotContain("hunter");
        assertThat(meaning.ofLine("DB_PASSWORD: ${PW}").orElseThrow())
                .contains("********")
                .doesNotContain("hunter");
        assertThat(meaning.ofLine("- DB_PASSWORD=${T:-hunter4}").orElseThrow()).doesNotContain("is hunter");
        assertThat(meaning.ofValue("", "${DB_PASSWORD}").orElseThrow()).doesNotContain("hunter");
    }

    private static List<Problem> secrets(String lines) {
        String text = "services:\n  web:\n" + lines.indent(4);
        return SecretCheck.of("a.yml", ((Outcome.Ok<ComposeText>) ComposeText.read("a.yml", text)).value());
    }

    @Test
    void secretsInClearAreToldAtTheirLineAndNotRepeated() {
        List<Problem> found = secrets("""
                image: a
                command: redis-server --requirepass hunter22
                labels:
                  x: https://me:hunter22@192.0.2.1/
                environment:
                  DB_PASSWORD: hunter22
                """);
        assertThat(found).hasSize(3).allMatch(p -> p.code().equals("FL-3304"));
        assertThat(found).noneMatch(p -> (p.message() + p.hint()).contains("hunter22"));
        assertThat(found).extracting(p -> p.place().orElseThrow().line()).containsExactlyInAnyOrder(4, 5, 7);
        assertThat(secrets("""
                        image: a
                        command: redis-server --requirepass ${PW}
                        environment:
                          DB_PASSWORD: ${PW}
                          DB_PASSWORD_FILE: /run/secrets/x
                          KEY_COUNT: 5
                        """)).isEmpty();
    }
}
