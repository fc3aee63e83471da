package dev.flotilla.app.doctor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.NodeFacts.Heard;
import dev.flotilla.app.doctor.Reached;
import dev.flotilla.app.stack.Protocol;
import org.junit.jupiter.api.Test;

/** The lists of the guide for Mosaic nodes, point by point. */
@SuppressWarnings("NullAway.Init") // made in pair
class NodesTest {
    private static final String A = "192.0.2.11";
    private static final String B = "192.0.2.12";

    private final Clinic clinic = new Clinic().host("one").host("two");

    /** Two that list each other, reach each other and hear each other. */
    private Patient wellA;

    private Patient wellB;

    private void pair() {
        wellA = clinic.mosaic("one", "a", B);
        wellB = clinic.mosaic("two", "b", A);
        clinic.tried("a", B, 5001, Clinic.open()).triedUdp("a", B, 5000, new Reached.Silent());
        clinic.tried("b", A, 5001, Clinic.open()).triedUdp("b", A, 5000, new Reached.Silent());
    }

    @Test
    void aHealthyPairHasNoFinding() {
        pair();

        assertThat(clinic.findings()).isEmpty();
    }

    @Test
    void aNodeThatListensForItselfAloneIsNamed() {
        pair();
        wellB.deaf().listens(5000, Protocol.UDP, "127.0.0.1").listens(5001, Protocol.TCP, "127.0.0.1");

        assertThat(clinic.codes()).containsOnly("FL-6216 two/b");
        assertThat(clinic.findings().getFirst().remedy()).contains("0.0.0.0", "not localhost");
    }

