package dev.flotilla.app.ui.stacks.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.peers.form.ConfigWords;
import dev.flotilla.app.source.code.Offer;
import dev.flotilla.app.source.code.Proposal;
import dev.flotilla.app.source.code.Proposer;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static Offer offer(Proposer words, String text) {
        int at = text.indexOf('|');
        return words.at(text.substring(0, at) + text.substring(at + 1), at);
    }

    private static List<String> compose(String text) {
        return offer(new ComposeWords(), text).proposals().stream()
                .map(Proposal::word)
                .toList();
    }

    @Test
    void composeKeysAreProposedWhereTheyBelong() {
        assertThat(compose("|")).contains("services", "volumes", "networks");
        assertThat(compose("services:\n  web:\n    im|")).startsWith("image");
        assertThat(compose("services:\n  web:\n    image: a\n    |"))
                .doesNotContain("image")
                .contains("ports");
        assertThat(compose("services:\n  web:\n    healthcheck:\n      |")).contains("test", "interval");
        assertThat(compose("services:\n  web:\n    restart: |")).contains("unless-stopped", "no");
        assertThat(compose("services:\n  web:\n    privileged: t|")).containsExactly("true");
        assertThat(compose("services:\n  web:\n    image: |")).isEmpty();
    }

    @Test
    void namesOfTheStackAreProposedWhereTheyAreReferredTo() {
        String rest = "\n  db:\n    image: b\nvolumes:\n  data:\nnetworks:\n  front:\n";
        assertThat(compose("services:\n  web:\n    depends_on:\n      - |" + rest))
                .containsExactly("db");
        assertThat(compose("services:\n  web:\n    depends_on:\n      |" + rest))
                .containsExactly("db");
        assertThat(compose("services:\n  web:\n    volumes:\n      - d|" + rest))
                .containsExactly("data");
        assertThat(compose("services:\n  web:\n    networks: [|" + rest)).containsExactly("front");
        assertThat(compose("services:\n  web:\n    network_mode: service|" + rest))
                .containsExactly("service:db");
        assertThat(compose("services:\n  web:\n    depends_on:\n      db:\n        condition: |" + rest))
                .contains("service_healthy");
    }

    @Test
    void whatIsWrittenHasWhatItsKeyWants() {
        Offer offer = offer(new ComposeWords(), "services:\n  web:\n    por|");
        assertThat(offer.proposals().getFirst().insert()).isEqualTo("ports:\n  - ");
        assertThat(offer.start()).isEqualTo("services:\n  web:\n    ".length());
    }

    @Test
    void jsonStacksHaveTheirOwn() {
        Proposer words = new GraphiumWords();
        String text = "{\"name\": \"s\", \"itemListElement\": [{\"name\": \"a\", |}, {\"name\": \"b\"}]}";
        assertThat(offer(words, text).proposals()).extracting(Proposal::word).contains("image", "ports");
        assertThat(offer(words, text.replace("|", "\"im|\""))
                        .proposals()
                        .getFirst()
                        .insert())
                .isEqualTo("image\": \"\"");
        assertThat(offer(words, text.replace("|", "\"dependsOn\": [\"|\"]")).proposals())
                .extracting(Proposal::word)
                .containsExactly("a", "b");
    }

    @Test
    void configurationsHaveTheirs() {
        Proposer words = new ConfigWords();
        assertThat(offer(words, "{|}").proposals()).extracting(Proposal::word).contains("node_id", "peers");
        assertThat(offer(words, "{\"role\": \"c|\"}").proposals())
                .extracting(Proposal::word)
                .contains("coordinator");
        assertThat(offer(words, "{\"peers\": [{\"|\"}]}").proposals())
                .extracting(Proposal::word)
                .containsExactly("host", "comms_port", "heartbeat_port");
    }
}
