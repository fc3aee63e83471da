package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.NodeMetrics;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.ReplicaReport;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Sign;
import dev.flotilla.app.monitor.series.SeriesBook;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which figures are kept over time, and when each is written down: what comes with a beat or an answer when it comes,
 * what is judged once a second, and once in ten of a fleet so large that nobody could look at each. The loop's thread
 * alone.
 */
final class Recorder {
    private static final long SECOND = 1_000_000_000L;
    private static final int MANY = 1_000;
    private static final int SLOWER = 10;
    /** Figures of the machine are sampled by nodes every 15 s: more points than this say nothing. */
    private static final long MACHINE_NANOS = 5 * SECOND;

    private final SeriesBook book;
    private final Map<String, Map<String, Edge>> edges = new HashMap<>();
    private Map<ContainerId, ContainerLoad> loads = Map.of();
    private long lastRound;
    private boolean began;

    private record Edge(long count, long missed, long atNanos) {}

    Recorder(SeriesBook book) {
        this.book = book;
    }

    /** A beat that counted. */
    void beat(Watched node, Sign.Beat beat, long nanos) {
        long wall = beat.receivedNs() / 1_000_000;
        add(node, Metric.INTER_ARRIVAL_MS, wall, node.interArrivalMs());
        add(node, Metric.DELAY_MS, wall, node.delayMs());
        if (node.machineDue(nanos, MACHINE_NANOS)) {
            add(node, Metric.CPU_PERCENT, wall, beat.cpuPercent());
            add(node, Metric.MEMORY_PERCENT, wall, beat.ramPercent());
            add(node, Metric.DISK_PERCENT, wall, beat.diskPercent());
        }
    }

    void answered(Watched node, Sign.Answered answer, long wallMs) {
        add(
                node,
                Metric.ROUND_TRIP_MS,
                wallMs,
                OptionalDouble.of(answer.roundTrip().toNanos() / 1e6));
    }

    void replica(Watched node, ReplicaReport now, Optional<ReplicaReport> before, long wallMs) {
        add(node, Metric.P95_MS, wallMs, now.p95Ms());
        if (now.errorRate().isPresent()) {
            add(
                    node,
                    Metric.ERROR_PERCENT,
                    wallMs,
                    OptionalDouble.of(now.errorRate().getAsDouble() * 100));
        }
        Double share = now.weights().get(now.canary());
        if (share != null) {
            add(node, Metric.CANARY_PERCENT, wallMs, OptionalDouble.of(share * 100));
        }
        if (before.filter(then -> then.commitMs().equals(now.commitMs())).isEmpty()) {
            add(node, Metric.COMMIT_MS, wallMs, now.commitMs());
        }
    }

    /** Between two pages; a count that fell began anew with the node. */
    void metrics(Watched node, NodeMetrics now, Optional<NodeMetrics> before, long wallMs) {
        if (before.isEmpty() || now.atNanos() <= before.get().atNanos()) {
            return;
        }
        NodeMetrics then = before.get();
        double seconds = (now.atNanos() - then.atNanos()) / 1e9;
        long more = now.rejectedInAll() - then.rejectedInAll();
        if (more >= 0) {
            add(node, Metric.REJECTED_PER_MINUTE, wallMs, OptionalDouble.of(more * 60 / seconds));
        }
        if (now.busySeconds().isPresent() && then.busySeconds().isPresent()) {
            double busy = now.busySeconds().getAsDouble() - then.busySeconds().getAsDouble();
            if (busy >= 0) {
                add(node, Metric.BUSY_PERCENT, wallMs, OptionalDouble.of(busy * 100 / seconds));
            }
        }
    }

