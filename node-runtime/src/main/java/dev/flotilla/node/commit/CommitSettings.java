package dev.flotilla.node.commit;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** Who takes part and how long they wait. */
public final class CommitSettings {
    private final String nodeId;
    private final String coordinatorId;
    private final Set<String> peers;
    private final Set<String> knownModels;
    private final Timing timing;
    private final Set<Guarantee> guarantees;

    /**
     * A node that keeps every guarantee.
     *
     * @param coordinatorId the one node that proposes and decides
     * @param peers ids of all other nodes, each of which has a vote
     * @param knownModels what this node can serve; empty when it takes any
     */
    public CommitSettings(
            String nodeId, String coordinatorId, Set<String> peers, Set<String> knownModels, Timing timing) {
        this(nodeId, coordinatorId, peers, knownModels, timing, EnumSet.allOf(Guarantee.class));
    }

    CommitSettings(
            String nodeId,
            String coordinatorId,
            Set<String> peers,
            Set<String> knownModels,
            Timing timing,
            Set<Guarantee> guarantees) {
        if (peers.contains(nodeId)) {
            throw new IllegalArgumentException(nodeId + " is its own peer");
        }
        if (!coordinatorId.equals(nodeId) && !peers.contains(coordinatorId)) {
            throw new IllegalArgumentException("the coordinator " + coordinatorId + " is no peer");
        }
        this.nodeId = nodeId;
        this.coordinatorId = coordinatorId;
        this.peers = Collections.unmodifiableSet(new TreeSet<>(peers));
        this.knownModels = Set.copyOf(knownModels);
        this.timing = timing;
        this.guarantees = Set.copyOf(guarantees);
    }

    public String nodeId() {
        return nodeId;
    }

    public String coordinatorId() {
        return coordinatorId;
    }

    public boolean coordinates() {
        return nodeId.equals(coordinatorId);
    }

    public Set<String> peers() {
        return peers;
    }

    Set<String> knownModels() {
        return knownModels;
    }

    public Timing timing() {
        return timing;
    }

    boolean holds(Guarantee guarantee) {
        return guarantees.contains(guarantee);
    }
}
