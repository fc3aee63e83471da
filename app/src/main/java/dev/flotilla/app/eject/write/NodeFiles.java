package dev.flotilla.app.eject.write;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.eject.BundleFile;
import dev.flotilla.app.eject.NodeSource;
import dev.flotilla.app.eject.words.Words;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.peers.lens.ConfigReader;
import dev.flotilla.app.source.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder for each node: its {@code mosaic.config}, and the script that runs it, as the guide for Mosaic has it. */
final class NodeFiles {
    private static final String HERE = "here=$(CDPATH='' cd -- \"$(dirname -- \"$0\")\" && pwd)\n";

    private NodeFiles() {}

    /** Those whose configurations are given, and one generated for every other node of the fleet: all hear one another. */
    static List<NodeSource> all(List<Node> nodes, List<NodeSource> given) {
        List<NodeSource> all = new ArrayList<>(given);
        List<Node> beating = nodes.stream().filter(n -> !isCanary(n)).toList();
        for (Node node : beating) {
            if (given.stream().noneMatch(g -> isOf(g, node))) {
                boolean ours = node.kind() == Node.Kind.FLOTILLA;
                all.add(new NodeSource(
                        node.name(),
                        text(node, beating, ours),
                        Optional.of(node.host()),
                        NetworkMode.HOST,
                        ours ? NodeSource.OUR_IMAGE : NodeSource.MOSAIC_IMAGE,
                        ours));
            }
        }
        return all;
    }

    static boolean isCanary(Node node) {
        return node.kind() == Node.Kind.CANARY;
    }

    static Optional<NodeConfig> config(NodeSource node) {
        return switch (JsonText.read(node.name(), node.text()).then(ConfigReader::read)) {
            case Outcome.Ok<NodeConfig>(NodeConfig good) -> Optional.of(good);
            case Outcome.Failed<NodeConfig> failed -> Optional.empty();
        };
    }

    private static boolean isOf(NodeSource given, Node node) {
        Optional<NodeConfig> config = config(given);
        boolean sameId =
                node.nodeId().isPresent() && config.flatMap(NodeConfig::nodeId).equals(node.nodeId());
        boolean samePlace = given.address().filter(node.host()::equals).isPresent()
                && config.map(c -> c.heartbeatPort() == node.heartbeatPort()).orElse(false);
        return sameId || samePlace || given.name().equalsIgnoreCase(node.name());
    }

    private static String text(Node node, List<Node> all, boolean ours) {
        List<String> lines = new ArrayList<>();
        lines.add("\"host\": \"0.0.0.0\"");
        if (ours) {
            lines.add("\"advertise_host\": " + JsonText.quoted(node.host()));
            node.nodeId().ifPresent(id -> lines.add("\"node_id\": " + JsonText.quoted(id)));
        }
        lines.add("\"heartbeat_port\": " + node.heartbeatPort());
        if (node.commsPort() > 0) {
            lines.add("\"comms_port\": " + node.commsPort());
        }
        List<String> peers = all.stream()
                .filter(other -> !other.equals(node))
                .map(p -> "    {\"host\": " + JsonText.quoted(p.host()) + ", \"comms_port\": "
                        + (p.commsPort() > 0 ? p.commsPort() : Node.USUAL_COMMS_PORT) + ", \"heartbeat_port\": "
                        + p.heartbeatPort() + "}")
                .toList();
        lines.add("\"peers\": [" + (peers.isEmpty() ? "" : "\n" + String.join(",\n", peers) + "\n  ") + "]");
        if (!node.period().equals(Node.USUAL_PERIOD) && node.period().toSeconds() > 0) {
            lines.add("\"heartbeat_frequency\": " + node.period().toSeconds());
        }
        if (!node.tolerance().equals(Node.USUAL_TOLERANCE) && node.tolerance().toSeconds() > 0) {
            lines.add("\"heartbeat_tolerance\": " + node.tolerance().toSeconds());
        }
        lines.add("\"data_location\": \"/app/data\"");
        lines.add("\"models_location\": \"/app/models\"");
        lines.add("\"plans_location\": \"/app/plans\"");
        lines.add("\"state_location\": \"/app/state\"");
        return "{\n  " + String.join(",\n  ", lines) + "\n}\n";
    }

    static List<BundleFile> files(List<NodeSource> nodes) {
        Folders folders = new Folders();
        List<BundleFile> files = new ArrayList<>();
        for (NodeSource node : nodes) {
            String folder = "nodes/" + folders.of(node.name());
            files.add(BundleFile.text(folder + "/mosaic.config", node.text()));
            files.add(BundleFile.script(folder + "/run.sh", script(node)));
        }
        return files;
    }

    private static String script(NodeSource node) {
        String name = container(node.name());
        List<String> words = new ArrayList<>();
        // The original's console takes the end of its input for the end of its work: it wants a terminal.
        words.add("docker run --detach" + (node.ours() ? "" : " --interactive --tty"));
        words.add("--name " + Words.plain(name).shell());
        words.add("--restart unless-stopped");
        if (node.mode() == NetworkMode.BRIDGE) {
            config(node).ifPresent(c -> {
                words.add("--publish " + c.heartbeatPort() + ":" + c.heartbeatPort() + "/udp");
                words.add("--publish " + c.commsPort() + ":" + c.commsPort() + "/tcp");
            });
        } else {
            words.add("--network host");
        }
        words.add("--volume \"$here/mosaic.config:/app/mosaic.config:ro\"");
        for (String kept : List.of("data", "models", "plans", "state")) {
            words.add(
                    node.ours()
                            ? "--volume "
                                    + Words.plain(name + "-" + kept + ":/app/" + kept)
                                            .shell()
                            : "--volume \"$here/" + kept + ":/app/" + kept + "\"");
        }
        words.add(Words.plain(node.image()).shell());
        return "#!/bin/sh\n# Node " + node.name().replaceAll("\\p{Cntrl}", " ")
                + node.address().map(a -> ", which others reach at " + a).orElse("")
                + ". Run this on its machine, in the folder of its mosaic.config.\nset -eu\n" + HERE
                + String.join(" \\\n  ", words) + "\n";
    }

    /** As the engine takes it. */
    static String container(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_.-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
        return plain.length() < 2 ? "node-" + plain : plain;
    }
}
