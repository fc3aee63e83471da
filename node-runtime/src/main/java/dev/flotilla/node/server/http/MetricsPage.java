package dev.flotilla.node.server.http;

import dev.flotilla.node.beat.BeatFigures;
import dev.flotilla.node.commit.CommitState.PeerView;
import dev.flotilla.node.control.ControlCounts;
import dev.flotilla.node.live.LiveReplica;
import dev.flotilla.node.live.ReplicaView;
import dev.flotilla.node.tally.Tally;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/** {@code GET /metrics}: every rejection by its reason, beats, rounds, predictions and connections. */
final class MetricsPage {
    private final NodeFacts facts;
    private final Predicting predicting;
    private final Tally<HttpRefusal> refused;
    private final IntSupplier connections;
    /** Of the last page: the next one will be about as long. */
    private int length = 4096;

    MetricsPage(NodeFacts facts, Predicting predicting, Tally<HttpRefusal> refused, IntSupplier connections) {
        this.facts = facts;
        this.predicting = predicting;
        this.refused = refused;
        this.connections = connections;
    }

    /** On the event loop. */
    byte[] text() {
        MetricsText text = new MetricsText(length + length / 16);
        text.gauge("flotilla_node_info", "Whose figures these are.")
                .sample("flotilla_node_info", 1, "node_id", facts.nodeId());
        beats(text);
        control(text, facts.control());
        commit(text, facts.replica());
        predictions(text);
        text.byReason("flotilla_http_rejected_total", "Requests and connections not served.", "reason", refused.all());
        text.gauge("flotilla_http_connections", "Open now.")
                .sample("flotilla_http_connections", connections.getAsInt());
        facts.moreMetrics(text);
        byte[] page = text.bytes();
        length = page.length;
        return page;
    }

    private void beats(MetricsText text) {
        BeatFigures now = facts.beatFigures();
        text.counter("flotilla_heartbeats_sent_total", "Heartbeats sent, by peer.");
        now.sent().forEach(row -> text.sample("flotilla_heartbeats_sent_total", row.count(), "peer", row.peer()));
        text.counter("flotilla_heartbeats_received_total", "Heartbeats taken, by sender.");
        now.heard().forEach(row -> text.sample("flotilla_heartbeats_received_total", row.count(), "peer", row.name()));
        text.counter("flotilla_heartbeats_missed_total", "Gaps in the sequence of a sender.");
        now.heard().forEach(row -> text.sample("flotilla_heartbeats_missed_total", row.missed(), "peer", row.name()));
        text.gauge("flotilla_heartbeat_peer_online", "1 while a sender is heard in time.");
        now.heard()
                .forEach(
                        row -> text.sample("flotilla_heartbeat_peer_online", row.online() ? 1 : 0, "peer", row.name()));
        text.byReason(
                "flotilla_heartbeats_rejected_total",
                "Datagrams that were not taken.",
                "reason",
                facts.refusedBeats().all());
        text.counter("flotilla_heartbeats_turned_away_total", "Heartbeats of strangers for whom there was no room.")
                .sample("flotilla_heartbeats_turned_away_total", now.turnedAway());
    }

    private static void control(MetricsText text, ControlCounts counts) {
        text.byReason(
                "flotilla_control_rejected_total",
                "Control frames and connections not taken.",
                "reason",
                counts.refused().all());
        text.counter("flotilla_control_frames_total", "Control frames.")
                .sample("flotilla_control_frames_total", counts.framesIn(), "direction", "in")
                .sample("flotilla_control_frames_total", counts.framesOut(), "direction", "out");
        text.counter("flotilla_control_bytes_total", "Bytes of control frames.")
                .sample("flotilla_control_bytes_total", counts.bytesIn(), "direction", "in")
                .sample("flotilla_control_bytes_total", counts.bytesOut(), "direction", "out");
        text.counter("flotilla_control_unsent_total", "Frames dropped because their peer was not connected.")
                .sample("flotilla_control_unsent_total", counts.unsent());
        text.counter("flotilla_control_connects_total", "Connections made to peers.")
                .sample("flotilla_control_connects_total", counts.connects());
        text.gauge("flotilla_control_connections", "Connections of others, open now.")
                .sample("flotilla_control_connections", counts.open());
    }

    private static void commit(MetricsText text, LiveReplica replica) {
        ReplicaView view = replica.view();
        text.gauge("flotilla_routing_version", "Version that is served.")
                .sample("flotilla_routing_version", view.served().version());
        text.gauge("flotilla_model_weight", "Share of each model.");
        view.served()
                .weights()
                .forEach((model, weight) -> text.sample("flotilla_model_weight", weight, "model", model));
        text.byReason(
                "flotilla_commit_rounds_total",
                "Rounds of this coordinator by their end.",
                "end",
                replica.rounds().all());
        text.byReason(
                "flotilla_commit_dropped_total",
                "Frames of the agreement that were not followed.",
                "reason",
                replica.dropped().all());
        text.gauge("flotilla_commit_in_doubt", "1 while this node has voted and not heard the end.")
                .sample("flotilla_commit_in_doubt", view.inDoubt().isPresent() ? 1 : 0);
        text.gauge("flotilla_commit_log_stalled", "1 while the log cannot be written.")
                .sample("flotilla_commit_log_stalled", view.stalled().isPresent() ? 1 : 0);
        text.counter("flotilla_replica_overrun_total", "Inputs that found the inbox full.")
                .sample("flotilla_replica_overrun_total", replica.overrun());
        text.gauge("flotilla_peer_version", "Version that a peer says it serves.");
        for (Map.Entry<String, PeerView> peer : view.state().peers().entrySet()) {
            text.sample("flotilla_peer_version", peer.getValue().version(), "peer", peer.getKey());
        }
    }

    private void predictions(MetricsText text) {
        Map<String, ModelCounts> all = new TreeMap<>(predicting.counts());
        text.counter("flotilla_predict_requests_total", "Predictions by model and outcome.");
        all.forEach((model, counts) -> text.sample(
                        "flotilla_predict_requests_total", counts.answered.get(), "model", model, "outcome", "answered")
                .sample("flotilla_predict_requests_total", counts.failed.get(), "model", model, "outcome", "failed"));
        String name = "flotilla_predict_seconds";
        text.family(name, "histogram", "Time from the request to its answer.");
        all.forEach((model, counts) -> {
            long sum = 0;
            for (int i = 0; i <= Latencies.BOUNDS.length; i++) {
                sum += counts.latencies.count(i);
                String bound = i < Latencies.BOUNDS.length ? String.valueOf(Latencies.BOUNDS[i] / 1000) : "+Inf";
                text.sample(name + "_bucket", sum, "model", model, "le", bound);
            }
            text.sample(name + "_sum", counts.latencies.sumSeconds(), "model", model);
            text.sample(name + "_count", sum, "model", model);
        });
    }
}
