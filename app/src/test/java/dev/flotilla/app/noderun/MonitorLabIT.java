package dev.flotilla.app.noderun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.intake.Monitor;
import dev.flotilla.app.monitor.intake.MonitorSetup;
import dev.flotilla.app.monitor.matrix.Cause;
import dev.flotilla.app.monitor.matrix.TruthMatrix;
import dev.flotilla.app.monitor.series.MemoryArchive;
import dev.flotilla.app.noderun.NodeFleet.Network;
import dev.flotilla.app.observe.ObservedFleet;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The monitor watches three containers of the image on three machines, and names what befalls them. */
@NeedsLab(secured = 2, plain = 1)
class MonitorLabIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    /** From a crash to the word, at one beat a second, and what a busy machine may add to the fault and to the look. */
    private static final Duration PROMISE =
            NodeFleet.PERIOD.multipliedBy(7).dividedBy(2).plusSeconds(2);

    private static final String VICTIM = "node-b";
    private static final Optional<Cause> NONE = Optional.empty();

    private final Lab lab;

    MonitorLabIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void namesWhatBefallsANode() throws Exception {
        int port = freePort();
        try (NodeFleet fleet = NodeFleet.start(lab, Network.HOST, Map.of(), port);
                Monitor monitor = monitor(fleet, port)) {
            allWell(monitor);

            Instant killed = Instant.now();
            signal(fleet, "KILL");
            assertDown(monitor, NodeCause.REFUSED, killed);
            awaitAlarm(monitor, true);
            fleet.restart(VICTIM);
            becomes(monitor, NodeState.ONLINE, NodeCause.RESTARTED);
            awaitAlarm(monitor, false);

            Instant hung = Instant.now();
            signal(fleet, "STOP");
            assertDown(monitor, NodeCause.HUNG, hung);
            signal(fleet, "CONT");
            awaitOnline(monitor);

            String[] rule = {"-p", "udp", "-d", lab.appAddress(), "-j", "DROP"};
            onVictim(fleet, words("iptables -I OUTPUT", rule));
            try {
                becomes(monitor, NodeState.ONLINE, NodeCause.ANSWERS);
            } finally {
                onVictim(fleet, words("iptables -D OUTPUT", rule));
            }
            awaitOnline(monitor);

            lab.cut(fleet.machine(VICTIM), Lab.From.APP);
            becomes(monitor, NodeState.SUSPECT, NodeCause.HEARD_BY_PEERS);
            lab.heal(fleet.machine(VICTIM));
            awaitOnline(monitor);

            Instant cut = Instant.now();
            lab.cut(fleet.machine(VICTIM), Lab.From.ALL);
            assertDown(monitor, NodeCause.UNREACHABLE, cut);
            lab.heal(fleet.machine(VICTIM));
            awaitOnline(monitor);
            others(monitor);
        }
    }

    /** What one sends to another is lost on the way there, and nothing else is. */
    @Test
    void namesTheEdgeThatLosesOneDirection() throws Exception {
        int port = freePort();
        try (NodeFleet fleet = NodeFleet.start(lab, Network.HOST, Map.of(), port);
                Monitor monitor = monitor(fleet, port)) {
            allWell(monitor);
            String[] rule = {"-p", "udp", "-s", fleet.machine(VICTIM).address(), "--dport", "5000", "-j", "DROP"};
            lab.exec(fleet.machine("node-c"), words("iptables -I INPUT", rule));
            try {
                awaitCause(monitor, VICTIM, "node-c", Cause.ONE_WAY_LOSS);
                assertThat(cause(monitor, "node-c", VICTIM)).as("the way back").isEmpty();
                assertThat(cause(monitor, VICTIM, "node-a")).as("to another").isEmpty();
                assertThat(monitor.health().value().nodes())
                        .extracting(NodeHealth::state)
                        .containsOnly(NodeState.ONLINE);
            } finally {
                lab.exec(fleet.machine("node-c"), words("iptables -D INPUT", rule));
            }
            // What was lost still counts for the minutes that are compared.
            await().atMost(LONG)
                    .untilAsserted(() ->
                            assertThat(cause(monitor, VICTIM, "node-c")).isIn(NONE, Optional.of(Cause.SOME_LOST)));
        }
    }

    /** After a restart, what comes in by a published port is seen with the gateway of the bridge as its source. */
    @Test
    void namesTheGatewayOfTheBridge() throws Exception {
        int port = freePort();
        try (NodeFleet fleet = NodeFleet.start(lab, Network.BRIDGE, Map.of(), port);
                Monitor monitor = monitor(fleet, port)) {
            allWell(monitor);
            String gateway = fleet.inspect(VICTIM, "{{.NetworkSettings.Gateway}}");
            String[] snat = {"-p", "udp", "--dport", "5000", "-j", "SNAT", "--to-source", gateway};
            onVictim(fleet, words("iptables -t nat -I POSTROUTING", snat));
            try {
                lab.docker(fleet.machine(VICTIM), "restart", "-t", "2", VICTIM);
                fleet.awaitAnswer(VICTIM);
                awaitCause(monitor, "node-a", VICTIM, Cause.BRIDGE_GATEWAY);
                assertThat(monitor.health().value().node(VICTIM).orElseThrow().state())
                        .isEqualTo(NodeState.ONLINE);
            } finally {
                onVictim(fleet, words("iptables -t nat -D POSTROUTING", snat));
            }
        }
    }

    private static String[] words(String first, String... more) {
        List<String> all = new ArrayList<>(List.of(first.split(" ")));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private Monitor monitor(NodeFleet fleet, int port) throws Exception {
        List<WatchedNode> nodes =
                NodeFleet.IDS.stream().map(id -> watched(fleet, id)).toList();
        Monitor monitor = new Monitor(new MonitorSetup(
                new MonitorSetup.Sources(
                        new SignalSource<>(nodes),
                        new SignalSource<>(ObservedFleet.NOTHING),
                        new SignalSource<>(Map.of())),
                new MonitorSetup.Keeping(() -> new MemoryArchive(10_000), Optional.empty()),
                new MonitorSetup.Telling(HostId::value, changes -> {}, listens -> {}, lent -> {}),
                InetAddress.getByName(lab.appAddress()),
                Optional.empty(),
                Thread.ofPlatform().name("lab-monitor-", 0).daemon(true).factory(),
                Clock.systemUTC(),
                new Random(7)));
        monitor.start();
        assertThat(monitor.listen(Optional.of(port))).isEqualTo(Outcome.ok(Optional.of(port)));
        return monitor;
    }

    private static WatchedNode watched(NodeFleet fleet, String id) {
        return new WatchedNode(
                id,
                Optional.of(id),
                fleet.machine(id).address(),
                5000,
                5001,
                60_001,
                Optional.of("http://" + fleet.machine(id).address() + ":50051"),
                NodeKind.FLOTILLA,
                Optional.empty(),
                NodeFleet.PERIOD,
                NodeFleet.TOLERANCE);
    }

    private int freePort() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(lab.appAddress()))) {
            return socket.getLocalPort();
        }
    }

    private void signal(NodeFleet fleet, String signal) {
        onVictim(fleet, "kill", "-" + signal, fleet.inspect(VICTIM, "{{.State.Pid}}"));
    }

    private void onVictim(NodeFleet fleet, String... command) {
        lab.exec(fleet.machine(VICTIM), command);
    }

    private static void allWell(Monitor monitor) {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(monitor.health().value().nodes()).hasSize(3).allSatisfy(node -> {
                assertThat(node.state()).as(node.why()).isEqualTo(NodeState.ONLINE);
                assertThat(node.beats()).isGreaterThan(5);
                assertThat(node.report()).isPresent();
            });
        });
    }

    /** Whatever befalls one, the others are online. */
    private static void others(Monitor monitor) {
        assertThat(monitor.health().value().nodes())
                .filteredOn(node -> !node.node().name().equals(VICTIM))
                .extracting(NodeHealth::state)
                .containsOnly(NodeState.ONLINE);
    }

    private static void becomes(Monitor monitor, NodeState state, NodeCause cause) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            NodeHealth node = monitor.health().value().node(VICTIM).orElseThrow();
            assertThat(node.state() + " " + node.cause()).as(node.why()).isEqualTo(state + " " + cause);
        });
        others(monitor);
    }

    private static void awaitOnline(Monitor monitor) {
        await().atMost(LONG).untilAsserted(() -> {
            NodeHealth node = monitor.health().value().node(VICTIM).orElseThrow();
            assertThat(node.state()).as(node.why()).isEqualTo(NodeState.ONLINE);
            assertThat(node.cause()).isIn(NodeCause.HEARD, NodeCause.LOSSY, NodeCause.RESTARTED);
        });
    }

    private static void assertDown(Monitor monitor, NodeCause cause, Instant from) {
        becomes(monitor, NodeState.DOWN, cause);
        NodeHealth node = monitor.health().value().node(VICTIM).orElseThrow();
        Duration took = Duration.between(from, node.since());
        System.out.println(cause + " after " + took.toMillis() + " ms: " + node.why());
        assertThat(took).isLessThan(PROMISE);
    }

    private static void awaitAlarm(Monitor monitor, boolean open) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(monitor.alarms().value())
                        .filteredOn(alarm -> alarm.nodes().contains(VICTIM))
                        .isNotEmpty()
                        .allSatisfy(alarm ->
                                assertThat(alarm.open()).as(alarm.why()).isEqualTo(open)));
    }

    private static Optional<Cause> cause(Monitor monitor, String from, String to) {
        return TruthMatrix.of(monitor.health().value())
                .cell(from, to)
                .orElseThrow()
                .cause();
    }

    private static void awaitCause(Monitor monitor, String from, String to, Cause cause) {
        await().atMost(LONG.multipliedBy(2))
                .untilAsserted(() -> assertThat(cause(monitor, from, to))
                        .as("from %s to %s", from, to)
                        .contains(cause));
    }
}
