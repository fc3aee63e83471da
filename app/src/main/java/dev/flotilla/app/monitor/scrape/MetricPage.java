package dev.flotilla.app.monitor.scrape;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.ReplicaReport;
import dev.flotilla.app.monitor.matrix.Cause;
import dev.flotilla.app.monitor.matrix.Cell;
import dev.flotilla.app.monitor.matrix.CellState;
import dev.flotilla.app.monitor.matrix.TruthMatrix;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The page: how each watched node does, and each pair of them. What is not known has no sample, for a 0 would be a
 * statement. Nobody but the watched nodes is named, so that strangers' datagrams cannot make series.
 */
final class MetricPage {
    private static final String UP = "flotilla_node_up";
    private static final String STATE = "flotilla_node_state";
    private static final String SUSPICION = "flotilla_node_suspicion";
    private static final String AGE = "flotilla_node_last_sign_age_seconds";
    private static final String BEATS = "flotilla_node_heartbeats";
    private static final String LOSS = "flotilla_node_lost_ratio";
    private static final String DELAY = "flotilla_node_delay_seconds";
    private static final String ROUND_TRIP = "flotilla_node_round_trip_seconds";
    private static final String CPU = "flotilla_node_cpu_ratio";
    private static final String MEMORY = "flotilla_node_memory_ratio";
    private static final String DISK = "flotilla_node_disk_ratio";
    private static final String VERSION = "flotilla_node_routing_version";
    private static final String WEIGHT = "flotilla_node_model_weight_ratio";
    private static final String EDGE_STATE = "flotilla_edge_state";
    private static final String EDGE_SENT = "flotilla_edge_sent";
    private static final String EDGE_RECEIVED = "flotilla_edge_received";
    private static final String EDGE_AGE = "flotilla_edge_last_heard_age_seconds";
    private static final String TROUBLE = "flotilla_edge_trouble";
    private static final String TURNED_AWAY = "flotilla_monitor_turned_away";
    private static final String LISTENING = "flotilla_monitor_listening";
    private static final String ALARMS = "flotilla_alarms_open";

    private final MetricText text = new MetricText();

    private MetricPage() {}

    static String of(FleetHealth health, List<Alarm> alarms) {
        MetricPage page = new MetricPage();
        page.families();
        health.nodes().forEach(page::node);
        page.edges(TruthMatrix.of(health));
        health.counters().forEach((reason, count) -> page.text.sample(TURNED_AWAY, (double) count, "reason", reason));
        page.text.sample(LISTENING, health.listening().isPresent() ? 1 : 0);
        for (Alarm.Severity severity : Alarm.Severity.values()) {
            long open = alarms.stream()
                    .filter(a -> a.open() && a.severity() == severity)
                    .count();
            page.text.sample(ALARMS, (double) open, "severity", severity.name().toLowerCase(Locale.ROOT));
        }
        return page.text.end();
    }

