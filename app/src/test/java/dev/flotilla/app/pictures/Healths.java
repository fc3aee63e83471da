package dev.flotilla.app.pictures;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.ReplicaReport;
import dev.flotilla.app.monitor.WatchedNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** The nodes of {@link Fleets#lab} as the monitor sees them, and one that no engine runs. */
public final class Healths {
    private static final long NOW_NANOS = 1_000_000_000_000L;

    private final List<NodeHealth> nodes = new ArrayList<>();

    /** Everything is well. */
    public static FleetHealth lab() {
        return new Healths().all(false).made();
    }

    /** One node silent and suspect, one that was never heard. */
    public static FleetHealth incident() {
        return new Healths().all(true).made();
    }

    /** @param by changes the node of this name */
    public static FleetHealth with(FleetHealth health, String name, UnaryOperator<NodeHealth> by) {
        return new FleetHealth(
                health.at(),
                health.atNanos(),
                health.nodes().stream()
                        .map(n -> n.node().name().equals(name) ? by.apply(n) : n)
                        .toList(),
                health.own(),
                health.listening(),
                health.counters(),
                health.troubles());
    }

    private Healths all(boolean incident) {
        String[][] mesh = {
            {"mosaic-1", "gpu-1", "192.0.2.11"},
            {"mosaic-2", "gpu-2", "192.0.2.12"},
            {"mosaic-3", "worker-mac", "192.0.2.41"}
        };
        for (int i = 0; i < mesh.length; i++) {
            boolean lost = incident && i == 2;
            nodes.add(
                    node(mesh[i][0], Optional.of(mesh[i][1]), mesh[i][2], 5000, lost ? 42_000 : 400 + i * 300L, lost));
        }
        nodes.add(node("node-a", Optional.of("local-1"), "127.0.0.2", 5001, 100, false));
        nodes.add(node("node-b", Optional.of("local-1"), "127.0.0.2", 5002, 300, false));
        nodes.add(node("node-c", Optional.of("local-2"), "127.0.0.3", 5003, 200, false));
        nodes.add(never("canary-x", "192.0.2.77"));
        return this;
    }

    private FleetHealth made() {
        return new FleetHealth(
                FleetBuilder.NOW,
                NOW_NANOS,
                nodes,
                Optional.of(new NodeReport(
                        "this app",
                        NOW_NANOS,
                        Optional.empty(),
                        Optional.of(List.of(new NodeReport.HeardFrom(
                                "orphan",
                                "192.0.2.99",
                                5000,
                                Optional.of("192.0.2.99"),
                                12,
                                0,
                                false,
                                3,
                                12,
                                OptionalLong.of(800),
                                OptionalDouble.of(3)))),
                        Map.of(),
                        0)),
                Optional.of(5000),
                Map.of(),
                List.of());
    }

    private static WatchedNode watched(String name, Optional<String> host, String address, int port) {
        return new WatchedNode(
                name,
                Optional.of(name),
                address,
                port,
                port + 1000,
                port + 2000,
                Optional.of("http://" + address + ":" + (port + 3000)),
                NodeKind.FLOTILLA,
                host.map(h -> new WatchedNode.InContainer(
                        new HostId(h), FleetBuilder.item(h, name).container())),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15));
    }

    static NodeHealth node(String name, Optional<String> host, String address, int port, long ageMs, boolean suspect) {
        return new NodeHealth(
                watched(name, host, address, port),
                suspect ? NodeState.SUSPECT : NodeState.ONLINE,
                suspect ? 9.2 : .3,
                suspect ? NodeCause.SILENT : NodeCause.HEARD,
                suspect ? "Nothing for 42 s, usual are 5 s. It is being asked." : "Its beats come every 5 s.",
                FleetBuilder.NOW.minusSeconds(suspect ? 27 : 4000),
                OptionalLong.of(ageMs),
                300 + ageMs % 7,
                OptionalLong.of(3),
                Optional.of(suspect ? "silent" : "ok"),
                OptionalDouble.of(suspect ? 9_400 : 5_000 + (double) (ageMs % 170)),
                OptionalDouble.of(suspect ? 27 : 3),
                OptionalDouble.of(suspect ? 4 : 0),
                OptionalDouble.of(2.4),
                OptionalDouble.of(34),
                OptionalDouble.of(52),
                OptionalDouble.of(61),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static NodeHealth never(String name, String address) {
        NodeHealth like = node(name, Optional.empty(), address, 5000, 0, false);
        return new NodeHealth(
                like.node(),
                NodeState.UNKNOWN,
                0,
                NodeCause.NEVER_HEARD,
                "Nothing was ever heard of it.",
                like.since(),
                OptionalLong.empty(),
                0,
                OptionalLong.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The same with another replica. */
    public static NodeHealth withReplica(NodeHealth n, ReplicaReport replica) {
        return new NodeHealth(
                n.node(),
                n.state(),
                n.suspicion(),
                n.cause(),
                n.why(),
                n.since(),
                n.ageMs(),
                n.beats(),
                n.boot(),
                n.http(),
                n.interArrivalMs(),
                n.delayMs(),
                n.lossPercent(),
                n.roundTripMs(),
                n.cpuPercent(),
                n.memoryPercent(),
                n.diskPercent(),
                Optional.of(replica),
                n.report(),
                n.muted());
    }

    /** The same with what it tells of its peers. */
    public static NodeHealth withReport(NodeHealth n, NodeReport report) {
        return new NodeHealth(
                n.node(),
                n.state(),
                n.suspicion(),
                n.cause(),
                n.why(),
                n.since(),
                n.ageMs(),
                n.beats(),
                n.boot(),
                n.http(),
                n.interArrivalMs(),
                n.delayMs(),
                n.lossPercent(),
                n.roundTripMs(),
                n.cpuPercent(),
                n.memoryPercent(),
                n.diskPercent(),
                n.replica(),
                Optional.of(report),
                n.muted());
    }
}
