package dev.flotilla.app.launch;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The nodes of one base on all hosts, by number.
 *
 * @param silent why hosts did not tell what they have: there may be more nodes there
 */
public record NodeSet(NodeBase base, List<LaunchedNode> nodes, List<Silent> silent) {
    /** What one host has, or why it is not known. */
    public record Answer(Host host, List<RunningContainer> containers, Optional<Problem> problem) {
        public Answer {
            containers = List.copyOf(containers);
        }
    }

    /** A host that did not answer. */
    public record Silent(Host host, Problem problem) {}

    public NodeSet {
        nodes = nodes.stream()
                .sorted(Comparator.comparingInt(LaunchedNode::index)
                        .thenComparing(node -> node.host().name()))
                .toList();
        silent = List.copyOf(silent);
    }

    public static NodeSet found(NodeBase base, Collection<Answer> answers) {
        List<LaunchedNode> nodes = new ArrayList<>();
        List<Silent> silent = new ArrayList<>();
        for (Answer answer : answers) {
            answer.problem().ifPresent(problem -> silent.add(new Silent(answer.host(), problem)));
            answer.containers()
                    .forEach(container -> LaunchedNode.of(answer.host(), container)
                            .filter(node -> node.base().equals(base))
                            .ifPresent(nodes::add));
        }
        return new NodeSet(base, nodes, silent);
    }

    /** All sets that there are. */
    public static List<NodeSet> all(Collection<Answer> answers) {
        return bases(answers).stream().map(base -> found(base, answers)).toList();
    }

    /** All bases that there are. */
    public static SortedSet<NodeBase> bases(Collection<Answer> answers) {
        SortedSet<NodeBase> bases = new TreeSet<>();
        for (Answer answer : answers) {
            answer.containers()
                    .forEach(container ->
                            LaunchedNode.of(answer.host(), container).ifPresent(node -> bases.add(node.base())));
        }
        return bases;
    }
}
