package dev.flotilla.app.ui.launch;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.launch.Growth;
import dev.flotilla.app.launch.LaunchedNode;
import dev.flotilla.app.launch.NodeBase;
import dev.flotilla.app.launch.NodeRow;
import dev.flotilla.app.launch.NodeSet;
import dev.flotilla.app.launch.Ping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the launcher shows.
 *
 * @param hosts on which nodes can be launched
 * @param tried whether problems of the form are shown
 * @param headline what the last work came to; empty when there was none
 */
record LaunchState(
        LaunchDraft draft,
        List<Host> hosts,
        Seen seen,
        Work work,
        boolean tried,
        List<Problem> problems,
        String headline) {
    /** What is under way. */
    enum Work {
        NONE,
        LAUNCHING,
        PINGING,
        STOPPING
    }

    LaunchState {
        hosts = List.copyOf(hosts);
        problems = List.copyOf(problems);
    }

    LaunchState with(LaunchDraft next) {
        return new LaunchState(next, hosts, seen, work, tried, problems, headline);
    }

    LaunchState withHosts(List<Host> next) {
        return new LaunchState(draft, next, seen, work, tried, problems, headline);
    }

    LaunchState with(Seen next) {
        return new LaunchState(draft, hosts, next, work, tried, problems, headline);
    }

    LaunchState with(Work next) {
        return new LaunchState(draft, hosts, seen, next, tried, problems, headline);
    }

    LaunchState withTried(boolean next) {
        return new LaunchState(draft, hosts, seen, work, next, problems, headline);
    }

    LaunchState with(List<Problem> next, String head) {
        return new LaunchState(draft, hosts, seen, work, tried, next, head);
    }

    List<NodeSet> sets() {
        return seen.sets();
    }

    List<NodeRow> rows() {
        return seen.rows();
    }

    Map<String, Ping> pings() {
        return seen.pings();
    }

    boolean isIdle() {
        return work == Work.NONE;
    }

    /** The nodes that the form is about. */
    Optional<NodeSet> set() {
        return sets().stream()
                .filter(set -> set.base().text().equals(draft.effectiveBase()))
                .findFirst();
    }

    /** What launching would do. */
    Growth growth() {
        NodeSet now = set().orElseGet(() -> new NodeSet(new NodeBase(draft.effectiveBase()), List.of(), List.of()));
        return Growth.of(now, new Growth.Wish(draft.count(), draft.chosen(hosts), Optional.empty()));
    }

    /** How the nodes do, and what the last work came to. */
    String summary() {
        if (rows().isEmpty()) {
            return headline;
        }
        long up = rows().stream().filter(row -> row.state().isUp()).count();
        return up + " of " + rows().size() + " up." + (headline.isEmpty() ? "" : " " + headline);
    }

    private boolean isNamed() {
        return NodeBase.read(draft.effectiveBase()) instanceof Outcome.Ok;
    }

    /** The same in words; empty while the nodes have no name. */
    String preview() {
        if (!isNamed()) {
            return "";
        }
        Growth growth = growth();
        List<String> parts = new ArrayList<>();
        NodeBase base = new NodeBase(draft.effectiveBase());
        add(
                parts,
                "launches ",
                growth.create().stream()
                        .map(p -> base.name(p.index()) + " on " + p.host().name())
                        .toList());
        add(parts, "starts ", growth.start().stream().map(LaunchedNode::name).toList());
        add(parts, "removes ", growth.remove().stream().map(LaunchedNode::name).toList());
        if (!growth.keep().isEmpty()) {
            parts.add("leaves " + growth.keep().size() + (growth.keep().size() == 1 ? " node" : " nodes") + " alone");
        }
        String text = parts.isEmpty() ? "does nothing" : String.join("; ", parts);
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1) + ".";
    }

    private static void add(List<String> parts, String verb, List<String> names) {
        if (!names.isEmpty()) {
            String some = names.stream().limit(4).collect(Collectors.joining(", "));
            parts.add(verb + some + (names.size() > 4 ? " and " + (names.size() - 4) + " more" : ""));
        }
    }

    /** What the button says. */
    String deed() {
        if (!isNamed()) {
            return "Launch";
        }
        Growth growth = growth();
        List<String> parts = new ArrayList<>();
        count(parts, "launch", growth.create().size());
        count(parts, "start", growth.start().size());
        count(parts, "remove", growth.remove().size());
        if (parts.isEmpty()) {
            return draft.fromFolder() ? "Build" : "Launch";
        }
        String text = String.join(", ", parts);
        String deed = text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
        return draft.fromFolder() ? "Build, " + text : deed;
    }

    private static void count(List<String> parts, String verb, int count) {
        if (count > 0) {
            parts.add(verb + " " + count + (parts.isEmpty() ? (count == 1 ? " node" : " nodes") : ""));
        }
    }
}
