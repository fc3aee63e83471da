package dev.flotilla.app.eject.write;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.eject.BundleFile;
import dev.flotilla.app.eject.NodeSource;
import dev.flotilla.app.eject.words.Words;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.peers.lens.ConfigReader;
import dev.flotilla.app.peers.setup.Stations;
import dev.flotilla.app.source.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder for each node: its {@code mosaic.config}, and the script that runs it, as the guide for Mosaic has it. */
final class NodeFiles {
    private static final String HERE = "here=$(CDPATH='' cd -- \"$(dirname -- \"$0\")\" && pwd)\n";

    private NodeFiles() {}

    /**
     * Those that the fleet keeps, those whose files are given, and one generated for every other node that it watches: these hear one
     * another.
     */
    static List<NodeSource> all(Fleet fleet, List<NodeSource> given) {
        List<NodeSource> all = new ArrayList<>();
        fleet.setups().forEach(s -> all.add(NodeSource.of(s, Stations.address(fleet, s))));
        given.stream()
                .filter(g -> all.stream().noneMatch(a -> a.name().equalsIgnoreCase(g.name())))
                .forEach(all::add);
        List<NodeSource> known = List.copyOf(all);
        List<Node> beating = fleet.nodes().stream().filter(n -> !isCanary(n)).toList();
        for (Node node : beating) {
            if (known.stream().noneMatch(g -> isOf(g, node))) {
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

    /** Node to the path of its configuration. */
    static Map<String, String> configs(List<NodeSource> nodes) {
        Folders folders = new Folders();
        Map<String, String> paths = new HashMap<>();
        nodes.forEach(n -> paths.put(n.name(), "nodes/" + folders.of(n.name()) + "/mosaic.config"));
        return paths;
    }

    static List<BundleFile> files(List<NodeSource> nodes) {
        Folders folders = new Folders();
        List<BundleFile> files = new ArrayList<>();
        for (NodeSource node : nodes) {
            String folder = "nodes/" + folders.of(node.name());
            if (!node.text().isEmpty()) {
                files.add(BundleFile.text(folder + "/mosaic.config", node.text()));
            }
            files.add(BundleFile.script(folder + "/run.sh", script(node)));
        }
        return files;
    }

    private static String script(NodeSource node) {
        return "#!/bin/sh\n# Node " + node.name().replaceAll("\\p{Cntrl}", " ")
                + node.address().map(a -> ", which others reach at " + a).orElse("")
                + ". Run this on its machine.\nset -eu\n"
                + (node.text().isEmpty() && node.setup().isPresent() ? "" : HERE)
                + String.join(" \\\n  ", words(node)) + "\n";
    }

    /** The command that makes the container which a push would make, but for the way in which its configuration gets there. */
    static List<String> words(NodeSource node) {
        String name = container(node.name());
        List<String> words = new ArrayList<>();
        // The original's console takes the end of its input for the end of its work: it wants a terminal.
        words.add("docker run --detach" + (node.ours() ? "" : " --interactive --tty"));
        words.add("--name " + Words.plain(name).shell());
        words.add("--restart " + node.setup().map(NodeSetup::restart).orElse(NodeSetup.USUAL_RESTART));
        if (node.mode() == NetworkMode.BRIDGE) {
            ports(node).forEach(p -> words.add("--publish " + p));
        } else {
            words.add("--network host");
        }
        if (!node.text().isEmpty()) {
            words.add("--volume \"$here/mosaic.config:/app/mosaic.config:ro\"");
        }
        node.setup()
                .map(NodeSetup::mounts)
                .map(mounts -> mounts.stream()
                        .map(m -> "--volume " + Words.plain(m).shell())
                        .toList())
                .orElseGet(() -> usualMounts(node, name))
                .forEach(words::add);
        node.setup()
                .map(NodeSetup::environment)
                .orElseGet(TreeMap::new)
                .forEach((k, v) -> words.add("--env " + Words.plain(k + "=" + v).shell()));
        words.add(Words.plain(node.image()).shell());
        return words;
    }

    private static List<String> usualMounts(NodeSource node, String name) {
        return Stream.of("data", "models", "plans", "state")
                .map(kept -> node.ours()
                        ? "--volume "
                                + Words.plain(name + "-" + kept + ":/app/" + kept)
                                        .shell()
                        : "--volume \"$here/" + kept + ":/app/" + kept + "\"")
                .toList();
    }

    /** Where nobody said which, those that its peers need. */
    private static List<String> ports(NodeSource node) {
        return node.setup()
                .map(NodeSetup::ports)
                .orElseGet(() -> config(node)
                        .map(c -> List.of(
                                c.heartbeatPort() + ":" + c.heartbeatPort() + "/udp",
                                c.commsPort() + ":" + c.commsPort() + "/tcp"))
                        .orElse(List.of()));
    }

    /** As the engine takes it. */
    static String container(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_.-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
        return plain.length() < 2 ? "node-" + plain : plain;
    }
}
