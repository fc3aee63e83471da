package dev.flotilla.app.doctor.lab;

import static dev.flotilla.app.doctor.lab.Ward.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.probe.Wish;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.NeedsLab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Three nodes that agree and are well, and then do not connect or do not come to an agreement; and nodes with TLS. */
@NeedsLab(secured = 3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // made before all
class DoctorCanariesLabIT {
    private static final String TOKEN = "doctor-token-0123456789";
    private static final Duration LONG = Duration.ofSeconds(40);

    /** Asks for a rollout, inside of the coordinator. */
    private static final String ASK = """
            body="{\\"percent\\": $1}"
            (
              exec 3<>/dev/tcp/127.0.0.1/50051
              printf 'POST /rollout HTTP/1.1\\r\\nHost: node\\r\\nConnection: close\\r\\nAuthorization: Bearer %s\\r\\nContent-Length: %d\\r\\n\\r\\n%s' \\
                "$0" ${#body} "$body" >&3
              timeout 3 head -n 1 <&3
            ) 2>/dev/null
            true
            """;

    /** One round after the other, until three came to nothing. */
    private static final String THREE_ROUNDS = """
            for percent in $(seq 60); do
              docker exec canary-a bash -c "$0" "$1" $percent
              [ $(docker logs canary-a 2>&1 | grep -c '2PC: ABORT') -lt 3 ] || exit 0
              sleep 0.2
            done
            exit 1
            """;

    private final Lab lab;
    private Ward ward;

    DoctorCanariesLabIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeAll
    void three() {
        ward = new Ward(lab);
        String[] addresses = {ward.one.address(), ward.two.address(), ward.three.address()};
        ward.sh(
                ward.one,
                "mkdir -p /srv/doctor && printf %s " + TOKEN + " >/srv/doctor/token && chown 10001 /srv/doctor/token"
                        + " && chmod 600 /srv/doctor/token");
        ward.run(
                ward.one,
                "canary-a",
                canary(0, addresses, "-v", "/srv/doctor/token:/run/token:ro", "-e", "ROLLOUT_TOKEN_FILE=/run/token"));
        ward.run(ward.two, "canary-b", canary(1, addresses));
        ward.run(ward.three, "canary-c", canary(2, addresses));
        secured();
        ward.listens(ward.one, "canary-a").listens(ward.two, "canary-b").listens(ward.three, "canary-c");
        ward.listens(ward.three, "secured").listens(ward.three, "closed");
        ward.make();
    }

    /** The lab's engines have certificates that name their machines; nodes beside one show the same. */
    private void secured() {
        ward.sh(
                ward.three,
                "mkdir -p /srv/doctor-tls && cd /srv/doctor-tls && cp /etc/docker/ca.pem /etc/docker/cert.pem"
                        + " /etc/docker/key.pem . && chown 10001 * && chmod 600 key.pem");
        ward.run(ward.three, "secured", secured(5001));
        ward.run(ward.three, "closed", secured(5101, "-e", "CA_CRT=/tls/ca.pem"));
    }

    @AfterAll
    void clear() {
        ward.close();
    }

    private static String[] canary(int offset, String[] peers, String... more) {
        int control = 60_001 + offset;
        int http = 50_051 + offset;
        List<String> words = new ArrayList<>(List.of(
                "--label", "dev.flotilla.node=canary",
                "-p", control + ":" + control,
                "-p", http + ":" + http,
                "-e", "NODE_ID=node-" + (char) ('a' + offset),
                "-e", "CONTROL_PORT=" + control,
                "-e", "HTTP_PORT=" + http));
        for (int i = 0; i < peers.length; i++) {
            words.addAll(List.of("-e", "PEERS_NODE_" + (char) ('A' + i) + "=" + peers[i]));
        }
        words.addAll(List.of(more));
        words.add("flotilla-node");
        return words.toArray(String[]::new);
    }

    @Test
    @Order(1)
    void threeNodesThatAgreeHaveNoFindingNorHaveNodesWithTlsThatAreAskedWithACertificate() {
        Wish everything = new Wish(List.of(), true, "flotilla-node", Optional.of(lab.certificates()));
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> assertThat(ward.result(everything).findings()).isEmpty());
    }

    @Test
    @Order(2)
    void nodesWithTlsAreAskedWithWhatIsKnownAndElseNotChecked() throws Exception {
        assertThat(ward.examine("secured", "closed")).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("FL-6200");
            assertThat(f.cause()).contains("wants a certificate from its clients", "--node-tls FOLDER");
            assertThat(f.evidence()).singleElement().asString().startsWith("closed: whom it hears");
        });
        Wish strange = new Wish(List.of("secured", "closed"), false, "none", Optional.of(lab.strangersCertificates()));
        assertThat(ward.result(strange).findings())
                .anyMatch(f -> f.code().equals("FL-6200") && f.cause().contains("do not trust each other"));
    }

    @Test
    @Order(3)
    void aControlPortBehindAFirewallAndRoundsThatComeToNothingAreNamed() throws Exception {
        ward.firewall(ward.two, "-p tcp --dport 60002 -j DROP");
        lab.exec(ward.one, "sh", "-c", THREE_ROUNDS, ASK, TOKEN);

        List<Finding> found = ward.examine("canary-a");

        ward.mend();
        assertThat(Ward.codes(found))
                .contains("FL-6242 " + at(ward.one, "canary-a"), "FL-6263 " + at(ward.one, "canary-a"));
        assertThat(found)
                .filteredOn(f -> f.code().equals("FL-6263") && f.target().equals(at(ward.one, "canary-a")))
                .singleElement()
                .satisfies(f ->
                        assertThat(f.evidence()).hasSize(3).allMatch(line -> line.contains("no vote from node-b")));
    }

    /** Each of these is one mistake of its own. */
    @Test
    @Order(4)
    void wrongAddressesOlderStatesAndMuteOnesAreNamed() throws Exception {
        ward.sh(ward.two, "docker rm -f canary-b >/dev/null");
        String typo = ward.two.address().substring(0, ward.two.address().length() - 1) + "O";
        ward.run(ward.two, "canary-b", canary(1, new String[] {ward.one.address(), typo, ward.three.address()}));
        // An older state of the same group, on the HTTP port alone: nothing listens on its control port.
        ward.run(ward.one, "canary-d", served(1, 60_004, 50_054));
        ward.run(ward.two, "canary-e", served(9, 60_005, 50_055));
        ward.run(ward.two, "canary-f", mute(60_006, 50_056));
        ward.make();
        ward.awaitFound(
                "FL-6236 " + at(ward.two, "canary-b"),
                "FL-6237 " + at(ward.two, "canary-b"),
                "FL-6215 " + at(ward.one, "canary-d"),
                "FL-6273 " + at(ward.one, "canary-d"),
                "FL-6272 " + at(ward.two, "canary-f"));
    }

    private static String[] secured(int comms, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "-p", (comms - 1) + ":" + (comms - 1) + "/udp",
                "-p", comms + ":" + comms,
                "-v", "/srv/doctor-tls:/tls:ro",
                "-e", "HEARTBEAT_PORT=" + (comms - 1),
                "-e", "COMMS_PORT=" + comms,
                "-e", "SERVER_CRT=/tls/cert.pem",
                "-e", "SERVER_KEY=/tls/key.pem"));
        words.addAll(List.of(more));
        words.add("flotilla-node");
        return words.toArray(String[]::new);
    }

    /** What only serves a state over HTTP. */
    private static String[] served(int version, int control, int http) {
        return new String[] {
            "--label",
            "dev.flotilla.node=canary",
            "-p",
            control + ":" + control,
            "-p",
            http + ":" + http,
            "-e",
            "NODE_ID=node-z",
            "-e",
            "CONTROL_PORT=" + control,
            "-e",
            "HTTP_PORT=" + http,
            "-e",
            "PEERS_NODE_A=192.0.2.77",
            "busybox",
            "sh",
            "-c",
            "mkdir -p /w/health && echo '{\"last_committed_version\": " + version
                    + ", \"digest\": \"d\"}' >/w/health/snapshot && exec httpd -f -p " + http + " -h /w"
        };
    }

    private static String[] mute(int control, int http) {
        return new String[] {
            "--label",
            "dev.flotilla.node=canary",
            "-p",
            control + ":" + control,
            "-p",
            http + ":" + http,
            "-e",
            "CONTROL_PORT=" + control,
            "-e",
            "HTTP_PORT=" + http,
            "busybox",
            "httpd",
            "-f",
            "-p",
            Integer.toString(http),
            "-h",
            "/tmp"
        };
    }
}