    /** What one node told of another: its beats between the last two reports. */
    void edge(Watched sender, Watched receiver, HeardFrom row, long nanos, long wallMs) {
        Edge now = new Edge(row.count(), row.missed(), nanos);
        Edge then = edges.computeIfAbsent(receiver.node().name(), name -> new HashMap<>())
                .put(sender.node().name(), now);
        if (then != null && row.count() > 0 && row.count() == then.count && cut(sender, row)) {
            book.add(
                    new SeriesKey(
                            sender.node().name(), Optional.of(receiver.node().name()), Metric.LOSS_PERCENT),
                    wallMs,
                    100);
            return;
        }
        if (then == null || row.count() <= then.count || row.missed() < then.missed) {
            return;
        }
        long came = now.count - then.count;
        long lost = now.missed - then.missed;
        String from = sender.node().name();
        Optional<String> to = Optional.of(receiver.node().name());
        book.add(new SeriesKey(from, to, Metric.INTER_ARRIVAL_MS), wallMs, (nanos - then.atNanos) / 1e6 / came);
        book.add(new SeriesKey(from, to, Metric.LOSS_PERCENT), wallMs, 100.0 * lost / (came + lost));
        row.delayMs().ifPresent(delay -> book.add(new SeriesKey(from, to, Metric.DELAY_MS), wallMs, delay));
    }

    /** Nothing came though the sender is well: all of it is lost, long before a next beat shows the gap. */
    private static boolean cut(Watched sender, HeardFrom row) {
        return sender.state() == NodeState.ONLINE
                && row.ageMs().isPresent()
                && (row.stale()
                        || row.ageMs().getAsLong() > sender.node().tolerance().toMillis());
    }

    /** What is judged, not measured; at most once a second. */
    void round(WatchBook watched, long now, long wallMs) {
        int every = watched.size() > MANY ? SLOWER : 1;
        if (began && now - lastRound < every * SECOND) {
            return;
        }
        began = true;
        lastRound = now;
        for (Watched node : watched.all()) {
            add(node, Metric.STATE, wallMs, OptionalDouble.of(node.state().level()));
            add(
                    node,
                    Metric.SUSPICION,
                    wallMs,
                    OptionalDouble.of(node.judgement().suspicion()));
            add(node, Metric.LOSS_PERCENT, wallMs, node.figures(now).lossPercent());
        }
    }

    /** What came since the last time, of each node that an engine runs. */
    @SuppressWarnings("ReferenceEquality") // the signal's own value: the same map is the same figures
    void containers(WatchBook watched, Map<ContainerId, ContainerLoad> now) {
        if (now == loads) {
            return;
        }
        Map<ContainerId, ContainerLoad> before = loads;
        loads = now;
        for (Watched node : watched.inContainers()) {
            Optional<ContainerLoad> load =
                    node.node().container().flatMap(in -> Optional.ofNullable(now.get(in.container())));
            load.ifPresent(is -> container(node, is, Optional.ofNullable(before.get(is.container()))));
        }
    }

    private void container(Watched node, ContainerLoad now, Optional<ContainerLoad> before) {
        long wallMs = now.at().toEpochMilli();
        long span = before.map(then -> wallMs - then.at().toEpochMilli()).orElse(0L);
        if (before.isPresent() && span <= 0) {
            return;
        }
        add(node, Metric.CONTAINER_CPU_PERCENT, wallMs, OptionalDouble.of(now.cores() * 100));
        add(node, Metric.CONTAINER_MEMORY_MB, wallMs, OptionalDouble.of(now.memoryBytes() / 1e6));
        before.ifPresent(then -> {
            // Bytes over milliseconds are thousands of bytes over seconds. A count that fell began anew.
            double received = (double) (now.rxBytes() - then.rxBytes()) / span;
            double sent = (double) (now.txBytes() - then.txBytes()) / span;
            if (received >= 0 && sent >= 0) {
                add(node, Metric.CONTAINER_RECEIVED_KB_S, wallMs, OptionalDouble.of(received));
                add(node, Metric.CONTAINER_SENT_KB_S, wallMs, OptionalDouble.of(sent));
            }
        });
    }

    private void add(Watched node, Metric metric, long wallMs, OptionalDouble value) {
        if (value.isPresent()) {
            int id = node.seriesId(metric, book);
            if (id >= 0) {
                book.add(id, wallMs, value.getAsDouble());
            }
        }
    }

    void forget(String node) {
        book.forget(node);
        edges.remove(node);
        edges.values().forEach(rows -> rows.remove(node));
    }
}
