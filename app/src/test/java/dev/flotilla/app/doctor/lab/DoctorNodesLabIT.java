package dev.flotilla.app.doctor.lab;

import static dev.flotilla.app.doctor.lab.Ward.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Three nodes that are well, and then do not see each other, are refused, or do not hear each other. Faults that are made side by side
 * are between different nodes, so that each finding has one fault alone to come from.
 */
@NeedsLab(secured = 3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // made before all
class DoctorNodesLabIT {
    private static final String[] PUBLISHED = {"-p", "5000:5000/udp", "-p", "5001:5001"};
    private static final Duration LONG = Duration.ofSeconds(40);

    private final Lab lab;
    private Ward ward;
    private String a;
    private String b;
    private String c;

    DoctorNodesLabIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeAll
    void threeNodes() {
        ward = new Ward(lab);
        a = at(ward.one, "mosaic-a");
        b = at(ward.two, "mosaic-b");
        c = at(ward.three, "mosaic-c");
    }

    @AfterAll
    void clear() {
        ward.close();
    }

    /** Three nodes that all list each other. */
    private void mesh(String name, int port, String... words) {
        List<LabHost> machines = List.of(ward.one, ward.two, ward.three);
        for (int i = 0; i < machines.size(); i++) {
            LabHost machine = machines.get(i);
            String[] others = machines.stream()
                    .filter(m -> !m.equals(machine))
                    .map(m -> m.address() + ":" + port)
                    .toArray(String[]::new);
            String node = name + (char) ('a' + i);
            ward.node(machine, node, Config.of("0.0.0.0", machine.address(), port, others), words);
            ward.listens(machine, node);
        }
    }

    /** In both kinds of network. */
    @Test
    @Order(1)
    void threeNodesBehindBridgesAndThreeOnTheNetworkOfTheirHostsHaveNoFinding() throws Exception {
        mesh("mosaic-", 5000, PUBLISHED);
        mesh("hosted-", 5100, "--network", "host");
        ward.make();
        ward.awaitWell();

        ward.sh(ward.one, "docker rm -f hosted-a")
                .sh(ward.two, "docker rm -f hosted-b")
                .sh(ward.three, "docker rm -f hosted-c");
        ward.make();
    }

    @Test
    @Order(2)
    void whatKeepsNodesApartIsNamed() throws Exception {
        String from = "-s " + ward.one.address() + " -p ";
        ward.firewall(ward.two, from + "tcp --dport 5001 -j DROP");
        ward.firewall(ward.three, from + "tcp --dport 5001 -j REJECT --reject-with tcp-reset");
        ward.firewall(ward.three, from + "udp --dport 5000 -j DROP");
        ward.firewall(ward.one, "-s " + ward.three.address() + " -p udp --dport 5000 -j REJECT");
        // A router that says so; kernels tell it once a second at most unless they are told otherwise.
        ward.fault(ward.two, "sysctl -q -w net.ipv4.icmp_ratelimit=0", "sysctl -q -w net.ipv4.icmp_ratelimit=1000");
        ward.firewall(ward.two, "-d " + ward.three.address() + " -j REJECT --reject-with icmp-host-unreachable");

        await().atMost(LONG).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            List<Finding> found = ward.examine();
            assertThat(found).anySatisfy(f -> named(f, "FL-6242", a, "mosaic-b", "5001/tcp"));
            assertThat(found).anySatisfy(f -> named(f, "FL-6241", a, "mosaic-c", "5001/tcp"));
            assertThat(found).anySatisfy(f -> named(f, "FL-6246", c, "mosaic-a"));
            assertThat(found).anySatisfy(f -> named(f, "FL-6245", c, "mosaic-a", "5000/udp"));
            assertThat(found).anySatisfy(f -> named(f, "FL-6244", b, "mosaic-c"));
            assertThat(Ward.codes(found)).noneMatch(code -> code.startsWith("FL-6243"));
        });
        ward.mend();
        ward.awaitWell();
    }

    private static void named(Finding finding, String code, String target, String... words) {
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.target()).isEqualTo(target);
        assertThat(finding.cause() + finding.evidence()).contains(words);
    }

    @Test
    @Order(3)
    void aMachineThatIsAwayAndANodeThatEndedAreNamed() throws Exception {
        lab.cut(ward.two, Lab.From.PEERS);
        ward.sh(ward.three, "docker stop -t 1 mosaic-c").make();

        List<Finding> found = ward.examine("mosaic-a");

        lab.heal(ward.two);
        assertThat(Ward.codes(found)).contains("FL-6243 " + a, "FL-6243 " + b, "FL-6211 " + c);
        assertThat(found)
                .filteredOn(f -> f.code().equals("FL-6211"))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.deed()).isPresent();
                    assertThat(f.evidence()).anyMatch(e -> e.startsWith("log: "));
                });
    }

    /** Each of these is one mistake of its own. */
    @Test
    @Order(4)
    void configurationsThatCannotWorkAreNamed() throws Exception {
        ward.clear();
        wrongPeersAndDoors();
        twins();
        crowdedAndTaken();
        noNodes();
        ward.make();
        ward.awaitFound(
                "FL-6216 " + at(ward.one, "lonely"),
                "FL-6235 " + at(ward.one, "garbled"),
                "FL-6211 " + at(ward.one, "garbled"),
                "FL-6262 " + at(ward.one, "complaining"),
                "FL-6221 " + at(ward.two, "closed"),
                "FL-6232 " + at(ward.two, "closed"),
                "FL-6231 " + at(ward.two, "inward"),
                "FL-6223 " + at(ward.two, "inward"),
                "FL-6233 " + at(ward.two, "silent"),
                "FL-6234 " + at(ward.three, "twin-2"),
                "FL-6225 " + at(ward.three, "crowded"),
                "FL-6224 " + at(ward.three, "beside"),
                "FL-6224 " + at(ward.three, "refused"),
                "FL-6222 " + at(ward.one, "no-node"),
                "FL-6215 " + at(ward.one, "no-node"),
                "FL-6261 " + at(ward.one, "no-node"));
    }

    private void wrongPeersAndDoors() {
        String one = ward.one.address();
        String two = ward.two.address();
        String three = ward.three.address();
        ward.node(ward.one, "lonely", Config.of("localhost", one, 5000, two), PUBLISHED);
        ward.standIn(ward.two, "closed", Config.of("0.0.0.0", two, 5000, one + ":5005"), "-p", "5001:5001");
        ward.standIn(
                ward.two,
                "inward",
                Config.of("0.0.0.0", two, 5010, "172.17.0.9"),
                "-p",
                "5010:5010/udp",
                "-p",
                "127.0.0.1:5011:5011");
        ward.standIn(ward.three, "asking", Config.of("0.0.0.0", three, 5000, two + ":5020"), PUBLISHED);
        ward.standIn(ward.two, "silent", Config.of("0.0.0.0", two, 5020), published(5020));
    }

    private static String[] published(int heartbeats, String... more) {
        int comms = heartbeats + 1;
        List<String> words =
                new ArrayList<>(List.of("-p", heartbeats + ":" + heartbeats + "/udp", "-p", comms + ":" + comms));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private void twins() {
        ward.standIn(ward.two, "twin-1", Config.named("twin", ward.two.address(), 5030), published(5030));
        ward.standIn(ward.three, "twin-2", Config.named("twin", ward.three.address(), 5030), published(5030));
    }

    /** One with a range as the guide has it, one that publishes what another has, and one on the host's network that wants that. */
    private void crowdedAndTaken() {
        String three = ward.three.address();
        // Engines need a minute and more to end one that has so many, so that it is never started.
        ward.standInAtRest(
                ward.three,
                "crowded",
                Config.of("0.0.0.0", three, 5040),
                published(5040, "-p", "49152-50175:49152-50175"));
        ward.run(ward.three, "holder", "-p", "5051:80", "nginx");
        ward.runInVain(ward.three, "refused", "--label", "dev.flotilla.stack=x", "-p", "5051:80", "nginx");
        ward.node(ward.three, "beside", Config.of("0.0.0.0", three, 5050), "--network", "host");
    }

    private void noNodes() {
        ward.run(
                ward.one,
                "no-node",
                "--label",
                "dev.flotilla.node=mosaic",
                "busybox",
                "sh",
                "-c",
                "echo hello; exec sleep 600");
        ward.node(ward.one, "garbled", "{\"host\": ");
        ward.run(
                ward.one,
                "complaining",
                "--restart=always",
                "busybox",
                "sh",
                "-c",
                "while true; do echo dial 192.0.2.1: connection refused; sleep 1; done");
    }
}
