package dev.flotilla.app.doctor.lab;

import static dev.flotilla.app.doctor.lab.Ward.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.lab.Lab;
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

/** A worker with a forwarder and a caller across hosts that are well, and then what can stand between them; and nodes that launch and fail. */
@NeedsLab(secured = 3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // made before all
class DoctorServicesLabIT {
    private static final Duration LONG = Duration.ofSeconds(40);

    /**
     * The way to one machine as a line of 20 kbit/s on which somebody else sends all he can: each packet waits behind at least one of a
     * kilobyte, 0.2 to 0.8 s, and small ones are never dropped. Kernels with netem could delay by themselves; the lab asks for none.
     */
    private static String fullLine(String to) {
        return """
            tc qdisc add dev eth0 root handle 1: htb default 1
            tc class add dev eth0 parent 1: classid 1:1 htb rate 1gbit
            tc class add dev eth0 parent 1: classid 1:2 htb rate 20kbit burst 100 cburst 100
            tc qdisc add dev eth0 parent 1:2 bfifo limit 1500
            tc filter add dev eth0 parent 1: protocol ip u32 match ip dst %1$s flowid 1:2
            setsid bash -c 'while sleep 0.2; do head -c 1000 /dev/zero >/dev/udp/%1$s/9; done' >/dev/null 2>&1 </dev/null &
            echo $! >/run/full-line
            sleep 0.5
            """.formatted(to);
    }

    private static final String EMPTY_LINE = "kill $(cat /run/full-line); tc qdisc delete dev eth0 root";

    private final Lab lab;
    private Ward ward;
    private String worker;
    private String proxy;
    private String caller;

    DoctorServicesLabIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeAll
    void workers() {
        ward = new Ward(lab);
        worker = at(ward.one, "worker1");
        proxy = at(ward.one, "cache-proxy");
        caller = at(ward.three, "caller");
        ward.run(ward.two, "cache", "-p", "6379:6379", "redis:7");
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
        ward.sh(
                ward.one,
                "docker network create doctor-net >/dev/null && docker network create doctor-other >/dev/null");
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
        ward.run(ward.three, "caller", "-e", "WEB_ENDPOINT=" + ward.two.address() + ":8088", "busybox", "sleep", "600");
        ward.make();
    }

    @AfterAll
    void clear() {
        ward.close();
    }

    @Test
    @Order(1)
    void aWorkerAndACallerThatReachTheirServicesHaveNoFinding() {
        ward.awaitWell();
    }

    @Test
    @Order(2)
    void aSlowWayIsNamed() throws Exception {
        ward.fault(ward.two, fullLine(ward.three.address()), EMPTY_LINE);
        List<Finding> found = ward.examine("caller");
        ward.mend();
        assertThat(Ward.codes(found)).containsExactly("FL-6247 " + caller);
    }

    @Test
    @Order(3)
    void containersThatCannotTalkAcrossHostsAreNamed() throws Exception {
        ward.firewall(ward.two, "-p tcp --dport 8088 -j DROP");
        ward.sh(ward.two, "docker stop -t 1 cache >/dev/null").make();
        List<Finding> found = ward.examine();
        assertThat(Ward.codes(found))
                .containsExactlyInAnyOrder(
                        "FL-6242 " + caller,
                        "FL-6242 " + at(ward.two, "web"),
                        "FL-6253 " + proxy,
                        "FL-6211 " + at(ward.two, "cache"));
        assertThat(found.toString()).doesNotContain("hunter22");
        ward.mend();

        ward.sh(ward.two, "docker start cache >/dev/null").make();
        lab.cut(ward.three, Lab.From.PEERS);
        // Its log still tells of the dead one.
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() ->
                        assertThat(ward.codes()).containsExactlyInAnyOrder("FL-6243 " + caller, "FL-6252 " + proxy));
        lab.heal(ward.three);
    }

    @Test
    @Order(4)
    void whatStandsBetweenAWorkerAndItsForwarderIsNamed() throws Exception {
        ward.sh(ward.one, "docker stop -t 1 cache-proxy >/dev/null").make();
        assertThat(ward.codes("worker1")).containsExactly("FL-6251 " + proxy);

        ward.sh(ward.one, "docker rm cache-proxy >/dev/null").make();
        ward.run(
                ward.one,
                "worker2",
                "--network",
                "doctor-net",
                "-e",
                "CACHE_URL=redis://wrker1:6379",
                "busybox",
                "sleep",
                "600");
        ward.make();
        List<Finding> gone = ward.examine("worker1", "worker2");
        assertThat(Ward.codes(gone)).containsExactly("FL-6254 " + worker, "FL-6254 " + at(ward.one, "worker2"));
        assertThat(gone.getLast().remedy()).contains("Perhaps worker1 is meant");

        ward.run(ward.one, "cache-proxy", slowly()).make();
        List<Finding> apart = ward.examine("worker1");
        assertThat(Ward.codes(apart)).contains("FL-6254 " + worker);
        assertThat(apart).anyMatch(f -> f.cause().contains("share no network"));
        ward.sh(ward.one, "docker network connect doctor-net cache-proxy").make();
        assertThat(ward.codes("worker1")).containsExactly("FL-6256 " + proxy);
    }

    /** A forwarder that thinks for 0.3 s before each connection. */
    private String[] slowly() {
        return new String[] {
            "--network",
            "doctor-other",
            "alpine/socat",
            "TCP4-LISTEN:6379,reuseaddr,fork",
            "SYSTEM:sleep 0.3; exec socat - TCP4\\:" + ward.two.address() + "\\:6379"
        };
    }

    /** Each of these is one mistake of its own. */
    @Test
    @Order(5)
    void endpointsThatPointNowhereAndServicesThatTellAWrongNameAreNamed() throws Exception {
        ward.run(ward.three, "lost", "-e", "WEB_ENDPOINT=" + ward.two.address() + ":8099", "busybox", "sleep", "600");
        ward.run(
                ward.three,
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
        queue();
        ward.make();
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(ward.codes())
                        .contains(
                                "FL-6255 " + at(ward.three, "lost"),
                                "FL-6255 " + at(ward.three, "bare"),
                                "FL-6257 " + at(ward.two, "nsqd"))
                        .doesNotContain("FL-6257 " + at(ward.two, "nsqd-told")));
    }

    /** Two that register with a third, which consumers on another host ask; a web server in their place, under their image's name. */
    private void queue() {
        ward.sh(
                ward.two,
                "docker tag busybox nsqio/nsq:test; mkdir -p /srv/doctor; printf '#!/bin/sh\\nexec httpd -f -p 4161\\n'"
                        + " >/srv/doctor/nsq; chmod 755 /srv/doctor/nsq");
        String lookup = "--lookupd-tcp-address=lookup:4160";
        nsq("lookup", "/nsqlookupd", "-p", "4161:4161");
        nsq("nsqd", "/nsqd " + lookup);
        nsq("nsqd-told", "/nsqd " + lookup + " --broadcast-address=" + ward.two.address());
        ward.run(
                ward.three,
                "consumer",
                "-e",
                "NSQLOOKUPD_ADDRESSES=" + ward.two.address() + ":4161",
                "busybox",
                "sleep",
                "600");
    }

    private void nsq(String name, String command, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        String program = command.split(" ", 2)[0];
        all.addAll(List.of("-v", "/srv/doctor/nsq:" + program + ":ro", "nsqio/nsq:test"));
        all.addAll(List.of(command.split(" ", -1)));
        ward.run(ward.two, name, all.toArray(String[]::new));
    }

    @Test
    @Order(6)
    void nodesThatLaunchAndFailAreNamedWithTheirLastWords() throws Exception {
        ward.clear();
        FailingNodes.launch(ward);
        ward.make();
        await().atMost(LONG).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            List<Finding> found = ward.examine();
            assertThat(Ward.codes(found))
                    .contains(
                            "FL-6211 " + at(ward.one, "proj_node_1"),
                            "FL-6213 " + at(ward.one, "proj_node_2"),
                            "FL-6215 " + at(ward.one, "proj_node_3"),
                            "FL-6212 " + at(ward.three, "proj_node_4"),
                            "FL-6217 " + at(ward.two, "proj_node_5"),
                            "FL-6214 " + at(ward.two, "proj_node_6"));
            assertThat(found).anyMatch(f -> f.evidence().contains("log: ./rpc: not found"));
        });
    }
}
