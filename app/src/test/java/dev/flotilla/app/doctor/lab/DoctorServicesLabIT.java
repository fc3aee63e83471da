package dev.flotilla.app.doctor.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.NeedsLab;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Workers, forwarders, launched nodes, engines and stacks: broken for real, one thing at a time. */
@NeedsLab(secured = 2)
class DoctorServicesLabIT {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final String[] WEB = {
        "-p", "8088:80", "--label", "dev.flotilla.stack=shop", "--label", "dev.flotilla.service=web", "nginx"
    };

    private final Lab lab;

    DoctorServicesLabIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void aWorkerIsWellAndEachThingBetweenItAndItsServiceIsNamed() throws Exception {
        try (Ward ward = new Ward(lab)) {
            workers(ward);
            String proxy = ward.one.name() + "/cache-proxy";
            String worker = ward.one.name() + "/worker1";
            await().atMost(LONG).untilAsserted(() -> assertThat(ward.examine()).isEmpty());

            ward.docker(ward.two, "stop", "-t", "1", "cache");
            List<Finding> dead = ward.examine("worker1");
            assertThat(Ward.codes(dead)).contains("FL-6253 " + proxy, "FL-6211 " + ward.two.name() + "/cache");
            assertThat(dead.toString()).doesNotContain("hunter22");
            ward.docker(ward.two, "start", "cache");
            await().atMost(LONG)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(ward.codes("worker1")).containsExactly("FL-6252 " + proxy));

            ward.docker(ward.one, "stop", "-t", "1", "cache-proxy");
            assertThat(ward.codes("worker1")).contains("FL-6251 " + proxy);
            ward.docker(ward.one, "rm", "cache-proxy");
            assertThat(ward.codes("worker1")).containsExactly("FL-6254 " + worker);

            ward.run(ward.one, "cache-proxy", slowly(ward, "doctor-other"));
            List<Finding> apart = ward.examine("worker1");
            assertThat(Ward.codes(apart)).contains("FL-6254 " + worker);
            assertThat(apart).anyMatch(f -> f.cause().contains("share no network"));
            ward.docker(ward.one, "network", "connect", "doctor-net", "cache-proxy");
            assertThat(ward.codes("worker1")).contains("FL-6256 " + proxy);

            ward.run(
                    ward.one,
                    "worker2",
                    "--network",
                    "doctor-net",
                    "-e",
                    "CACHE_URL=redis://cache-prxy:6379",
                    "busybox",
                    "sleep",
                    "600");
            assertThat(ward.examine("worker2"))
                    .anyMatch(f -> f.code().equals("FL-6254") && f.remedy().contains("Perhaps cache-proxy is meant"));
        }
    }

    @Test
    void containersThatCannotTalkAcrossHostsAreNamed() throws Exception {
        try (Ward ward = new Ward(lab)) {
            ward.run(ward.two, "web", WEB);
            ward.run(
                    ward.one,
                    "caller",
                    "-e",
                    "WEB_ENDPOINT=" + ward.two.address() + ":8088",
                    "busybox",
                    "sleep",
                    "600");
            await().atMost(LONG).untilAsserted(() -> assertThat(ward.examine()).isEmpty());
            String caller = ward.one.name() + "/caller";

            ward.fault(
                    ward.two,
                    "iptables -t raw -I PREROUTING -p tcp --dport 8088 -j DROP",
                    "iptables -t raw -D PREROUTING -p tcp --dport 8088 -j DROP");
            assertThat(ward.codes("caller", "web"))
                    .contains("FL-6242 " + caller, "FL-6242 " + ward.two.name() + "/web");
            ward.mend();

            lab.cut(ward.two, Lab.From.PEERS);
            assertThat(ward.codes("caller")).contains("FL-6243 " + caller);
            lab.heal(ward.two);
        }
    }

    @Test
    void variablesThatWereNotPutInOrPointNowhereAreNamed() throws Exception {
        try (Ward ward = new Ward(lab)) {
            ward.run(ward.two, "web", WEB);
            ward.run(ward.one, "lost", "-e", "WEB_ENDPOINT=" + ward.two.address() + ":8099", "busybox", "sleep", "600");
            ward.run(
                    ward.one,
                    "bare",
                    "--label",
                    "dev.flotilla.stack=shop",
                    "--label",
                    "dev.flotilla.service=bare",
                    "--label",
                    "dev.flotilla.uses=web",
                    "busybox",
                    "sleep",
                    "600");
            assertThat(ward.codes())
                    .contains("FL-6255 " + ward.one.name() + "/lost", "FL-6255 " + ward.one.name() + "/bare");
        }
    }

    @Test
    void nodesThatLaunchAndFailAreNamedWithTheirLastWords() throws Exception {
        try (Ward ward = new Ward(lab)) {
            ward.run(
                    ward.one,
                    "proj_node_1",
                    "--label",
                    "dev.flotilla.stack=proj",
                    "busybox",
                    "sh",
                    "-c",
                    "echo ./rpc: not found; exit 127");
            ward.run(ward.one, "proj_node_2", "--restart", "always", "busybox", "sh", "-c", "echo panic; exit 2");
            ward.run(ward.one, "proj_node_3", "-p", "8077:8077", "busybox", "sh", "-c", "echo crashed; exec sleep 600");
            ward.run(
                    ward.one,
                    "proj_node_4",
                    "--label",
                    "dev.flotilla.stack=proj",
                    "--memory",
                    "16m",
                    "busybox",
                    "sh",
                    "-c",
                    "tail /dev/zero");
            pausedAndIll(ward);
            await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                List<Finding> found = ward.examine();
                assertThat(Ward.codes(found))
                        .contains(
                                "FL-6211 " + ward.one.name() + "/proj_node_1",
                                "FL-6213 " + ward.one.name() + "/proj_node_2",
                                "FL-6215 " + ward.one.name() + "/proj_node_3",
                                "FL-6212 " + ward.one.name() + "/proj_node_4",
                                "FL-6217 " + ward.two.name() + "/proj_node_5",
                                "FL-6214 " + ward.two.name() + "/proj_node_6");
                assertThat(found).anyMatch(f -> f.evidence().contains("log: ./rpc: not found"));
            });
        }
    }

    private static void pausedAndIll(Ward ward) {
        ward.run(ward.two, "proj_node_5", "busybox", "sleep", "600");
        ward.docker(ward.two, "update", "--restart", "always", "proj_node_5");
        ward.docker(ward.two, "pause", "proj_node_5");
        ward.run(
                ward.two,
                "proj_node_6",
                "--restart",
                "always",
                "--health-cmd",
                "echo it is ill; exit 1",
                "--health-interval",
                "1s",
                "--health-retries",
                "1",
                "busybox",
                "sleep",
                "600");
    }

    private static void workers(Ward ward) {
        ward.run(ward.two, "cache", "-p", "6379:6379", "redis:7");
        ward.docker(ward.one, "network", "create", "doctor-net");
        ward.docker(ward.one, "network", "create", "doctor-other");
        ward.run(
                ward.one,
                "cache-proxy",
                "--network",
                "doctor-net",
                "alpine/socat",
                "TCP4-LISTEN:6379,reuseaddr,fork",
                "TCP4:" + ward.two.address() + ":6379");
        ward.run(
                ward.one,
                "worker1",
                "--network",
                "doctor-net",
                "-e",
                "CACHE_URL=redis://user:hunter22@cache-proxy:6379/0",
                "busybox",
                "sleep",
                "600");
    }

    /** A forwarder that thinks for 0.3 s before each connection. */
    private static String[] slowly(Ward ward, String network) {
        return new String[] {
            "--network",
            network,
            "alpine/socat",
            "TCP4-LISTEN:6379,reuseaddr,fork",
            "SYSTEM:sleep 0.3; exec socat - TCP4\\:" + ward.two.address() + "\\:6379"
        };
    }
}
