package dev.flotilla.app.doctor.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nodes that do not see each other, are refused, or do not hear each other: broken for real, one thing at a time. */
@NeedsLab(secured = 2)
class DoctorNodesLabIT {
    private static final String[] PUBLISHED = {"-p", "5000:5000/udp", "-p", "5001:5001"};
    private static final Duration LONG = Duration.ofSeconds(40);

    private final Lab lab;

    DoctorNodesLabIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void wellNodesHaveNoFindingAndEachThingThatKeepsThemApartIsNamed() throws Exception {
        try (Ward ward = new Ward(lab)) {
            pair(ward);
            assertThat(ward.examine()).isEmpty();
            String a = ward.one.name() + "/mosaic-a";
            String b = ward.two.name() + "/mosaic-b";

            firewall(ward, ward.two, "-p tcp --dport 5001 -j DROP");
            assertThat(ward.codes("mosaic-a")).contains("FL-6242 " + a).noneMatch(c -> c.startsWith("FL-6243"));
            ward.mend();

            firewall(ward, ward.two, "-p tcp --dport 5001 -j REJECT --reject-with tcp-reset");
            assertThat(ward.codes("mosaic-a")).contains("FL-6241 " + a);
            ward.mend();

            // A router that says so; kernels tell it once a second at most unless they are told otherwise.
            String away = " FORWARD -d " + ward.two.address() + " -j REJECT --reject-with icmp-host-unreachable";
            ward.fault(
                    ward.one,
                    "sysctl -q -w net.ipv4.icmp_ratelimit=0; iptables -I" + away,
                    "iptables -D" + away + "; sysctl -q -w net.ipv4.icmp_ratelimit=1000");
            assertThat(ward.codes("mosaic-a")).contains("FL-6244 " + a);
            ward.mend();

            firewall(ward, ward.two, "-p udp --dport 5000 -j REJECT");
            assertThat(ward.codes("mosaic-a")).contains("FL-6245 " + a);
            ward.mend();

            firewall(ward, ward.two, "-p udp --dport 5000 -j DROP");
            awaitUnheard(ward, "FL-6246 " + b);
            ward.mend();
            awaitWell(ward);

            lab.cut(ward.two, Lab.From.PEERS);
            assertThat(ward.codes("mosaic-a")).contains("FL-6243 " + a, "FL-6243 " + b);
            lab.heal(ward.two);

            ward.docker(ward.two, "stop", "-t", "1", "mosaic-b");
            List<Finding> stopped = ward.examine("mosaic-a");
            assertThat(Ward.codes(stopped)).contains("FL-6211 " + b);
            assertThat(stopped)
                    .filteredOn(f -> f.code().equals("FL-6211"))
                    .singleElement()
                    .satisfies(f -> {
                        assertThat(f.deed()).isPresent();
                        assertThat(f.evidence()).anyMatch(e -> e.startsWith("log: "));
                    });
        }
    }

    @Test
    void nodesOnTheNetworkOfTheirHostsAreWell() throws Exception {
        try (Ward ward = new Ward(lab)) {
            String one = ward.one.address();
            String two = ward.two.address();
            ward.node(ward.one, "mosaic-a", config("0.0.0.0", one, 5000, two, 5000), "--network", "host");
            ward.node(ward.two, "mosaic-b", config("0.0.0.0", two, 5000, one, 5000), "--network", "host");
            awaitWell(ward);
        }
    }

