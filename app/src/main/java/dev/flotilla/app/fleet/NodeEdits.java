package dev.flotilla.app.fleet;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.util.ArrayList;
import java.util.List;

/** What an edit of nodes makes of a fleet. */
final class NodeEdits {
    private NodeEdits() {}

    static Outcome<Fleet> add(Fleet fleet, Node node) {
        if (fleet.nodes().size() >= NodeRules.MOST_NODES) {
            return Outcome.failed(Problem.of(
                    "FL-1039",
                    "A fleet watches at most " + NodeRules.MOST_NODES + " nodes of its own.",
                    "Use a second data folder."));
        }
        return checked(fleet.nodes(), node).map(n -> {
            List<Node> nodes = new ArrayList<>(fleet.nodes());
            nodes.add(n);
            return fleet.withNodes(nodes);
        });
    }

    static Outcome<Fleet> change(Fleet fleet, String name, Node node) {
        return known(fleet, name)
                .then(old -> checked(
                                fleet.nodes().stream()
                                        .filter(n -> !n.equals(old))
                                        .toList(),
                                node)
                        .map(next -> fleet.withNodes(fleet.nodes().stream()
                                .map(n -> n.equals(old) ? next : n)
                                .toList())));
    }

    static Outcome<Fleet> remove(Fleet fleet, String name) {
        return known(fleet, name)
                .map(gone -> fleet.withNodes(
                        fleet.nodes().stream().filter(n -> !n.equals(gone)).toList()));
    }

    private static Outcome<Node> checked(List<Node> others, Node node) {
        return NodeRules.check(node)
                .then(n -> NodeRules.clash(others, n)
                        .<Outcome<Node>>map(Outcome::failed)
                        .orElseGet(() -> Outcome.ok(n)));
    }

    private static Outcome<Node> known(Fleet fleet, String name) {
        return fleet.nodeNamed(name)
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.failed(Problem.of(
                        "FL-1038",
                        "No node \"" + PlainText.of(name) + "\" was added to the fleet.",
                        "`flotilla nodes` shows those that are watched; one in a container goes with its container.")));
    }
}
