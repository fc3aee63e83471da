package dev.flotilla.app.peers.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.peers.lens.ConfigReader;
import dev.flotilla.app.source.JsonText;
import org.junit.jupiter.api.Test;

class ObserverPeerTest {
    private final ObserverPeer peer = new ObserverPeer("192.0.2.2", 5005);

    @Test
    void itIsPutInOnceAndTheRestStaysAsItIs() {
        String once = with("{ \"peers\": [],\n \"mine\": 1 }\n");
        assertThat(once).contains("\"192.0.2.2\"", "5005", "\n \"mine\": 1 }\n");
        assertThat(with(once)).isEqualTo(once);
        assertThat(with("{}")).contains("\"peers\"", "192.0.2.2");
    }

    @Test
    void anAddressOfIpv6StandsInBrackets() {
        assertThat(ObserverPeer.read("[2001:db8::2]:5005"))
                .isEqualTo(Outcome.ok(new ObserverPeer("2001:db8::2", 5005)));
    }

    private String with(String json) {
        JsonText text = value(JsonText.read("a.config", json));
        return peer.among(text, value(ConfigReader.read(text))).text();
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed ->
                throw new AssertionError(failed.first().message());
        };
    }
}
