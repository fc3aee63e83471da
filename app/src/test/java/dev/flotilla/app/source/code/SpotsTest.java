package dev.flotilla.app.source.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpotsTest {
    private static final String COMPOSE = """
            services:
              web:
                image: nginx
                depends_on:
                  - db
                  - |
                healthcheck:
                  |
                networks:
                - front
              db:
                restart: |
            volumes:
              data:
            """;

    private static Spot yaml(String text, int nth) {
        int at = -1;
        for (int i = 0; i <= nth; i++) {
            at = text.indexOf('|', at + 1);
        }
        return YamlSpot.at(text.substring(0, at) + text.substring(at + 1), at);
    }

    private static Spot json(String text) {
        int at = text.indexOf('|');
        return JsonSpot.at(text.substring(0, at) + text.substring(at + 1), at);
    }

    @Test
    void yamlTellsTheWayToTheCaret() {
        Spot item = yaml(COMPOSE, 0);
        assertThat(item.path()).containsExactly("services", "web", "depends_on", "-");
        assertThat(item.what()).isEqualTo(Spot.What.VALUE);
        assertThat(item.present()).containsExactly("db");

        Spot key = yaml(COMPOSE.replaceFirst("- \\|", "- x"), 0);
        assertThat(key.path()).containsExactly("services", "web", "healthcheck");
        assertThat(key.what()).isEqualTo(Spot.What.KEY);

        Spot value = yaml(COMPOSE.replaceFirst("- \\|", "- x").replaceFirst("  \\|\n", "  x\n"), 0);
        assertThat(value.path()).containsExactly("services", "db", "restart");
        assertThat(value.what()).isEqualTo(Spot.What.VALUE);
    }

    @Test
    void keysThatAreThereAreTold() {
        Spot key = yaml("services:\n  web:\n    image: x\n    |\n    ports:\n      - a\n  db:\n    user: y\n", 0);
        assertThat(key.path()).containsExactly("services", "web");
        assertThat(key.present()).containsExactlyInAnyOrder("image", "ports");
    }

    @Test
    void aWordThatIsBegunIsTakenWithIt() {
        Spot key = yaml("services:\n  web:\n    ima|", 0);
        assertThat(key.typed()).isEqualTo("ima");
        assertThat(key.start()).isEqualTo("services:\n  web:\n    ".length());
        assertThat(yaml("ser|", 0).path()).isEmpty();
        assertThat(yaml("# ser|", 0).what()).isEqualTo(Spot.What.NOTHING);
        assertThat(yaml("services:\n  a:\n    depends_on: [b, c|", 0).path())
                .containsExactly("services", "a", "depends_on", "-");
    }

    @Test
    void namesAreFoundInATextThatIsBroken() {
        assertThat(YamlSpot.below("services:\n  web:\n    image: [\n  db:\n    x\nvolumes:\n  data:\n", "services"))
                .containsExactly("web", "db");
        assertThat(YamlSpot.below(COMPOSE, "volumes")).containsExactly("data");
    }

    @Test
    void aTextThatEndsInTheMiddleHindersNobodyBelow() {
        Spot key = json("{\"name\": \"\n \"host\": 1,\n \"po|\"}");
        assertThat(key.typed()).isEqualTo("po");
        assertThat(json("{\"name\": \"\n  |\n}")).isNotNull();
    }

    @Test
    void jsonTellsTheWayToTheCaret() {
        Spot key = json("{\"itemListElement\": [{\"name\": \"a\", \"im|\", \"ports\": []}]}");
        assertThat(key.path()).containsExactly("itemListElement", "-");
        assertThat(key.what()).isEqualTo(Spot.What.KEY);
        assertThat(key.typed()).isEqualTo("im");
        assertThat(key.present()).contains("name", "ports");

        Spot value = json("{\"peers\": [{\"host\": \"1|\"}]}");
        assertThat(value.path()).containsExactly("peers", "-", "host");
        assertThat(value.what()).isEqualTo(Spot.What.VALUE);
        assertThat(json("{\"a\": 1, |}").what()).isEqualTo(Spot.What.KEY);
        assertThat(json("{\"a\": t|").typed()).isEqualTo("t");
        assertThat(json("|").what()).isEqualTo(Spot.What.NOTHING);
    }
}
