package dev.flotilla.app.cli.node;

import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.TextTable;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.ReplicaReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Nodes as they do, for people and for scripts. */
final class NodeTable {
    private NodeTable() {}

    static List<Json.Node> json(FleetHealth health) {
        return health.nodes().stream().map(NodeTable::json).toList();
    }

    private static Json.Node json(NodeHealth node) {
        Json.Node json = Json.object()
                .put("name", node.node().name())
                .put("id", node.node().nodeId())
                .put("host", node.node().host())
                .put("state", node.state().word())
                .put("suspicion", Math.round(node.suspicion() * 1000) / 1000.0)
                .put("ageMs", node.ageMs())
                .put("heartbeatsReceived", node.beats())
                .put("http", node.http())
                .put("routingVersion", node.replica().map(ReplicaReport::version))
                .put("cause", node.cause().code());
        node.metrics()
                .ifPresent(page -> json.put("rounds", counts(page.rounds()))
                        .put("rejected", counts(page.rejected()))
                        .put("logStalled", page.logStalled()));
        return json;
    }

    private static Json.Node counts(Map<String, Long> counts) {
        Json.Node all = Json.object();
        counts.forEach(all::put);
        return all;
    }

    static String text(FleetHealth health) {
        if (health.nodes().isEmpty()) {
            return "No nodes are watched; `flotilla nodes add --help` shows how to add one.";
        }
        TextTable table =
                new TextTable("node", "state", "host", "heard", "beats", "suspicion", "http", "version", "cause");
        health.nodes().forEach(node -> row(table, node));
        String whys = health.nodes().stream()
                .filter(NodeTable::isTrouble)
                .map(n -> "\n" + n.node().name() + ": " + LiveTable.plain(n.why()))
                .collect(Collectors.joining());
        String listening = health.listening()
                .map(port -> "\nListening on port " + port + "/udp.")
                .orElse("\nNot listening; nodes are asked.");
        String troubles = health.troubles().stream()
                .map(p -> "\n" + p.code() + " " + p.message())
                .collect(Collectors.joining());
        return table + whys + listening + troubles;
    }

    /** Where a sentence is worth its line. */
    static boolean isTrouble(NodeHealth node) {
        return switch (node.state()) {
            case ONLINE -> false;
            case SUSPECT, DOWN, UNKNOWN -> true;
        };
    }

    static void row(TextTable table, NodeHealth node) {
        table.row(
                node.node().name(),
                node.state().word() + (node.muted() ? ", muted" : ""),
                node.node().host(),
                age(node.ageMs()),
                Long.toString(node.beats()),
                String.format(Locale.ROOT, "%.2f", node.suspicion()),
                node.http().orElse("-"),
                node.replica().map(r -> Long.toString(r.version())).orElse("-"),
                node.cause().code());
    }

    static String age(OptionalLong ms) {
        if (ms.isEmpty()) {
            return "never";
        }
        long age = ms.getAsLong();
        if (age < 10_000) {
            return String.format(Locale.ROOT, "%.1f s", age / 1000.0);
        }
        long seconds = age / 1000;
        return seconds < 120 ? seconds + " s" : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
