package dev.flotilla.app.monitor.config;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Nodes that a file names, as they would join a fleet.
 *
 * @param added in the order of the file; none of them is in the fleet
 * @param skipped in the fleet already, or refused by its rules
 */
public record NodeImport(List<Node> added, List<Skipped> skipped) {
    public NodeImport {
        added = List.copyOf(added);
        skipped = List.copyOf(skipped);
    }

    /** @param why one sentence */
    public record Skipped(Node node, String why) {}

    /**
     * @param name of the file, for what is said of it
     * @param ownHost where the node itself is found, when the file does not tell
     * @return or FL-3002 for a file that cannot be read, FL-3009 for one that names no node
     */
    public static Outcome<List<Node>> read(String name, String text, Optional<String> ownHost) {
        Outcome<List<Node>> nodes = text.stripLeading().startsWith("{")
                ? MosaicFile.read(name, text, ownHost)
                : CanarySettings.read(name, text);
        return nodes.then(found -> found.isEmpty()
                ? Outcome.failed(Problem.of(
                        "FL-3009",
                        name + " names no node.",
                        "Give a mosaic.config, or a file with lines such as PEERS_NODE_A=192.0.2.11."))
                : Outcome.ok(found));
    }

    /**
     * What several files name, those first of which most is known: what a node's own file tells of it stands before what its
     * peers' files do.
     */
    public static List<Node> together(List<List<Node>> files) {
        return files.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(NodeImport::unknown))
                .toList();
    }

    private static int unknown(Node node) {
        return (node.nodeId().isPresent() ? 0 : 1)
                + (node.http().isPresent() ? 0 : 1)
                + (node.kind() == Node.Kind.AUTO ? 1 : 0);
    }

    /** With no names that containers have taken. */
    public static NodeImport into(Fleet fleet, List<Node> nodes) {
        return into(fleet, nodes, node -> Optional.empty());
    }

    /**
     * Tries each on the fleet as it would be with those before it.
     *
     * @param taken why a node cannot have its name, beside the rules of the fleet
     */
    public static NodeImport into(Fleet fleet, List<Node> nodes, Function<Node, Optional<Problem>> taken) {
        List<Node> added = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        Fleet so = fleet;
        for (Node node : nodes) {
            Optional<Problem> other = taken.apply(node);
            if (other.isPresent()) {
                skipped.add(new Skipped(node, other.get().message()));
                continue;
            }
            switch (FleetRules.apply(so, new FleetEdit.AddNode(node))) {
                case Outcome.Ok<Fleet>(Fleet next) -> {
                    so = next;
                    added.add(node);
                }
                case Outcome.Failed<Fleet> failed ->
                    skipped.add(new Skipped(node, failed.first().message()));
            }
        }
        return new NodeImport(added, skipped);
    }

    public FleetEdit edit() {
        return new FleetEdit.Together(
                added.stream().<FleetEdit>map(FleetEdit.AddNode::new).toList());
    }
}
