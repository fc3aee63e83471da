package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.SentTo;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.WatchedNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All reports laid beside each other: of each pair what the one says it sent and the other says it heard. Rows are found
 * in passes, for a node is known by more addresses once those that name it by its id were read.
 */
final class Survey {
    final FleetHealth health;
    final MatrixLimits limits;
    final List<NodeHealth> nodes;
    final Directory directory;
    final Identities identities;
    /** Nodes that receive, and this application after them when it listens. */
    final int receivers;

    private final @Nullable Side[] sides;
    private final @Nullable Pair[] pairs;

    Survey(FleetHealth health, List<NodeHealth> nodes, MatrixLimits limits) {
        this.health = health;
        this.limits = limits;
        this.nodes = nodes;
        this.directory = new Directory(nodes.stream().map(NodeHealth::node).toList());
        this.receivers = nodes.size() + (health.own().isPresent() ? 1 : 0);
        this.sides = new Side[receivers];
        this.pairs = new Pair[nodes.size() * receivers];
        this.identities = new Identities(nodes.size());
        for (int i = 0; i < receivers; i++) {
            Optional<NodeReport> report = i < nodes.size() ? usable(nodes.get(i)) : health.own();
            if (report.isPresent()) {
                sides[i] = Side.of(report.get(), health.earlier().getOrDefault(receiver(i), List.of()));
            }
        }
        learn();
        for (int i = 0; i < receivers; i++) {
            readHeard(i);
        }
        for (int i = 0; i < nodes.size(); i++) {
            readSent(i);
        }
    }

    private Optional<NodeReport> usable(NodeHealth node) {
        return node.state() == NodeState.DOWN
                ? Optional.empty()
                : node.report()
                        .filter(report -> health.atNanos() - report.atNanos()
                                <= limits.fresh().toNanos());
    }

    /** Those that are named by their id tell under which addresses they go elsewhere. */
    private void learn() {
        for (int i = 0; i < receivers; i++) {
            for (HeardFrom row : heardBy(i)) {
                int sender = directory.of(row);
                if (sender >= 0 && row.ageMs().isPresent()) {
                    identities.seen(sender, i, row);
                    if (!AddressForm.isNobodysOwn(row.saidHost())) {
                        directory.alsoAt(sender, row.saidHost(), row.saidPort());
                    }
                }
            }
        }
    }

    private void readHeard(int receiver) {
        List<HeardFrom> rows = heardBy(receiver);
        for (int at = 0; at < rows.size(); at++) {
            HeardFrom row = rows.get(at);
            int sender = directory.of(row);
            if (sender < 0 && row.ageMs().isEmpty()) {
                sender = configured(receiver, row.peer());
            }
            if (sender >= 0) {
                make(sender, receiver).heard(row, at);
            }
        }
    }

    /** A peer that was never heard has given no address; the one it is sent to counts. */
    private int configured(int receiver, String peer) {
        for (SentTo row : sentBy(receiver)) {
            if (row.peer().equals(peer)) {
                return directory.of(row);
            }
        }
        return Directory.NOBODY;
    }

    private void readSent(int sender) {
        List<SentTo> rows = sentBy(sender);
        List<Integer> astray = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            SentTo row = rows.get(at);
            int receiver = directory.of(row);
            if (receiver >= 0) {
                make(sender, receiver).sent(row, at, node(receiver).heartbeatPort());
            } else {
                astray.add(at);
            }
        }
        for (int at : astray) {
            readAstray(sender, rows.get(at), at);
        }
    }

    /** A port of a known machine where no watched node is: meant for the one node there that is not sent to otherwise. */
    private void readAstray(int sender, SentTo row, int at) {
        boolean ours = receivers > nodes.size()
                && health.listening().filter(port -> port == row.port()).isPresent()
                && (health.addresses().contains(row.host()) || heardHere(sender));
        List<Integer> there = directory.at(row.host()).stream()
                .filter(node -> node != sender && pair(sender, node).sent == null)
                .toList();
        List<Integer> asking =
                there.stream().filter(node -> hasPeer(node, sender)).toList();
        int meant = there.size() == 1 ? there.getFirst() : asking.size() == 1 ? asking.getFirst() : Directory.NOBODY;
        if (ours && (meant < 0 || heardHere(sender))) {
            make(sender, nodes.size()).sent(row, at, row.port());
        } else if (meant >= 0) {
            Pair pair = make(sender, meant);
            pair.astray = row;
            pair.astrayAt = at;
        }
    }

    /** Under which name others know this computer it cannot tell; who is heard here sends here. */
    private boolean heardHere(int sender) {
        HeardFrom row = pair(sender, nodes.size()).heard;
        return row != null && row.count() > 0;
    }

    private boolean hasPeer(int node, int other) {
        return sentBy(node).stream().anyMatch(row -> directory.of(row) == other);
    }

    private Pair make(int sender, int receiver) {
        int index = sender * receivers + receiver;
        Pair pair = pairs[index];
        if (pair == null) {
            pair = new Pair();
            pairs[index] = pair;
        }
        return pair;
    }

    Pair pair(int sender, int receiver) {
        Pair pair = sender < nodes.size() ? pairs[sender * receivers + receiver] : null;
        return pair == null ? Pair.NOTHING : pair;
    }

    WatchedNode node(int node) {
        return nodes.get(node).node();
    }

    String receiver(int node) {
        return node < nodes.size() ? node(node).name() : FleetHealth.THIS_APP;
    }

    /** Empty when it cannot be asked, or was asked too long ago. */
    Optional<Side> side(int node) {
        return node < receivers ? Optional.ofNullable(sides[node]) : Optional.empty();
    }

    private List<HeardFrom> heardBy(int node) {
        return side(node).flatMap(side -> side.now().heard()).orElse(List.of());
    }

    private List<SentTo> sentBy(int node) {
        return side(node).flatMap(side -> side.now().sent()).orElse(List.of());
    }

    boolean tellsSent(int node) {
        Side side = sides[node];
        return side != null && side.now().sent().isPresent();
    }

    boolean tellsHeard(int node) {
        Side side = sides[node];
        return side != null && side.now().heard().isPresent();
    }
}
