package dev.flotilla.app.peers.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.peers.form.ConfigFields.PeerColumn;
import dev.flotilla.app.peers.form.ConfigFields.PeerRow;
import dev.flotilla.app.source.JsonText;
import dev.flotilla.node.config.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfigFieldsTest {
    private static final String SEED = """
            {
              "host": "0.0.0.0",
              "heartbeat_port": 5000,
              "x_future": {"keep":   [1, 2]},
              "peers": [
                {"host": "192.0.2.2", "heartbeat_port": 5000, "comms_port": 5001, "colour": "red"}
              ],
              "run_benchmark_at_startup": false,
              "heartbeat": {"tolerance": 20}
            }
            """;

    private static JsonText text(String json) {
        return switch (JsonText.read("node-a", json)) {
            case Outcome.Ok<JsonText>(JsonText good) -> good;
            case Outcome.Failed<JsonText> failed -> throw new AssertionError(failed.first());
        };
    }

    @Test
    void theFormHasEveryKeyOfOurNodeAndOfTheOriginal() {
        assertThat(Arrays.stream(ConfigKey.values()).map(ConfigKey::word).toList())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Key.values()).map(Key::inFile).toList());
        for (ConfigKey key : ConfigKey.values()) {
            assertThat(ConfigFields.fault(key, key.usual())).as(key.word()).isEmpty();
        }
    }

    @Test
    void anEditChangesItsSpanAndNothingElse() {
        JsonText edited = ConfigFields.edited(text(SEED), ConfigKey.HEARTBEAT_PORT, "6000");

        assertThat(edited.text())
                .isEqualTo(SEED.replace("\"heartbeat_port\": 5000,\n  \"x", "\"heartbeat_port\": 6000,\n  \"x"));
        assertThat(ConfigFields.edited(edited, ConfigKey.HEARTBEAT_PORT, "5000").text())
                .isEqualTo(SEED);
    }

    @Test
    void aKeyIsAddedAtTheEndAndTakenAwayAgain() {
        JsonText added = ConfigFields.edited(text(SEED), ConfigKey.NODE_ID, "node-\"a\"");

        assertThat(ConfigFields.shown(added, ConfigKey.NODE_ID)).isEqualTo("node-\"a\"");
        assertThat(added.text()).contains("\"tolerance\": 20},\n  \"node_id\": \"node-\\\"a\\\"\"\n}");
        assertThat(ConfigFields.edited(added, ConfigKey.NODE_ID, "").text()).isEqualTo(SEED);
    }

    @Test
    void eachKindIsWrittenAsItsType() {
        JsonText text = text("{}");
        text = ConfigFields.edited(text, ConfigKey.RUN_BENCHMARK_AT_STARTUP, "true");
        text = ConfigFields.edited(text, ConfigKey.COMMS_PORT, "5001");
        text = ConfigFields.edited(text, ConfigKey.ROLE, "coordinator");
        text = ConfigFields.edited(text, ConfigKey.HTTP_PORT, "many");

        assertThat(text.text())
                .isEqualTo("{\"run_benchmark_at_startup\": true, \"comms_port\": 5001, \"role\": \"coordinator\","
                        + " \"http_port\": \"many\"}");
        assertThat(ConfigFields.fault(ConfigKey.HTTP_PORT, "many")).isPresent();
        assertThat(ConfigFields.fault(ConfigKey.HTTP_PORT, "0")).isPresent();
        assertThat(ConfigFields.fault(ConfigKey.ADVERTISE_HOST, "http://x")).isPresent();
    }

    @Test
    void aLegacyValueIsShownAsWhatHoldsMeanwhile() {
        assertThat(ConfigFields.shown(text(SEED), ConfigKey.HEARTBEAT_TOLERANCE))
                .isEmpty();
        assertThat(ConfigFields.otherwise(text(SEED), ConfigKey.HEARTBEAT_TOLERANCE))
                .isEqualTo("20 (heartbeat)");
        assertThat(ConfigFields.otherwise(text(SEED), ConfigKey.HEARTBEAT_FREQUENCY))
                .isEqualTo("5");
    }

    @Test
    void peersAreEditedInPlaceAndKeepWhatTheFormDoesNotKnow() {
        JsonText text = ConfigFields.withPeer(text(SEED), 0, PeerColumn.COMMS, "6001");
        assertThat(text.text()).isEqualTo(SEED.replace("\"comms_port\": 5001", "\"comms_port\": 6001"));

        JsonText two = ConfigFields.withNewPeer(text, "192.0.2.3");
        assertThat(ConfigFields.peers(two))
                .containsExactly(new PeerRow("192.0.2.2", "5000", "6001"), new PeerRow("192.0.2.3", "5000", "5001"));
        assertThat(ConfigFields.withoutPeer(two, 1).text()).isEqualTo(text.text());
        assertThat(ConfigFields.unknown(text)).containsExactly("x_future");
    }

    @Test
    void aTextThatIsEditedIsToldWithLines() {
        ConfigCheck broken = ConfigCheck.of("node-a", "{\n \"host\": \"x\",\n}");
        assertThat(broken.text()).isEmpty();
        assertThat(broken.problems().getFirst().place().orElseThrow().line()).isEqualTo(3);

        ConfigCheck wrong = ConfigCheck.of(
                "node-a",
                "{\n \"heartbeat_port\": 0,\n \"http_port\": \"many\",\n \"host\": [],\n \"comms_port\": 1,\n \"comms_port\": 2}");
        assertThat(wrong.text()).isPresent();
        assertThat(wrong.config()).isEmpty();
        assertThat(wrong.problems())
                .extracting(p -> p.place().orElseThrow().line())
                .containsExactlyInAnyOrder(2, 3, 4, 6);
        assertThat(wrong.problems()).extracting(Problem::code).contains("FL-3002", "FL-3003");
        assertThat(ConfigCheck.of("n", "[]").text()).isEmpty();
        assertThat(ConfigCheck.of("n", SEED).problems()).isEmpty();
    }

    @Test
    void whateverIsTypedTheTextStaysJsonAndUnknownKeysStay() {
        Random random = new Random(31);
        List<String> typed =
                List.of("", "5000", "0", "abc", "\"", "\\", "\u0000x", "192.0.2.1", "true", "007", "\ud83d\ude00");
        JsonText text = text(SEED);
        for (int i = 0; i < 2_000; i++) {
            ConfigKey key = List.of(ConfigKey.values()).get(random.nextInt(ConfigKey.values().length));
            String value = typed.get(random.nextInt(typed.size()));
            text = ConfigFields.edited(text, key, value);
            text = ConfigFields.withPeer(text, 0, List.of(PeerColumn.values()).get(random.nextInt(3)), value);
            assertThat(ConfigFields.shown(text, key).strip()).isEqualTo(value.strip());
            assertThat(text.text()).contains("\"x_future\": {\"keep\":   [1, 2]}", "\"colour\": \"red\"");
        }
        assertThat(text(text.text()).text()).isEqualTo(text.text());
    }
}
