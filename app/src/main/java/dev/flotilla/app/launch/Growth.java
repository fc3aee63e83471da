package dev.flotilla.app.launch;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a set of nodes when N of them are wanted: those numbered 1 to N that are missing are made, those above
 * are removed, and the rest is not touched, but that one which stands still is started.
 *
 * @param replace those of another image than the wanted one, where they are to go; each is in {@code create} as well
 */
public record Growth(
        List<Placed> create,
        List<LaunchedNode> start,
        List<LaunchedNode> remove,
        List<LaunchedNode> replace,
        List<LaunchedNode> keep) {
    public static final int MOST = 200;

    /** A node to be made. */
    public record Placed(int index, Host host) {}

    /**
     * What is wanted.
     *
     * @param count 0 to {@link #MOST}
     * @param hosts for new nodes; each goes to the one that has the fewest, the first of them where several do
     * @param image id of the image that all should run; empty when nodes of other images stay as they are
     */
    public record Wish(int count, List<Host> hosts, Optional<String> image) {
        public Wish {
            hosts = List.copyOf(hosts);
        }

        /** FL-6102 for a number that cannot be. */
        public static Outcome<Integer> count(int typed) {
            return typed >= 0 && typed <= MOST
                    ? Outcome.ok(typed)
                    : Outcome.failed(Problem.of(
                            "FL-6102", typed + " nodes cannot be launched.", "Use a number from 1 to " + MOST + "."));
        }
    }

    public Growth {
        create = List.copyOf(create);
        start = List.copyOf(start);
        remove = List.copyOf(remove);
        replace = List.copyOf(replace);
        keep = List.copyOf(keep);
    }

    public static Growth of(NodeSet set, Wish wish) {
        List<LaunchedNode> start = new ArrayList<>();
        List<LaunchedNode> remove = new ArrayList<>();
        List<LaunchedNode> replace = new ArrayList<>();
        List<LaunchedNode> keep = new ArrayList<>();
        Map<Integer, Host> taken = new HashMap<>();
        for (LaunchedNode node : set.nodes()) {
            if (node.index() > wish.count()) {
                remove.add(node);
                continue;
            }
            taken.put(node.index(), node.host());
            if (wish.image()
                    .filter(id -> !id.equals(node.container().imageId()))
                    .isPresent()) {
                replace.add(node);
            } else if (standsStill(node)) {
                start.add(node);
            } else {
                keep.add(node);
            }
        }
        List<Placed> create = new ArrayList<>();
        replace.forEach(node -> create.add(new Placed(node.index(), node.host())));
        create.addAll(missing(wish, taken));
        return new Growth(create, start, remove, replace, keep);
    }

    private static List<Placed> missing(Wish wish, Map<Integer, Host> taken) {
        Map<HostId, Integer> load = new HashMap<>();
        taken.values().forEach(host -> load.merge(host.id(), 1, Integer::sum));
        List<Placed> create = new ArrayList<>();
        for (int index = 1; index <= wish.count() && !wish.hosts().isEmpty(); index++) {
            if (!taken.containsKey(index)) {
                Host least = wish.hosts().getFirst();
                for (Host host : wish.hosts()) {
                    if (load.getOrDefault(host.id(), 0) < load.getOrDefault(least.id(), 0)) {
                        least = host;
                    }
                }
                load.merge(least.id(), 1, Integer::sum);
                create.add(new Placed(index, least));
            }
        }
        return create;
    }

    private static boolean standsStill(LaunchedNode node) {
        return switch (node.container().state()) {
            case CREATED, EXITED -> true;
            case RUNNING, PAUSED, RESTARTING, REMOVING, DEAD -> false;
        };
    }

    public boolean isNothing() {
        return create.isEmpty() && start.isEmpty() && remove.isEmpty();
    }
}
