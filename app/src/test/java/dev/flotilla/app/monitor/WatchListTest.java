package dev.flotilla.app.monitor;

import static dev.flotilla.app.monitor.Containers.detail;
import static dev.flotilla.app.monitor.Containers.listed;
import static dev.flotilla.app.monitor.Containers.on;
import static dev.flotilla.app.monitor.Containers.running;
import static dev.flotilla.app.monitor.Containers.tcp;
import static dev.flotilla.app.monitor.Containers.udp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchListTest {
    private static final Host GPU =
            Host.of(new HostId("gpu"), "gpu-1", new EngineAddress.Tcp("192.0.2.11", 2376, Optional.empty()));
    private static final Host CPU =
            Host.of(new HostId("cpu"), "cpu-1", new EngineAddress.Tcp("192.0.2.12", 2376, Optional.empty()));
    private static final Host INSIDE =
            Host.of(new HostId("in"), "local-1", new EngineAddress.Embedded()).withAddress("127.0.0.2");

    @Test
    void aNodeOfOursIsFoundAtItsPublishedPorts() {
        RunningContainer container = running(
                "web",
                "registry.example.org:5000/flotilla-node:1.2@sha256:0",
                List.of("net"),
                udp("0.0.0.0", 20001, 5000),
                tcp("0.0.0.0", 20002, 5001),
                tcp("0.0.0.0", 20003, 60001),
                tcp("0.0.0.0", 20004, 50051));
        WatchedNode node = only(
                fleet(GPU),
                on(GPU.id(), container),
                details(detail(container, false, Map.of("NODE_ID", "node-x", "HEARTBEAT_PERIOD_MS", "1000"))));
        assertThat(node)
                .isEqualTo(new WatchedNode(
                        "web",
                        Optional.of("node-x"),
                        "192.0.2.11",
                        20001,
                        20002,
                        20003,
                        Optional.of("http://192.0.2.11:20004"),
                        NodeKind.FLOTILLA,
                        Optional.of(new WatchedNode.InContainer(GPU.id(), container.id())),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3)));
    }

    @Test
    void theEnvironmentTellsThePortsOnTheHostsNetworkAndThatTheySpeakTls() {
        RunningContainer container = running("b", "flotilla-node", List.of("host"));
        WatchedNode node = only(
                fleet(GPU),
                on(GPU.id(), container),
                details(detail(
                        container,
                        false,
                        Map.of("NODE_ROLE", "participant_b", "HEARTBEAT_PORT", "6000", "SERVER_CRT", "/c.pem"))));
        assertThat(node.nodeId()).contains("node-b");
        assertThat(node.heartbeatPort()).isEqualTo(6000);
        assertThat(node.commsPort()).isEqualTo(5001);
        assertThat(node.controlPort()).isEqualTo(60002);
        assertThat(node.http()).contains("https://192.0.2.11:50052");
        assertThat(node.period()).isEqualTo(WatchedNode.USUAL_PERIOD);
    }

    @Test
    void whatMakesNoSenseInAnEnvironmentCountsAsNotSaid() {
        RunningContainer container = running("b", "flotilla-node", List.of("host"));
        WatchedNode node = only(
                fleet(GPU),
                on(GPU.id(), container),
                details(detail(
                        container,
                        false,
                        Map.of(
                                "HEARTBEAT_PORT",
                                "70000",
                                "HTTP_PORT",
                                "x",
                                "HEARTBEAT_PERIOD_MS",
                                "-1",
                                "NODE_ID",
                                " "))));
        assertThat(node.heartbeatPort()).isEqualTo(5000);
        assertThat(node.http()).contains("http://192.0.2.11:50051");
        assertThat(node.nodeId()).isEmpty();
        assertThat(node.period()).isEqualTo(Duration.ofSeconds(5));
    }

    /** Otherwise this machine would be asked in the place of the other, and might even answer. */
    @Test
    void aPortAtTheLoopbackOfAnotherMachineIsNoWayToIt() {
        RunningContainer container = running(
                "a", "flotilla-node", List.of("n"), udp("127.0.0.1", 5000, 5000), tcp("127.0.0.1", 50051, 50051));
        WatchedNode node = only(fleet(GPU), on(GPU.id(), container), Map.of());
        assertThat(node.http()).isEmpty();
        assertThat(node.host()).isEqualTo("192.0.2.11");
    }

    @Test
    void anEmbeddedNodeIsNamedByItsContainerAndTakesWhatIsPublished() {
        RunningContainer container = running(
                "ring-node-a",
                "flotilla-node",
                List.of(),
                udp("127.0.0.2", 30001, 7000),
                tcp("127.0.0.2", 30002, 8080));
        WatchedNode node = only(fleet(INSIDE), on(INSIDE.id(), container), Map.of());
        assertThat(node.nodeId()).contains("ring-node-a");
        assertThat(node.host()).isEqualTo("127.0.0.2");
        assertThat(node.heartbeatPort()).isEqualTo(30001);
        assertThat(node.http()).contains("http://127.0.0.2:30002");
        assertThat(node.period()).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
        "mosaic:latest,MOSAIC",
        "example.org/team/mosaic-node,MOSAIC",
        "flotilla-node,FLOTILLA",
        "Flotilla-Node:1,FLOTILLA"
    })
    void theImageTellsWhatItIs(String image, NodeKind kind) {
        assertThat(NodeSpecies.of(running("x", image, List.of()))).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({"redis:7", "mosaic-builder", "postgres", "example.org/flotilla-node/tools"})
    void otherContainersAreNoNodes(String image) {
        assertThat(NodeSpecies.of(running("x", image, List.of(), tcp("0.0.0.0", 5001, 5001))))
                .isEmpty();
    }

    @Test
    void originalsAreKnownByTheirPortsAndAnythingByItsLabel() {
        RunningContainer mosaic =
                running("m", "my-build", List.of(), udp("0.0.0.0", 5000, 5000), tcp("0.0.0.0", 5001, 5001));
        RunningContainer canary =
                running("c", "my-build", List.of(), tcp("0.0.0.0", 60002, 60002), tcp("0.0.0.0", 50052, 50052));
        RunningContainer labelled =
                listed("l", "x", ContainerState.RUNNING, Map.of(NodeSpecies.LABEL, "Mosaic"), List.of("host"));
        RunningContainer refused =
                listed("r", "flotilla-node", ContainerState.RUNNING, Map.of(NodeSpecies.LABEL, "none"), List.of());
        List<WatchedNode> list = WatchList.of(fleet(GPU), on(GPU.id(), mosaic, canary, labelled, refused), Map.of());
        assertThat(list)
                .extracting(WatchedNode::kind)
                .containsExactly(NodeKind.MOSAIC, NodeKind.CANARY, NodeKind.MOSAIC);
        assertThat(list.get(0).commsPort()).isEqualTo(5001);
        assertThat(list.get(0).http()).isEmpty();
    }

    @Test
    void aNodeOfAStackIsCalledAsOnTheCanvas() {
        RunningContainer first = listed(
                "ring-node-a", "flotilla-node", ContainerState.RUNNING, Map.of(Labels.INSTANCE, "node-a"), List.of());
        RunningContainer second = listed(
                "mesh-node-a", "flotilla-node", ContainerState.RUNNING, Map.of(Labels.INSTANCE, "node-a"), List.of());
        assertThat(WatchList.of(fleet(GPU), on(GPU.id(), first, second), Map.of()))
                .extracting(WatchedNode::name)
                .containsExactly("node-a", "node-a@" + GPU.name());
    }

    @Test
    void aCanaryIsAskedOverHttpAlone() {
        RunningContainer canary =
                running("c", "my-build", List.of(), tcp("0.0.0.0", 60002, 60002), tcp("0.0.0.0", 50052, 50052));
        WatchedNode node = only(
                fleet(GPU), on(GPU.id(), canary), details(detail(canary, false, Map.of("NODE_ROLE", "participant_b"))));
        assertThat(node.http()).contains("http://192.0.2.11:50052");
        assertThat(node.controlPort()).isEqualTo(60002);
        assertThat(node.commsPort()).isZero();
    }

    @Test
    void aNodeThatHasEndedStaysInTheListAtThePortsItHad() {
        RunningContainer ran = running("m", "my-build", List.of(), udp("", 6000, 5000), tcp("", 6001, 5001));
        RunningContainer ended = listed("m", "my-build", ContainerState.EXITED, Map.of(), List.of());
        WatchedNode node = only(fleet(GPU), on(GPU.id(), ended), details(detail(ran, false, Map.of())));
        assertThat(node.heartbeatPort()).isEqualTo(6000);
    }

    @Test
    void aNodeAddedByHandThatRunsInAContainerIsOne() {
        RunningContainer container =
                running("web", "flotilla-node", List.of(), udp("0.0.0.0", 5000, 5000), tcp("0.0.0.0", 50051, 50051));
        Node byHand = Node.of("mine", "192.0.2.11").withTimes(Duration.ofSeconds(2), Duration.ofSeconds(6));
        List<WatchedNode> list = WatchList.of(fleet(GPU, byHand), on(GPU.id(), container), Map.of());
        assertThat(list).hasSize(1);
        WatchedNode node = list.getFirst();
        assertThat(node.name()).isEqualTo("mine");
        assertThat(node.period()).isEqualTo(Duration.ofSeconds(2));
        assertThat(node.http()).contains("http://192.0.2.11:50051");
        assertThat(node.kind()).isEqualTo(NodeKind.FLOTILLA);
        assertThat(node.container()).isPresent();
    }

    @Test
    void twoIdsAreTwoNodesAlthoughTheyShareAPlace() {
        RunningContainer container = running("web", "flotilla-node", List.of(), udp("0.0.0.0", 5000, 5000));
        Node byHand = Node.of("mine", "192.0.2.11").withNodeId(Optional.of("other"));
        assertThat(WatchList.of(
                        fleet(GPU, byHand),
                        on(GPU.id(), container),
                        details(detail(container, false, Map.of("NODE_ID", "one")))))
                .hasSize(2);
    }

    @Test
    void namesAreUniqueAndSayWhere() {
        RunningContainer one = running("node", "flotilla-node", List.of("host"));
        RunningContainer two = listed("node\n<b>", "flotilla-node", ContainerState.RUNNING, Map.of(), List.of("host"));
        RunningContainer twin = new RunningContainer(
                new ContainerId("twin"),
                "Node",
                one.image(),
                one.imageId(),
                one.state(),
                one.health(),
                one.statusLine(),
                one.createdAt(),
                one.startedAt(),
                one.exitCode(),
                new TreeMap<>(),
                List.of(),
                one.networks(),
                List.of());
        ObservedFleet observed = new ObservedFleet(
                Map.of(GPU.id(), Containers.host(GPU.id(), one, two), CPU.id(), Containers.host(CPU.id(), twin)));
        Fleet fleet =
                new Fleet("f", List.of(GPU, CPU), Map.of(), new TreeMap<>(), List.of(Node.of("node", "198.51.100.1")));
        assertThat(WatchList.of(fleet, observed, Map.of()))
                .extracting(WatchedNode::name)
                .containsExactly("node", "node@gpu-1", "node?<b>", "Node@cpu-1");
    }

    /** Of a host in maintenance nothing is expected, however its nodes came to be watched or are named. */
    @Test
    void nodesOfAHostInMaintenanceAreMarked() {
        RunningContainer container = running("web", "flotilla-node", List.of(), udp("0.0.0.0", 5000, 5000));
        RunningContainer second = running("two", "flotilla-node", List.of(), udp("0.0.0.0", 6000, 5000));
        RunningContainer third = running("elsewhere", "flotilla-node", List.of(), udp("0.0.0.0", 5000, 5000));
        Node merged = Node.of("mine", "192.0.2.11");
        Node beside = Node.of("two", "192.0.2.11").withPorts(7000, 0, 0);
        Node other = Node.of("other", "198.51.100.1");
        Fleet fleet = new Fleet(
                "f",
                List.of(GPU.withStatus(HostStatus.MAINTENANCE), CPU),
                Map.of(),
                new TreeMap<>(),
                List.of(merged, beside, other));
        ObservedFleet observed = new ObservedFleet(Map.of(
                GPU.id(), Containers.host(GPU.id(), container, second), CPU.id(), Containers.host(CPU.id(), third)));

        assertThat(WatchList.of(fleet, observed, Map.of()))
                .extracting(node -> node.name() + " " + node.maintenance())
                .containsExactly("mine true", "two true", "other false", "two@gpu-1 true", "elsewhere false");
    }

    private static WatchedNode only(Fleet fleet, ObservedFleet observed, Map<ContainerId, ContainerDetail> details) {
        List<WatchedNode> list = WatchList.of(fleet, observed, details);
        assertThat(list).hasSize(1);
        return list.getFirst();
    }

    private static Fleet fleet(Host host, Node... nodes) {
        return new Fleet("f", List.of(host), Map.of(), new TreeMap<>(), List.of(nodes));
    }

    private static Map<ContainerId, ContainerDetail> details(ContainerDetail... details) {
        return Stream.of(details).collect(Collectors.toMap(d -> d.container().id(), d -> d));
    }
}