    /** Each of these is one mistake of its own. */
    @Test
    void configurationsThatCannotWorkAreNamed() throws Exception {
        try (Ward ward = new Ward(lab)) {
            String two = ward.two.address();
            String one = ward.one.address();
            ward.node(ward.one, "lonely", config("localhost", one, 5000, two, 5000), PUBLISHED);
            ward.node(ward.two, "closed", config("0.0.0.0", two, 5000, one, 5005), "-p", "5001:5001");
            ward.node(
                    ward.two,
                    "inward",
                    config("0.0.0.0", two, 5010, "172.17.0.9", 5000),
                    "-p",
                    "5010:5010/udp",
                    "-p",
                    "127.0.0.1:5011:5011");
            ward.run(
                    ward.one,
                    "no-node",
                    "--label",
                    "dev.flotilla.node=mosaic",
                    "busybox",
                    "sh",
                    "-c",
                    "echo hello; exec sleep 600");
            garbledAndComplaining(ward);
            ward.awaitLog(ward.one, "lonely", "listener started");
            ward.awaitLog(ward.two, "closed", "listener started");
            ward.awaitLog(ward.two, "inward", "listener started");
            await().atMost(LONG)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(ward.codes())
                            .contains(
                                    "FL-6216 " + ward.one.name() + "/lonely",
                                    "FL-6235 " + ward.one.name() + "/garbled",
                                    "FL-6211 " + ward.one.name() + "/garbled",
                                    "FL-6262 " + ward.one.name() + "/complaining",
                                    "FL-6221 " + ward.two.name() + "/closed",
                                    "FL-6232 " + ward.two.name() + "/closed",
                                    "FL-6231 " + ward.two.name() + "/inward",
                                    "FL-6223 " + ward.two.name() + "/inward",
                                    "FL-6222 " + ward.one.name() + "/no-node",
                                    "FL-6215 " + ward.one.name() + "/no-node",
                                    "FL-6261 " + ward.one.name() + "/no-node"));
        }
    }

    private static void garbledAndComplaining(Ward ward) {
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

    @Test
    void canaryNodesThatDoNotConnectOrAreNotInStepAreNamed() throws Exception {
        try (Ward ward = new Ward(lab)) {
            String one = ward.one.address();
            String two = ward.two.address();
            String[] a = canary(0, one, two);
            String[] b = canary(1, one, two);
            ward.run(ward.one, "canary-a", a);
            ward.run(ward.two, "canary-b", b);
            ward.awaitLog(ward.one, "canary-a", "listener started");
            ward.awaitLog(ward.two, "canary-b", "listener started");
            await().atMost(LONG)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(ward.examine()).isEmpty());

            firewall(ward, ward.two, "-p tcp --dport 60002 -j DROP");
            assertThat(ward.codes("canary-a")).contains("FL-6242 " + ward.one.name() + "/canary-a");
            ward.mend();

            ward.docker(ward.two, "rm", "-f", "canary-b");
            String typo = two.substring(0, two.length() - 1) + "O";
            ward.run(ward.two, "canary-b", canary(1, one, typo));
            // An older state of the same group, on the HTTP port alone: nothing listens on its control port.
            ward.run(ward.one, "canary-c", served(1, 60_003, 50_053, typo, "192.0.2.77"));
            ward.run(ward.two, "canary-d", served(9, 60_004, 50_054, typo, "192.0.2.77"));
            ward.run(ward.two, "canary-e", mute(60_005, 50_055));
            ward.awaitLog(ward.two, "canary-b", "");
            await().atMost(LONG)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(ward.codes())
                            .contains(
                                    "FL-6236 " + ward.two.name() + "/canary-b",
                                    "FL-6215 " + ward.one.name() + "/canary-c",
                                    "FL-6273 " + ward.one.name() + "/canary-c",
                                    "FL-6272 " + ward.two.name() + "/canary-e")
                            .anyMatch(c -> c.startsWith("FL-6237 ")));
        }
    }

    private static String[] canary(int offset, String a, String b) {
        int control = 60_001 + offset;
        int http = 50_051 + offset;
        return new String[] {
            "--label", "dev.flotilla.node=canary",
            "-p", control + ":" + control,
            "-p", http + ":" + http,
            "-e", "NODE_ID=node-" + (char) ('a' + offset),
            "-e", "CONTROL_PORT=" + control,
            "-e", "HTTP_PORT=" + http,
            "-e", "PEERS_NODE_A=" + a,
            "-e", "PEERS_NODE_B=" + b,
            "flotilla-node"
        };
    }

    /** What only serves a state over HTTP. */
    private static String[] served(int version, int control, int http, String b, String c) {
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
            "PEERS_NODE_A=" + c,
            "-e",
            "PEERS_NODE_B=" + b,
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

    private static void pair(Ward ward) throws InterruptedException {
        ward.node(
                ward.one, "mosaic-a", config("0.0.0.0", ward.one.address(), 5000, ward.two.address(), 5000), PUBLISHED);
        ward.node(
                ward.two, "mosaic-b", config("0.0.0.0", ward.two.address(), 5000, ward.one.address(), 5000), PUBLISHED);
        awaitWell(ward);
    }

    private static void awaitWell(Ward ward) {
        await().atMost(LONG)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(ward.examine()).isEmpty());
    }

    private static void awaitUnheard(Ward ward, String finding) {
        await().atMost(LONG)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(ward.codes("mosaic-a")).contains(finding));
    }

    /** In the way of what goes to containers, before their ports are looked up. */
    private static void firewall(Ward ward, LabHost machine, String rule) {
        String table = rule.contains("REJECT") ? "filter" : "raw";
        String chain = rule.contains("REJECT") ? "FORWARD" : "PREROUTING";
        ward.fault(
                machine,
                "iptables -t " + table + " -I " + chain + " " + rule,
                "iptables -t " + table + " -D " + chain + " " + rule);
    }

    private static String config(String bind, String address, int port, String peer, int peerPort) {
        return "{\"host\": \"" + bind + "\", \"advertise_host\": \"" + address + "\", \"heartbeat_port\": " + port
                + ", \"comms_port\": " + (port + 1) + ", \"heartbeat_frequency\": 1, \"heartbeat_tolerance\": 4,"
                + " \"state_location\": \"/app/state\", \"peers\": [{\"host\": \"" + peer + "\", \"comms_port\": "
                + (peerPort + 1) + ", \"heartbeat_port\": " + peerPort + "}]}";
    }
}