    private void families() {
        text.family(UP, MetricText.Type.GAUGE, "", "1 while the node lives as far as can be told, 0 when it is down.");
        text.family(STATE, MetricText.Type.STATESET, "", "The one word about the node.");
        text.family(SUSPICION, MetricText.Type.GAUGE, "", "Rises with silence, measured by the node's own history.");
        text.family(AGE, MetricText.Type.GAUGE, "seconds", "Since its last sign of life of any kind.");
        text.family(BEATS, MetricText.Type.COUNTER, "", "Heartbeats of it that this application heard.");
        text.family(LOSS, MetricText.Type.GAUGE, "ratio", "Heartbeats lost within the last minute.");
        text.family(
                DELAY, MetricText.Type.GAUGE, "seconds", "One-way delay of heartbeats, an estimate from two clocks.");
        text.family(ROUND_TRIP, MetricText.Type.GAUGE, "seconds", "Of the last question that was answered.");
        text.family(CPU, MetricText.Type.GAUGE, "ratio", "Processor of its machine, as it tells.");
        text.family(MEMORY, MetricText.Type.GAUGE, "ratio", "Memory of its machine, as it tells.");
        text.family(DISK, MetricText.Type.GAUGE, "ratio", "Disk of its machine, as it tells.");
        text.family(VERSION, MetricText.Type.GAUGE, "", "Version of the routing state that it serves.");
        text.family(WEIGHT, MetricText.Type.GAUGE, "ratio", "Share of the requests that it gives to a model.");
        text.family(
                EDGE_STATE, MetricText.Type.STATESET, "", "The one word about heartbeats from one node to another.");
        text.family(EDGE_SENT, MetricText.Type.GAUGE, "", "Heartbeats sent within the span of the truth matrix.");
        text.family(
                EDGE_RECEIVED, MetricText.Type.GAUGE, "", "Heartbeats received within the span of the truth matrix.");
        text.family(EDGE_AGE, MetricText.Type.GAUGE, "seconds", "Since the receiver last heard the sender.");
        text.family(TROUBLE, MetricText.Type.GAUGE, "", "1 for a pair with something wrong, and its cause.");
        text.family(TURNED_AWAY, MetricText.Type.COUNTER, "", "Datagrams and answers that were turned away.");
        text.family(LISTENING, MetricText.Type.GAUGE, "", "1 while this application hears heartbeats itself.");
        text.family(ALARMS, MetricText.Type.GAUGE, "", "Alarms that have not ended.");
    }

    private void node(NodeHealth health) {
        String node = health.node().name();
        String host = health.node().host();
        if (health.state() != NodeState.UNKNOWN) {
            text.sample(UP, health.state() == NodeState.DOWN ? 0 : 1, "node", node, "host", host);
        }
        for (NodeState state : NodeState.values()) {
            text.sample(STATE, health.state() == state ? 1 : 0, "node", node, STATE, state.word());
        }
        text.sample(SUSPICION, health.suspicion(), "node", node);
        health.ageMs().ifPresent(ms -> text.sample(AGE, ms / 1000.0, "node", node));
        text.sample(BEATS, (double) health.beats(), "node", node);
        scaled(LOSS, health.lossPercent(), 100, node);
        scaled(DELAY, health.delayMs(), 1000, node);
        scaled(ROUND_TRIP, health.roundTripMs(), 1000, node);
        scaled(CPU, health.cpuPercent(), 100, node);
        scaled(MEMORY, health.memoryPercent(), 100, node);
        scaled(DISK, health.diskPercent(), 100, node);
        health.replica().ifPresent(replica -> replica(replica, node));
    }

    private void replica(ReplicaReport replica, String node) {
        text.sample(VERSION, (double) replica.version(), "node", node);
        replica.weights().forEach((model, weight) -> text.sample(WEIGHT, weight, "node", node, "model", model));
    }

    private void scaled(String family, OptionalDouble value, double by, String node) {
        value.ifPresent(v -> text.sample(family, v / by, "node", node));
    }

    private void edges(TruthMatrix matrix) {
        for (Cell cell : matrix.cells()) {
            if (cell.state() == CellState.SELF || cell.state() == CellState.NOT_PEERS) {
                continue;
            }
            for (CellState state : CellState.values()) {
                if (state != CellState.SELF && state != CellState.NOT_PEERS) {
                    text.sample(
                            EDGE_STATE,
                            cell.state() == state ? 1 : 0,
                            "from",
                            cell.from(),
                            "to",
                            cell.to(),
                            EDGE_STATE,
                            state.code());
                }
            }
            cell.sent().ifPresent(n -> text.sample(EDGE_SENT, (double) n, "from", cell.from(), "to", cell.to()));
            cell.received()
                    .ifPresent(n -> text.sample(EDGE_RECEIVED, (double) n, "from", cell.from(), "to", cell.to()));
            cell.ageMs().ifPresent(ms -> text.sample(EDGE_AGE, ms / 1000.0, "from", cell.from(), "to", cell.to()));
            if (cell.state().trouble()) {
                String cause = cell.cause().map(Cause::code).orElse("unknown");
                text.sample(TROUBLE, 1, "from", cell.from(), "to", cell.to(), "cause", cause);
            }
        }
    }
}
