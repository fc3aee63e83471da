package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeMetrics;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.ReplicaReport;
import dev.flotilla.app.monitor.Sign;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.detect.Ask;
import dev.flotilla.app.monitor.detect.Vigil;
import dev.flotilla.app.monitor.intake.mail.Mail;
import dev.flotilla.app.monitor.matrix.ReportWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The watched nodes by name, and who is meant when a node speaks of a peer. The loop's thread alone. */
final class WatchBook {
    private final Recorder recorder;
    private final ReportWindow reports = new ReportWindow(ReportWindow.USUAL_SPAN);
    private final Map<String, Watched> byPeerName = new HashMap<>();
    private Map<String, Watched> all = new LinkedHashMap<>();
    private List<Watched> inContainers = List.of();

    /** A question that the detector wants put now. */
    record Wanted(WatchedNode node, Ask ask) {}

    WatchBook(Recorder recorder) {
        this.recorder = recorder;
    }

    void watch(Collection<WatchedNode> nodes, long now, Instant wall) {
        Map<String, Watched> next = new LinkedHashMap<>();
        for (WatchedNode node : nodes) {
            Watched known = all.get(node.name());
            if (known == null) {
                known = new Watched(node, now, wall);
            } else {
                known.described(node, now);
            }
            next.putIfAbsent(node.name(), known);
        }
        for (String name : all.keySet()) {
            if (!next.containsKey(name)) {
                recorder.forget(name);
            }
        }
        all = next;
        inContainers = next.values().stream()
                .filter(one -> one.node().container().isPresent())
                .toList();
        Set<String> kept = new HashSet<>(next.keySet());
        kept.add(FleetHealth.THIS_APP);
        reports.retain(kept);
        byPeerName.clear();
        // What is surest first: the id, then the name, then the place.
        all.values().forEach(w -> w.node().nodeId().ifPresent(id -> byPeerName.putIfAbsent(id, w)));
        all.values().forEach(w -> byPeerName.putIfAbsent(w.node().name(), w));
        all.values()
                .forEach(w ->
                        byPeerName.putIfAbsent(w.node().host() + ":" + w.node().heartbeatPort(), w));
    }

    Collection<Watched> all() {
        return all.values();
    }

    /** Those that an engine runs. */
    List<Watched> inContainers() {
        return inContainers;
    }

    int size() {
        return all.size();
    }

    Optional<Watched> named(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /**
     * What comes about somebody who is not watched any more is dropped.
     *
     * @param wallMs of now, for what has no time of its own
     */
    void take(Mail mail, long wallMs) {
        Watched about = all.get(mail.node());
        if (about == null) {
            return;
        }
        switch (mail) {
            case Mail.Seen(String node, long at, Sign sign) -> seen(about, sign, at, wallMs);
            case Mail.Reported(String node, long at, NodeReport report) -> {
                about.report(report);
                reports.add(report);
                report.heard().ifPresent(rows -> rows.forEach(row -> heardByPeer(about, row, at, wallMs)));
            }
            case Mail.Served(String node, long at, ReplicaReport replica) -> {
                recorder.replica(about, replica, about.replica(), wallMs);
                about.replica(replica);
            }
            case Mail.Measured(String node, long at, NodeMetrics metrics) -> {
                recorder.metrics(about, metrics, about.metrics(), wallMs);
                about.metrics(metrics);
            }
            case Mail.AskedHttp(String node, long at, String word) -> about.http(word, at);
            case Mail.TurnOver over -> {}
        }
    }

    private void seen(Watched about, Sign sign, long at, long wallMs) {
        long before = about.beats();
        about.take(sign, at);
        if (sign instanceof Sign.Beat beat && about.beats() > before) {
            recorder.beat(about, beat, at);
        } else if (sign instanceof Sign.Answered answer) {
            recorder.answered(about, answer, wallMs);
        }
    }

    /** What this application heard itself. */
    void own(NodeReport report) {
        reports.add(report);
    }

    /** Of each node, and of this application, some reports of the last minutes. */
    Map<String, List<NodeReport>> earlier() {
        return reports.earlier();
    }

    private void heardByPeer(Watched peer, HeardFrom row, long at, long wallMs) {
        if (row.count() == 0) {
            return;
        }
        Watched meant = meant(row);
        if (meant == null || meant.equals(peer)) {
            return;
        }
        recorder.edge(meant, peer, row, at, wallMs);
        if (row.ageMs().isPresent() && !row.stale()) {
            meant.take(
                    new Sign.HeardByPeer(
                            peer.node().name(), Duration.ofMillis(row.ageMs().getAsLong())),
                    at);
        }
    }

    private @Nullable Watched meant(HeardFrom row) {
        Watched byPeer = byPeerName.get(row.peer());
        if (byPeer != null) {
            return byPeer;
        }
        Watched byId = row.saidId().map(byPeerName::get).orElse(null);
        return byId != null ? byId : byPeerName.get(row.saidHost() + ":" + row.saidPort());
    }

    /** Nodes that said in their last report that they hear this one: they are asked when it is in doubt. */
    List<WatchedNode> hearersOf(String name, int most) {
        List<WatchedNode> hearers = new ArrayList<>();
        Watched about = all.get(name);
        for (Watched other : all.values()) {
            if (hearers.size() >= most) {
                break;
            }
            boolean hears = !other.equals(about)
                    && other.report().flatMap(NodeReport::heard).orElse(List.of()).stream()
                            .anyMatch(row -> row.count() != 0 && meant(row) == about);
            if (hears) {
                hearers.add(other.node());
            }
        }
        return hearers;
    }

    void stalled(Vigil.Stall stall) {
        all.values().forEach(one -> one.stalled(stall));
    }

    /** This application listens no more, or elsewhere, since that moment. */
    void unheard(long since) {
        all.values().forEach(one -> one.unheard(since));
    }

    /** Judges those of whom something came or whose time it is. */
    List<Wanted> look(long now, Instant wall) {
        List<Wanted> wanted = new ArrayList<>();
        for (Watched one : all.values()) {
            if (one.wantsLook(now)) {
                one.look(now, wall).ifPresent(ask -> wanted.add(new Wanted(one.node(), ask)));
            }
        }
        return wanted;
    }

    boolean anyInDoubt() {
        for (Watched one : all.values()) {
            if (one.inDoubt()) {
                return true;
            }
        }
        return false;
    }

    List<NodeHealth> health(long now, Predicate<String> muted) {
        List<NodeHealth> health = new ArrayList<>(all.size());
        for (Watched one : all.values()) {
            health.add(one.health(now, muted.test(one.node().name())));
        }
        return health;
    }
}
