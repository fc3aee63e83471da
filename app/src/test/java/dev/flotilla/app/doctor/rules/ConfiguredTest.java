package dev.flotilla.app.doctor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.doctor.Reached;
import dev.flotilla.app.stack.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows from how nodes and services are configured, without looking anywhere. */
class ConfiguredTest {
    private final Clinic clinic = new Clinic().host("one").host("two");

    @Test
    void aConfigurationThatCannotBeReadIsAnErrorAndNotMerelyUnchecked() {
        clinic.mosaic("one", "a")
                .broken(Problem.of("FL-3001", "mosaic.config, line 3: a comma is missing.", "Add it."));

        assertThat(clinic.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("FL-6235");
            assertThat(f.evidence()).containsExactly("mosaic.config, line 3: a comma is missing. [FL-3001]");
        });
    }

    @Test
    void twoNodesOfOneIdAreNamed() {
        String same = "{\"node_id\": \"m\", \"host\": \"0.0.0.0\", \"advertise_host\": \"%s\", \"peers\": []}";
        clinic.container("one", "a").node(same.formatted("192.0.2.11"));
        clinic.container("two", "b").node(same.formatted("192.0.2.12"));

        assertThat(clinic.codes()).containsExactly("FL-6234 two/b");
    }

    @Test
    void farTooManyPublishedPortsAreAWarning() {
        clinic.mosaic("one", "a").publishes(49152, 16_384);

        assertThat(clinic.findings())
                .filteredOn(f -> f.code().equals("FL-6225"))
                .singleElement()
                .satisfies(f -> assertThat(f.level()).isEqualTo(Finding.Level.WARNING));
    }

    /** Two on one network of one host, which nobody from outside wants. */
    @Test
    void nodesOfOneNetworkNeedNoPublishedPorts() {
        String peer = "{\"host\": \"0.0.0.0\", \"advertise_host\": \"%s\", \"peers\": [{\"host\": \"%s\","
                + " \"comms_port\": 5001, \"heartbeat_port\": 5000}]}";
        clinic.container("one", "a")
                .node(peer.formatted("a", "b"))
                .unpublished(5000, Protocol.UDP)
                .unpublished(5001, Protocol.TCP);
        clinic.container("one", "b")
                .node(peer.formatted("b", "a"))
                .unpublished(5000, Protocol.UDP)
                .unpublished(5001, Protocol.TCP);
        clinic.tried("a", "b", 5001, Clinic.open()).triedUdp("a", "b", 5000, new Reached.Silent());
        clinic.tried("b", "a", 5001, Clinic.open()).triedUdp("b", "a", 5000, new Reached.Silent());

        assertThat(clinic.codes())
                .doesNotContain("FL-6221 one/a", "FL-6222 one/a")
                .noneMatch(c -> c.startsWith("FL-6246"));
    }

    /** A port that is published on another of the machine's addresses is not tried at the usual one. */
    @Test
    void whatThisComputerTriesIsWhereItIsPublished() {
        clinic.container("one", "web")
                .published(80, Protocol.TCP, "198.51.100.7")
                .published(81, Protocol.TCP, "0.0.0.0");

        assertThat(Doctor.tried(clinic.facts().containers().getFirst()))
                .extracting(p -> p.hostPort())
                .containsExactly(81);
    }

    @Test
    void variablesCommandsAndPeersTellWhatIsToBeReached() {
        clinic.container("two", "db").tcp(5432);
        clinic.container("one", "api")
                .env("DATABASE_URL", "postgres://u:p%40w@db/pages")
                .env("QUEUE_ENDPOINT", "192.0.2.12:4150")
                .env("CACHE_HOST", "cache")
                .env("CACHE_PORT", "6379")
                .env("LISTEN_ADDR", "0.0.0.0:8080")
                .env("SENTRY_URL", "https://errors.example.com/1")
                .env("NODE_VERSION", "22:10");
        clinic.container("one", "db-proxy")
                .image("alpine/socat", "socat", "TCP4-LISTEN:5432,fork,reuseaddr", "TCP4:192.0.2.12:5432");

        assertThat(links("api"))
                .containsExactlyInAnyOrder(
                        "db:5432/tcp DATABASE_URL", "192.0.2.12:4150/tcp QUEUE_ENDPOINT", "cache:6379/tcp CACHE_HOST");
        assertThat(links("db-proxy")).containsExactly("192.0.2.12:5432/tcp its command");
    }

    private List<String> links(String name) {
        var facts = clinic.facts();
        return Doctor.trials(
                        facts,
                        facts.containers().stream()
                                .filter(c -> c.name().equals(name))
                                .findFirst()
                                .orElseThrow())
                .stream()
                .filter(l -> l.purpose() != Link.Purpose.PING)
                .map(l -> l.address() + " " + l.where())
                .toList();
    }
}
