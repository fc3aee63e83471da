package dev.flotilla.app.doctor.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.boot.Program;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.probe.Wish;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Workers, forwarders, launched nodes, engines and stacks: broken for real, one thing at a time. */
@NeedsLab(secured = 2)
class DoctorServicesLabIT {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final String HELPERS = "docker ps -aq --filter label=dev.flotilla.doctor";

    private final Lab lab;

    @TempDir
    Path folder;

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
            ward.run(
                    ward.two,
                    "web",
                    "-p",
                    "8088:80",
                    "--label",
                    "dev.flotilla.stack=shop",
                    "--label",
                    "dev.flotilla.service=web",
                    "nginx");
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
            await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                List<Finding> found = ward.examine();
                assertThat(Ward.codes(found))
                        .contains(
                                "FL-6211 " + ward.one.name() + "/proj_node_1",
                                "FL-6213 " + ward.one.name() + "/proj_node_2",
                                "FL-6215 " + ward.one.name() + "/proj_node_3",
                                "FL-6212 " + ward.one.name() + "/proj_node_4");
                assertThat(found).anyMatch(f -> f.evidence().contains("log: ./rpc: not found"));
            });
        }
    }

    @Test
    void silentEnginesAndStacksWithoutAHostAreNamedOnTheCommandLine() throws Exception {
        try (Ward ward = new Ward(lab)) {
            add(ward.one);
            add(ward.two);
            Path file =
                    Files.writeString(folder.resolve("tiny.yaml"), "name: tiny\nservices:\n  web:\n    image: nginx\n");
            assertThat(flotilla("stack", "apply", file.toString(), "--yes").code())
                    .isZero();
            for (LabHost machine : List.of(ward.one, ward.two)) {
                assertThat(flotilla("host", "set", machine.name(), "--status", "maintenance")
                                .code())
                        .isZero();
            }
            assertThat(codes(flotilla("doctor", "tiny", "--json"))).contains("FL-6204 tiny");
            assertThat(codes(flotilla("doctor", "--json"))).contains("FL-6203 " + ward.one.name());
            assertThat(flotilla("stack", "remove", "tiny", "--yes").code()).isZero();

            lab.killEngine(ward.two);
            Program.Result dark = flotilla(
                    "doctor",
                    "--strict",
                    "--json",
                    "--report",
                    folder.resolve("report.txt").toString());
            assertThat(dark.code()).isOne();
            assertThat(codes(dark)).contains("FL-6201 " + ward.two.name());
            assertThat(folder.resolve("report.txt")).content().contains("FL-6201", ward.one.name());
            lab.start(ward.two);
            assertThat(flotilla("doctor", "nobody-knows-it", "--json").out()).contains("FL-6290");
        }
    }

    /** However a doctor ends, no helper outlives it for long, and the next one finds what is left. */
    @Test
    void noHelperOutlivesADoctorThatWasKilled() throws Exception {
        try (Ward ward = new Ward(lab)) {
            add(ward.one);
            ward.run(
                    ward.one, "sleeper", "-e", "DB_HOST=10.255.255.1", "-e", "DB_PORT=5432", "busybox", "sleep", "600");
            Process doctor = Program.start(command("doctor", "--probe-containers"));
            await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !lab.exec(ward.one, "sh", "-c", HELPERS).isBlank());
            doctor.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

            String left = lab.exec(ward.one, "sh", "-c", HELPERS).strip();
            assertThat(left).as("killed in the middle").isNotEmpty();
            assertThat(ward.inspect(
                            ward.one,
                            left,
                            "{{.HostConfig.AutoRemove}} {{.HostConfig.NetworkMode}} {{.Path}} {{.Args}}"))
                    .startsWith("true container:")
                    .endsWith("sleep [60]");
            assertThat(ward.examine()).noneMatch(f -> f.target().contains("flotilla-doctor"));
            assertThat(lab.exec(ward.one, "sh", "-c", HELPERS)).isBlank();

            assertThat(ward.result(new Wish(List.of(), true, "no-such-image")).findings())
                    .anyMatch(f -> f.code().equals("FL-6200") && f.cause().contains("no-such-image"));
            assertThat(lab.exec(ward.one, "sh", "-c", HELPERS)).isBlank();
        }
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

    private void add(LabHost machine) {
        assertThat(flotilla(
                                "host",
                                "add",
                                machine.name(),
                                "--engine",
                                machine.tcp().toString(),
                                "--tls-dir",
                                lab.certificates().toString())
                        .code())
                .isZero();
    }

    private Program.Result flotilla(String... words) {
        return Program.run(command(words));
    }

    private String[] command(String... words) {
        List<String> all =
                new ArrayList<>(List.of("--data", folder.resolve("data").toString()));
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }

    private static List<String> codes(Program.Result said) {
        List<String> codes = new ArrayList<>();
        for (JsonNode finding : JsonMapper.shared().readTree(said.out())) {
            codes.add(finding.path("code").asString("") + " "
                    + finding.path("target").asString(""));
        }
        return codes;
    }
}
