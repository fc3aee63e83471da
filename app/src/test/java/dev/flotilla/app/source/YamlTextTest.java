package dev.flotilla.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class YamlTextTest {
    private static final String SHOP = """
            # My shop
            services:
              web:
                image: nginx:1.25   # pinned
                ports:
                  - "8080:80"       # for people
                  - "8443:443"
                environment:
                  # which shop
                  SHOP: blue
                  DEBUG: "false"
                x-team: shop
                restart: always

              db:
                image: "postgres:16"
                command: ["postgres", "-c", "fsync=on"]
                environment:
                  - POSTGRES_USER=me
                healthcheck:
                  test: ["CMD", "pg_isready"]
                  interval: 5s
            volumes:
              data:
            """;

    @SuppressWarnings("UnusedVariable") // by its name, for the test of words
    private static final List<String> WORDS = List.of(
            "plain",
            "true",
            "No",
            "~",
            "12",
            "012",
            "1e3",
            "8080:80",
            "a: b",
            "a #b",
            " lead",
            "trail ",
            "- x",
            "*x",
            "&x",
            "!x",
            "%x",
            "@x",
            "`x",
            "{x}",
            "[x]",
            "a,b",
            "it's",
            "say \"hi\"",
            "tab\there",
            "back\\slash",
            "${X:-y z}",
            "$$HOME",
            "line\nbreak",
            "ü😀",
            "#x",
            "?",
            ":",
            "a:",
            "2026-01-01",
            "0x1f",
            ".5",
            "null",
            "<<",
            "=",
            "|",
            ">");

    private static YamlText read(String text) {
        return ((Outcome.Ok<YamlText>) YamlText.read("a.yml", text)).value();
    }

    private static String set(String text, String path, YamlValue value) {
        return read(text).set(List.of(path.split("/")), value).orElseThrow().text();
    }

    private static YamlValue text(String words) {
        return new YamlValue.Text(words);
    }

    private static YamlValue items(String... items) {
        return new YamlValue.Items(List.of(items));
    }

    @Test
    void aTextIsReplacedInPlaceAndItsCommentStays() {
        assertThat(set(SHOP, "services/web/image", text("nginx:1.27")))
                .isEqualTo(SHOP.replace("nginx:1.25   # pinned", "nginx:1.27   # pinned"));
        assertThat(set(SHOP, "services/db/image", text("postgres:17")))
                .as("quotes stay")
                .isEqualTo(SHOP.replace("\"postgres:16\"", "\"postgres:17\""));
    }

    @Test
    void aListKeepsTheLinesThatDidNotChange() {
        assertThat(set(SHOP, "services/web/ports", items("8080:80", "9000:90", "8443:443")))
                .isEqualTo(SHOP.replace("# for people\n", "# for people\n      - \"9000:90\"\n"));
        assertThat(set(SHOP, "services/web/ports", items("8443:443")))
                .isEqualTo(SHOP.replace("      - \"8080:80\"       # for people\n", ""));
        assertThat(set(SHOP, "services/web/ports", items("8080:80", "8443:443", "1:1")))
                .isEqualTo(SHOP.replace("8443:443\"\n", "8443:443\"\n      - \"1:1\"\n"));
        assertThat(set(SHOP, "services/db/command", items("postgres", "-c", "a, b")))
                .isEqualTo(SHOP.replace("[\"postgres\", \"-c\", \"fsync=on\"]", "[postgres, \"-c\", \"a, b\"]"));
    }

    @Test
    void aMappingKeepsItsOrderAndComments() {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("SHOP", "red");
        pairs.put("NEW", "yes");
        assertThat(set(SHOP, "services/web/environment", new YamlValue.Pairs(pairs)))
                .isEqualTo(SHOP.replace("SHOP: blue", "SHOP: red")
                        .replace("      DEBUG: \"false\"\n", "      NEW: \"yes\"\n"));
    }

    @Test
    void whatIsNotThereIsAddedAtTheEndOfItsMapping() {
        assertThat(set(SHOP, "services/db/restart", text("unless-stopped")))
                .isEqualTo(SHOP.replace("interval: 5s\n", "interval: 5s\n    restart: unless-stopped\n"));
        assertThat(set(SHOP, "services/web/deploy/replicas", text("3")))
                .isEqualTo(SHOP.replace("restart: always\n", "restart: always\n    deploy:\n      replicas: 3\n"));
        assertThat(set(SHOP, "services/db/expose", items("5432")))
                .isEqualTo(SHOP.replace("interval: 5s\n", "interval: 5s\n    expose:\n      - 5432\n"));
    }

    @Test
    void nothingTakesTheKeyAway() {
        assertThat(set(SHOP, "services/web/restart", text(""))).isEqualTo(SHOP.replace("    restart: always\n", ""));
        assertThat(set(SHOP, "services/web/ports", items()))
                .isEqualTo(SHOP.replaceFirst("(?s)    ports:.*?443\"\n", ""));
        String one = set(SHOP, "services/db/healthcheck/interval", text(""));
        assertThat(set(one, "services/db/healthcheck/test", items()))
                .as("an empty mapping goes as well")
                .doesNotContain("healthcheck");
    }

    @Test
    void aFormThatChangesIsWrittenAnew() {
        assertThat(set(SHOP, "services/db/command", text("postgres -c fsync=on")))
                .isEqualTo(SHOP.replace("[\"postgres\", \"-c\", \"fsync=on\"]", "postgres -c fsync=on"));
    }

    @Test
    void whatSharesIsLeftToTheText() {
        String shared = """
                x-env: &env
                  A: b
                services:
                  a:
                    image: x
                    environment: &more
                      A: b
                  b:
                    image: x
                    environment:
                      <<: *env
                      C: d
                  c: {image: x, restart: always}
                """;
        YamlText text = read(shared);
        assertThat(text.value(List.of("services", "a", "environment"))).isEqualTo(new YamlValue.Other());
        assertThat(text.value(List.of("services", "b", "environment"))).isEqualTo(new YamlValue.Other());
        assertThat(text.set(List.of("services", "a", "environment"), text("")))
                .as("an alias may name it")
                .isEmpty();
        assertThat(text.set(List.of("services", "c", "user"), text("1000"))).isEmpty();
        assertThat(text.set(List.of("services", "c", "image"), text("z"))
                        .orElseThrow()
                        .text())
                .isEqualTo(shared.replace("c: {image: x", "c: {image: z"));
    }

    @ParameterizedTest
    @FieldSource("WORDS")
    void everyTextComesBackAsItWas(String words) {
        YamlText edited = read(SHOP)
                .set(List.of("services", "web", "hostname"), text(words))
                .orElseThrow();
        assertThat(edited.value(List.of("services", "web", "hostname"))).isEqualTo(text(words));
        assertThat(edited.set(List.of("services", "db", "command"), items("a", words))
                        .orElseThrow()
                        .value(List.of("services", "db", "command")))
                .isEqualTo(items("a", words));
        assertThat(edited.set(List.of("services", "web", "ports"), items("a", words))
                        .orElseThrow()
                        .value(List.of("services", "web", "ports")))
                .isEqualTo(items("a", words));
    }

    @Test
    void linesEndAsTheyDid() {
        String windows = SHOP.replace("\n", "\r\n");
        assertThat(set(windows, "services/db/restart", text("always")))
                .isEqualTo(windows.replace("interval: 5s\r\n", "interval: 5s\r\n    restart: always\r\n"));
        String open = "services:\n  a:\n    image: x";
        assertThat(set(open, "services/a/user", text("me"))).isEqualTo(open + "\n    user: me");
    }

    @Test
    void aTextThatIsNoYamlIsToldWithItsPlace() {
        Outcome.Failed<YamlText> failed = (Outcome.Failed<YamlText>) YamlText.read("a.yml", "a:\n  b: \"x\n");
        assertThat(failed.first().code()).isEqualTo("FL-3301");
        assertThat(failed.first().place().orElseThrow().line()).isGreaterThan(1);
    }

    /** Random edits of every sample: what is set is read again, and no line that has nothing to do with it differs. */
    @Test
    void randomEditsTouchNothingElse() throws IOException {
        Random random = new Random(7);
        for (String sample : samples()) {
            for (int round = 0; round < 60; round++) {
                YamlText text = read(sample);
                List<String> services = text.keys(List.of("services"));
                String service = services.get(random.nextInt(services.size()));
                List<String> path = List.of("services", service, pick(random, "restart", "image", "user", "x-new"));
                Optional<YamlText> edited = text.set(path, text("v" + random.nextInt(9)));
                if (edited.isEmpty()) {
                    continue;
                }
                List<String> before = new ArrayList<>(sample.lines().toList());
                List<String> after = new ArrayList<>(edited.get().text().lines().toList());
                assertThat(Math.abs(after.size() - before.size())).isLessThanOrEqualTo(1);
                before.removeAll(after);
                assertThat(before).as(path.toString()).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    private static String pick(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }

    private static List<String> samples() throws IOException {
        List<String> all = new ArrayList<>(List.of(SHOP));
        try (Stream<Path> files = Files.walk(Path.of("..", "resources", "samples"))) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.ya?ml")).toList()) {
                all.add(Files.readString(file));
            }
        }
        return all;
    }
}