    @Test
    void aContainersAddressAsPeerIsNamedWithTheLineOfTheFile() {
        clinic.mosaic("one", "a", "172.17.0.3");
        clinic.mosaic("two", "b", A);

        assertThat(clinic.findings())
                .filteredOn(f -> f.code().equals("FL-6231"))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.target()).isEqualTo("one/a");
                    assertThat(f.evidence()).anyMatch(e -> e.contains("line 2") && e.contains("FL-3012"));
                });
    }

    @Test
    void portsThatAreNotPublishedAreNamedEachWithItsProtocol() {
        pair();
        wellB.unpublished(5000, Protocol.UDP).published(5000, Protocol.TCP, "0.0.0.0");
        wellA.unpublished(5001, Protocol.TCP);

        assertThat(clinic.codes()).contains("FL-6221 two/b", "FL-6222 one/a");
        assertThat(clinic.findings())
                .filteredOn(f -> f.code().equals("FL-6221"))
                .singleElement()
                .satisfies(f -> assertThat(f.cause()).contains("5000/udp", "only the other protocol"));
    }

    @Test
    void aPortThatIsPublishedOnLoopbackIsNamed() {
        pair();
        wellB.unpublished(5001, Protocol.TCP).published(5001, Protocol.TCP, "127.0.0.1");

        assertThat(clinic.codes()).contains("FL-6223 two/b");
    }

    @Test
    void aFirewallThatDropsIsToldFromAMachineThatIsAway() {
        clinic.mosaic("one", "a", B);
        clinic.mosaic("two", "b", A);
        clinic.container("two", "web").tcp(8080);
        clinic.container("one", "user").env("WEB_URL", "http://" + B + ":8080/");
        clinic.tried("a", B, 5001, new Reached.TimedOut());
        clinic.tried("b", A, 5001, Clinic.open());
        clinic.tried("user", B, 8080, Clinic.open());
        clinic.triedUdp("a", B, 5000, new Reached.Silent()).triedUdp("b", A, 5000, new Reached.Silent());

        assertThat(clinic.codes()).containsExactly("FL-6242 one/a");
        assertThat(clinic.findings().getFirst().remedy()).contains("firewall", "two");

        Clinic away = new Clinic().host("one").host("two");
        away.mosaic("one", "a", B);
        away.mosaic("two", "b", A);
        away.tried("a", B, 5001, new Reached.TimedOut()).triedUdp("a", B, 5000, new Reached.Silent());
        away.tried("b", A, 5001, new Reached.TimedOut()).triedUdp("b", A, 5000, new Reached.Silent());

        assertThat(away.codes()).containsExactly("FL-6243 one/a", "FL-6243 two/b");
        assertThat(away.findings().getFirst().remedy()).contains("ping " + B);
    }

    @Test
    void aRefusalThoughItListensIsTheFirewallAndOneWithoutARouteIsTheRoute() {
        Clinic refused = new Clinic().host("one").host("two");
        refused.mosaic("one", "a", B);
        refused.mosaic("two", "b", A);
        refused.tried("a", B, 5001, new Reached.Refused()).triedUdp("a", B, 5000, new Reached.Silent());
        refused.tried("b", A, 5001, new Reached.NoRoute("no route to host"))
                .triedUdp("b", A, 5000, new Reached.Silent());

        assertThat(refused.codes()).containsExactly("FL-6241 one/a", "FL-6244 two/b");
    }

    @Test
    void datagramsThatAreTurnedAwayAreNamed() {
        Clinic refused = new Clinic().host("one").host("two");
        refused.mosaic("one", "a", B);
        refused.mosaic("two", "b", A);
        refused.tried("a", B, 5001, Clinic.open()).triedUdp("a", B, 5000, new Reached.Refused());
        refused.tried("b", A, 5001, Clinic.open()).triedUdp("b", A, 5000, new Reached.Silent());

        assertThat(refused.codes()).containsExactly("FL-6245 one/a");
    }

    @Test
    void heartbeatsThatDoNotArriveWhileTcpDoesAreAFirewallForUdp() {
        pair();
        wellB.hears(new Heard(A, 5000, "stale"));

        assertThat(clinic.codes()).containsExactly("FL-6246 two/b");
        assertThat(clinic.findings().getFirst().remedy()).contains("UDP port 5000", "TCP is allowed already");
    }

    @Test
    void nodesThatAllCallThemselvesNobodyAreNotCalledUnheard() {
        pair();
        wellB.hears(new Heard("0.0.0.0", 5000, "online"));

        assertThat(clinic.codes()).isEmpty();
    }

    @Test
    void aPeerWithTheWrongPortIsNamed() {
        clinic.container("one", "a")
                .node("{\"host\": \"0.0.0.0\", \"advertise_host\": \"" + A + "\", \"peers\": [{\"host\": \"" + B
                        + "\", \"comms_port\": 5001, \"heartbeat_port\": 5005}]}");
        clinic.mosaic("two", "b", A);

        assertThat(clinic.codes()).contains("FL-6232 one/a");
    }

    /** UDP and TCP ports of one number are two things. */
    @Test
    void aPortOfANodeOnItsHostsNetworkThatSomethingElseHasIsNamed() {
        pair();
        wellB.network("host");
        Patient web = clinic.container("two", "web").tcp(5000);
        assertThat(clinic.findings()).isEmpty();

        web.tcp(5001);
        assertThat(clinic.codes()).containsExactly("FL-6224 two/b");
        assertThat(clinic.findings().getFirst().evidence()).containsExactly("two/web publishes it");
    }

    @Test
    void aNodeThatEndedForAPortThatIsTakenIsNamedByItsLog() {
        pair();
        wellB.network("host")
                .ended(1)
                .says("Port 0.0.0.0:5001/tcp is taken by sshd (process 77); comms_port names another.");

        assertThat(clinic.codes()).contains("FL-6211 two/b", "FL-6224 two/b");
    }

    @Test
    void aPeerThatDoesNotListBackIsNamed() {
        clinic.mosaic("one", "a", B);
        clinic.mosaic("two", "b");

        assertThat(clinic.codes()).contains("FL-6233 two/b");
    }

    @Test
    void aNodeWhoseLogDoesNotSayThatItListensIsNamed() {
        pair();
        wellB.saidNothing().says("Traceback (most recent call last):").unseen();

        assertThat(clinic.codes()).contains("FL-6261 two/b");
    }

    @Test
    void troubleInTheLogOfAMomentAgoIsTold() {
        pair();
        wellB.says("[Errno 111] Connection refused while connecting to 192.0.2.13");

        assertThat(clinic.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("FL-6262");
            assertThat(f.evidence()).anyMatch(e -> e.contains("192.0.2.13"));
        });
    }

    @Test
    void whatCouldNotBeLookedAtIsNeverWell() {
        clinic.mosaic("one", "a", B);
        clinic.mosaic("two", "b", A).unseen();
        clinic.tried("a", B, 5001, Clinic.open()).triedUdp("a", B, 5000, new Reached.Silent());

        assertThat(clinic.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("FL-6200");
            assertThat(f.level()).isEqualTo(Finding.Level.NOT_CHECKED);
            assertThat(f.target()).isEqualTo("two");
            assertThat(f.cause()).contains("no helper");
            assertThat(f.evidence()).anyMatch(e -> e.startsWith("b:"));
        });
    }
}
