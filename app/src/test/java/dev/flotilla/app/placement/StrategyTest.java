package dev.flotilla.app.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.Strategy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrategyTest {
    private static String stack(String extension, String... services) {
        return "name: shop\nx-flotilla: {" + extension + "}\nservices:\n  " + String.join("\n  ", services) + "\n";
    }

    @Test
    void aStackThatNamesNoStrategyStaysTogether() {
        String yaml = "services: {web: {image: a}, db: {image: b}, cache: {image: c}}";

        assertThat(Placing.of(yaml, Hosts.named("a").memory(4, 4).candidate(), Hosts.idle("b"))
                        .hosts())
                .isEqualTo(Map.of("web", "b", "db", "b", "cache", "b"));
    }

    @Test
    void aPinPartsAServiceFromAStackThatStaysTogether() {
        String yaml = "services: {web: {image: a, environment: {DB_HOST: db}}, db: {image: b}, cache: {image: c}}";

        Placing placing = Placing.of(yaml, Hosts.idle("a"), Hosts.idle("b")).pin("db", "b");
        assertThat(placing.hosts()).isEqualTo(Map.of("web", "a", "db", "b", "cache", "a"));
        assertThat(placing.placement().warnings())
                .containsExactly(
                        "compose.yaml, line 1, column 51: web calls \"db\" by its name, which no longer resolves"
                                + " on a, because db goes to b");
    }

    @Test
    void spreadTakesTheFewestContainersThisPlansIncluded() {
        String yaml = stack("strategy: spread", "a: {image: x}", "b: {image: x}", "c: {image: x}", "d: {image: x}");

        assertThat(Placing.of(yaml, Hosts.named("h1").containers(1).candidate(), Hosts.idle("h2"), Hosts.idle("h3"))
                        .hosts())
                .isEqualTo(Map.of("a", "h2", "b", "h3", "c", "h1", "d", "h2"));
    }

    @Test
    void datacenterStaysInTheStacksOwn() {
        String yaml = stack("strategy: datacenter, location: dc1", "a: {image: x}", "b: {image: x}");
        Placing placing = Placing.of(
                yaml,
                Hosts.named("h1").in("dc1").containers(9).candidate(),
                Hosts.named("h2").in("dc2").candidate(),
                Hosts.named("h3").in("dc1").candidate());

        assertThat(placing.hosts()).isEqualTo(Map.of("a", "h3", "b", "h3"));
        assertThat(placing.placement().cards().getFirst().scores())
                .filteredOn(s -> s.hostName().equals("h2"))
                .singleElement()
                .satisfies(
                        s -> assertThat(s.excludedBy()).contains("Its datacenter is dc2, and the stack stays in dc1"));
    }

    @Test
    void manualPutsWhereTheFileSays() {
        String yaml = stack(
                "strategy: manual, constraints: {processor: {targetHost: compute-node-1, minCpu: 8, minMemory: 17179869184},"
                        + " database: {targetHost: storage-node-1, minMemory: 34359738368}}",
                "processor: {image: x}",
                "database: {image: x}");
        Candidate compute =
                Hosts.named("compute-node-1").cpus(16).memory(32, 32).candidate();
        Candidate storage = Hosts.named("storage-node-1").memory(64, 64).candidate();

        assertThat(Placing.of(yaml, compute, storage).hosts())
                .isEqualTo(Map.of("processor", "compute-node-1", "database", "storage-node-1"));
        Candidate small = Hosts.named("storage-node-1").memory(32, 32).candidate();
        assertThat(Placing.of(yaml, compute, small).problems())
                .singleElement()
                .satisfies(p -> assertThat(p.message())
                        .isEqualTo(
                                "Host storage-node-1 does not meet constraints for container database: database needs"
                                        + " 32 GiB, and 28.8 GiB of 32 GiB are left beside the reserve of 10 %."));
        assertThat(Placing.of(
                                yaml,
                                Hosts.named("compute-node-1")
                                        .cpus(8)
                                        .memory(32, 32)
                                        .candidate(),
                                storage)
                        .problems())
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("processor needs 8 cores, and 7.2 cores of 8 cores"));
    }

    @Test
    void manualNamesEveryServiceWithoutAHostAndEveryHostThatIsNotThere() {
        String yaml = stack(
                "strategy: manual, constraints: {c: {targetHost: nowhere}}",
                "a: {image: x}",
                "b: {image: x}",
                "c: {image: x}");

        assertThat(Placing.of(yaml, Hosts.idle("h1")).problems())
                .extracting(Problem::message)
                .satisfiesExactly(
                        m -> assertThat(m).startsWith("No host constraint defined for container a"),
                        m -> assertThat(m).startsWith("No host constraint defined for container b"),
                        m -> assertThat(m).isEqualTo("Target host nowhere not found for container c."));
        assertThat(Placing.of(stack("strategy: manual", "a: {image: x}"), Hosts.idle("h1"))
                        .pin("a", "h1")
                        .hosts())
                .isEqualTo(Map.of("a", "h1"));
    }

    @Test
    void minimaHoldAsSumsUnderEveryStrategy() {
        for (String strategy : List.of("auto", "spread")) {
            String yaml = stack(
                    "strategy: " + strategy,
                    "a: {image: x, x-flotilla: {minCpu: 4}}",
                    "b: {image: x, x-flotilla: {minCpu: 4}}",
                    "c: {image: x, x-flotilla: {minCpu: 3}}");
            Map<String, String> hosts = Placing.of(
                            yaml, Hosts.idle("h1"), Hosts.named("h2").cpus(9).candidate())
                    .hosts();

            assertThat(hosts.get("a")).as(strategy).isNotEqualTo(hosts.get("b"));
        }
    }

    @Test
    void neverOnHostsThatAreInactiveOrDoNotAnswer() {
        String yaml = stack("strategy: spread", "a: {image: x}", "b: {image: x}");
        Candidate gone = Hosts.named("gone").unreachable("connection refused").candidate();
        Candidate resting =
                Hosts.named("resting").status(HostStatus.MAINTENANCE).candidate();

        assertThat(Placing.of(
                                yaml,
                                gone,
                                resting,
                                Hosts.named("h").containers(40).candidate())
                        .hosts())
                .isEqualTo(Map.of("a", "h", "b", "h"));
        Problem none = Placing.of(yaml, gone, resting).problems().getFirst();
        assertThat(none.message()).startsWith("No hosts available for placement");
        assertThat(none.hosts())
                .extracting(r -> r.host() + ": " + r.reason())
                .containsExactly("gone: is out of reach: connection refused", "resting: its status is maintenance");
        assertThat(Placing.of(yaml).problems().getFirst().message()).startsWith("No hosts available for placement");
    }

    @Test
    void portsTakenOnTheHostOrByThisPlan() {
        String yaml = stack("strategy: auto", "a: {image: x, ports: [\"8080:80\"], deploy: {replicas: 2}}");
        Candidate taken = Hosts.named("h1")
                .taken(new TakenPort("0.0.0.0", 8080, Protocol.TCP, "old-web"))
                .candidate();

        assertThat(Placing.of(yaml, taken, Hosts.idle("h2"), Hosts.idle("h3")).hosts())
                .isEqualTo(Map.of("a-1", "h2", "a-2", "h3"));
        Problem refused = Placing.of(yaml, taken, Hosts.idle("h2")).problems().getFirst();
        assertThat(refused.message())
                .isEqualTo("No suitable host found for container a-2: these cannot stand together on"
                        + " the hosts of this fleet: a-1 (host port 8080/tcp); a-2 (host port 8080/tcp).");
        assertThat(refused.hosts())
                .extracting(r -> r.host() + ": " + r.reason())
                .containsExactly(
                        "h1: host port 8080/tcp of a-2 is taken by old-web", "h2: host port 8080/tcp is taken by a-1");
        Candidate udp = Hosts.named("h1")
                .taken(
                        new TakenPort("0.0.0.0", 8080, Protocol.UDP, "dns"),
                        new TakenPort("127.0.0.1", 8080, Protocol.TCP, "loopback only"))
                .candidate();
        assertThat(Placing.of(yaml, udp, Hosts.idle("h2")).hosts()).hasSize(2);
    }

    @Test
    void sharedVolumesAndNetworksKeepServicesTogether() {
        String yaml = """
                x-flotilla: {strategy: spread}
                volumes: {data: {}}
                services:
                  a: {image: x, volumes: ["data:/d"]}
                  b: {image: x}
                  c: {image: x, volumes: ["data:/d"]}
                  d: {image: x, network_mode: "service:b"}
                """;
        Map<String, String> hosts = Placing.of(yaml, Hosts.idle("h1"), Hosts.idle("h2"), Hosts.idle("h3"))
                .hosts();

        assertThat(hosts.get("a")).isEqualTo(hosts.get("c")).isNotEqualTo(hosts.get("b"));
        assertThat(hosts.get("b")).isEqualTo(hosts.get("d"));
    }

    @Test
    void whatIsBuiltStaysWhereItIsPutOrOnThisComputer() {
        String yaml = "x-flotilla: {strategy: spread}\nservices: {a: {build: .}, b: {image: x}}";
        Candidate remote = Hosts.idle("h1");
        Candidate here = Hosts.named("h2").local().containers(9).candidate();

        assertThat(Placing.of(yaml, remote, here).hosts()).containsEntry("a", "h2");
        assertThat(Placing.of(yaml, remote, here).pin("a", "h1").hosts()).containsEntry("a", "h1");
        assertThat(Placing.of(yaml, remote, here).standing(Map.of("a", "h1")).hosts())
                .containsEntry("a", "h1");
        assertThat(Placing.of(yaml, remote, Hosts.idle("h3"))
                        .problems()
                        .getFirst()
                        .message())
                .isEqualTo("a must stay where you put it, because it is built where its source is, and you have put it"
                        + " nowhere yet.");
    }

    @Test
    void roomIsFoundWhereTheScoresAloneWouldLeaveNone() {
        String yaml = stack(
                "strategy: spread",
                "a: {image: x, x-flotilla: {minMemory: 5g}}",
                "b: {image: x, x-flotilla: {minMemory: 5g}}",
                "c: {image: x, x-flotilla: {minMemory: 14g}}");
        Map<String, String> hosts =
                Placing.of(yaml, Hosts.idle("h1"), Hosts.idle("h2")).hosts();

        assertThat(hosts.get("a")).isEqualTo(hosts.get("b")).isNotEqualTo(hosts.get("c"));
    }

    @Test
    void theGuideNamesSwarmAndKubernetesAboveTwentyHosts() {
        assertThat(StrategyGuide.recommendation(3)).contains("any strategy");
        assertThat(StrategyGuide.recommendation(20))
                .contains("auto or datacenter")
                .doesNotContain("Swarm");
        assertThat(StrategyGuide.recommendation(21)).contains("Docker Swarm", "Kubernetes");
        assertThat(StrategyGuide.all())
                .containsExactlyInAnyOrder(Strategy.values())
                .allSatisfy(s -> assertThat(StrategyGuide.purpose(s)).isNotBlank());
    }
}
