package dev.flotilla.node.commit;

import dev.flotilla.node.routing.RoutingRules;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.ControlFrame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold after every step of every node, seen from above. The first breach ends the run. */
final class SimInvariants {
    /** A breach: a failure of the machine, told by the seed that shows it. */
    static final class Breach extends RuntimeException {
        private static final long serialVersionUID = 1;

        Breach(String what) {
            super(what);
        }
    }

    private final SimStats stats;
    private final String coordinator;
    private final List<String> peers;
    private final Map<Long, RoutingState> byVersion = new HashMap<>();
    private final Map<String, Long> served = new HashMap<>();
    private final Map<String, Long> servedBeforeCrash = new HashMap<>();
    private final Set<String> decided = new HashSet<>();
    private final Set<String> promised = new HashSet<>();
    private final Map<String, String> openPromise = new HashMap<>();
    private final Map<String, ControlFrame.Verdict> told = new HashMap<>();

    SimInvariants(SimStats stats, String coordinator, List<String> peers) {
        this.stats = stats;
        this.coordinator = coordinator;
        this.peers = List.copyOf(peers);
    }

    /** Called before the record reaches the disk: it is there for sure only when forced. */
    void written(String node, LogRecord entry, boolean force) {
        switch (entry) {
            case LogRecord.Begun(RoutingState state) -> stats.rounds++;
            case LogRecord.Prepared(RoutingState state) -> {
                require(force, node + " promises without syncing");
                String open = openPromise.put(node, state.txid());
                require(
                        open == null || open.equals(state.txid()),
                        node + " promises " + state.txid() + " while in doubt about " + open);
                promised.add(node + " " + state.txid());
            }
            case LogRecord.Committed(RoutingState state) -> {
                require(force, node + " commits without syncing");
                openPromise.remove(node);
                if (node.equals(coordinator) && !state.txid().equals(RoutingState.INITIAL_TXID)) {
                    decide(state);
                }
            }
            case LogRecord.Aborted(String txid) -> openPromise.remove(node, txid);
            case LogRecord.Noted noted -> {} // tells of no transaction
        }
    }

    private void decide(RoutingState state) {
        if (!decided.add(state.txid())) {
            return;
        }
        stats.commits++;
        for (String peer : peers) {
            require(
                    promised.contains(peer + " " + state.txid()),
                    state.txid() + " is committed without the promise of " + peer);
        }
    }

    void adopted(String node, RoutingState state) {
        RoutingState known = byVersion.putIfAbsent(state.version(), state);
        require(
                known == null || known.sameMeaning(state),
                node + " serves " + state + ", but as this version was committed " + known);
        require(
                state.txid().equals(RoutingState.INITIAL_TXID) || decided.contains(state.txid()),
                node + " serves " + state.txid() + ", which was never committed");
        long before = served.getOrDefault(node, 0L);
        long atLeast = servedBeforeCrash.getOrDefault(node, before + 1);
        servedBeforeCrash.remove(node);
        require(state.version() >= atLeast, node + " goes back from version " + before + " to " + state.version());
        Optional<String> problem = RoutingRules.problem(state, Set.of());
        require(problem.isEmpty(), node + " serves a state in which " + problem.orElse(""));
        served.put(node, state.version());
    }

    /** A restarted node may serve what it served before, and nothing older. */
    void restarting(String node) {
        servedBeforeCrash.put(node, served.getOrDefault(node, 0L));
    }

    void wiped(String node) {
        served.remove(node);
        openPromise.remove(node);
    }

    /** What the coordinator says of a transaction never changes. */
    void sent(String from, ControlFrame frame) {
        if (frame instanceof ControlFrame.Decision decision && from.equals(coordinator)) {
            ControlFrame.Verdict earlier = told.putIfAbsent(decision.txid(), decision.kind());
            require(
                    earlier == null || earlier == decision.kind(),
                    "the coordinator says " + earlier + " and " + decision.kind() + " of " + decision.txid());
        }
    }

    void bounded(String node, CommitState state) {
        require(state.late().size() <= 8, node + " keeps " + state.late().size() + " late votes");
        require(state.refused().size() <= 8, node + " keeps " + state.refused().size() + " refusals");
        require(state.aborted().size() <= Recovered.MAX_ABORTED, node + " keeps too many aborts");
        state.round()
                .ifPresent(round -> require(
                        round.votes().size() <= peers.size(),
                        node + " keeps " + round.votes().size() + " votes of " + peers.size() + " peers"));
    }

    void dropped(String node, CommitOutput.Why why) {
        stats.drops++;
        require(why != CommitOutput.Why.DIVERGED, node + " sees the digest of an equal state differ");
    }

    /** After the storm: everybody is up, agrees, and nobody is in doubt. */
    void settled(List<SimNode> nodes) {
        nodes.forEach(node -> require(node.up(), node.id + " never came back"));
        RoutingState agreed = nodes.getFirst().state().committed();
        for (SimNode node : nodes) {
            CommitState state = node.state();
            require(!state.inDoubt(), node.id + " is in doubt for ever");
            require(state.round().isEmpty(), node.id + " never ends its round");
            require(
                    state.committed().version() == agreed.version(),
                    node.id + " stays at version " + state.committed().version() + " of " + agreed.version());
            require(
                    state.delivery()
                            .filter(d -> d.kind() == ControlFrame.Verdict.COMMIT)
                            .isEmpty(),
                    node.id + " never stops telling");
        }
    }

    private static void require(boolean holds, String breach) {
        if (!holds) {
            throw new Breach(breach);
        }
    }
}
