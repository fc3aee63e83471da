package dev.flotilla.app.doctor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.doctor.Known;
import dev.flotilla.app.doctor.NodeFacts.Snapshot;
import dev.flotilla.app.doctor.Reached;
import dev.flotilla.app.stack.Protocol;
import org.junit.jupiter.api.Test;

/** The lists of the guide for canary nodes, point by point. */
class CanariesTest {
    private static final String A = "192.0.2.11";
    private static final String B = "192.0.2.12";

    private final Clinic clinic = new Clinic().host("one").host("two");

    @Test
    void canaryNodesWithoutTheirPortsWithWrongAddressesAndWithDifferentOnesAreNamed() {
        canaries("192.0.2.1I", B, A);

        assertThat(clinic.codes()).contains("FL-6236 one/coord").anyMatch(c -> c.startsWith("FL-6237"));
        assertThat(clinic.findings())
                .filteredOn(f -> f.code().equals("FL-6236"))
                .singleElement()
                .satisfies(f -> assertThat(f.remedy()).contains("Perhaps 192.0.2.11 is meant"));
    }

    @Test
    void anAddressOfNobodyAndALoopbackAreNamed() {
        canaries(A, "192.0.2.99", A);
        assertThat(clinic.codes()).contains("FL-6236 one/coord");

        Clinic loopback = new Clinic().host("one").host("two");
        loopback.container("one", "coord").canary(0, version(1), version(1)).env("PEERS_NODE_B", "127.0.0.1");
        loopback.container("two", "part").canary(1, version(1), version(1)).env("PEERS_NODE_A", A);
        assertThat(loopback.codes()).contains("FL-6236 one/coord");
    }

    @Test
    void aHealthyCanaryPairHasNoFinding() {
        canaries(A, B, A);

        assertThat(clinic.findings()).isEmpty();
    }

    private void canaries(String a, String b, String aByB) {
        clinic.container("one", "coord")
                .canary(0, version(3), version(3))
                .env("PEERS_NODE_A", a)
                .env("PEERS_NODE_B", b);
        clinic.container("two", "part")
                .canary(1, version(3), version(3))
                .env("PEERS_NODE_A", aByB)
                .env("PEERS_NODE_B", b);
        clinic.tried("coord", b, 60002, b.equals(B) ? Clinic.open() : new Reached.TimedOut());
        clinic.tried("part", aByB, 60001, Clinic.open());
    }

    @Test
    void aNodeThatServesAnOlderStateIsNamed() {
        clinic.container("one", "coord").canary(0, version(7), version(7)).env("PEERS_NODE_B", B);
        clinic.container("two", "part").canary(1, version(6), version(6)).env("PEERS_NODE_B", B);
        clinic.tried("coord", B, 60002, Clinic.open());

        assertThat(clinic.codes()).contains("FL-6273 two/part");
    }

    @Test
    void aNodeWithoutItsControlPortAndOneWhoseHttpIsMuteAreNamed() {
        clinic.container("one", "coord")
                .canary(0, version(1), version(1))
                .unpublished(60001, Protocol.TCP)
                .env("PEERS_NODE_B", B);
        clinic.container("two", "part")
                .canary(1, Known.not("it answered nothing"), Known.not("it answered nothing"))
                .env("PEERS_NODE_B", B);
        clinic.tried("coord", B, 60002, Clinic.open());

        assertThat(clinic.codes()).contains("FL-6222 one/coord", "FL-6272 two/part");
    }

    @Test
    void aNodeThatDoesNotListenOnItsControlPortIsNamed() {
        clinic.container("two", "part")
                .canary(1, version(1), version(1))
                .deaf()
                .listens(50052, Protocol.TCP, "0.0.0.0");

        assertThat(clinic.codes()).contains("FL-6215 two/part");
    }

    @Test
    void roundsThatAreAllAbortedAreTold() {
        clinic.container("one", "coord")
                .canary(0, version(1), version(1))
                .says("2PC: ABORT version 2: error rate 0.1")
                .says("2PC: ABORT version 2: error rate 0.1")
                .says("2PC: ABORT version 2: error rate 0.1");

        assertThat(clinic.codes()).containsExactly("FL-6263 one/coord");
    }

    @Test
    void aNodeWithTlsThatCouldNotBeAskedIsNotCheckedAndNotMute() {
        clinic.container("one", "coord")
                .canary(0, version(1), version(1))
                .unasked("it speaks TLS and wants a certificate");

        assertThat(clinic.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("FL-6200");
            assertThat(f.cause()).contains("it speaks TLS and wants a certificate");
            assertThat(f.evidence()).containsExactly("coord: whom it hears, and its HTTP side");
        });
    }

    private static Known<Snapshot> version(long number) {
        return Known.of(new Snapshot(number, "d" + number));
    }
}
