package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeMetrics;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.ReplicaReport;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Sign;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.detect.Ask;
import dev.flotilla.app.monitor.detect.FailureDetector;
import dev.flotilla.app.monitor.detect.Figures;
import dev.flotilla.app.monitor.detect.Judgement;
import dev.flotilla.app.monitor.detect.NodeWatch;
import dev.flotilla.app.monitor.detect.Vigil;
import dev.flotilla.app.monitor.series.SeriesBook;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** All that the loop knows of one node. The loop's thread alone. */
final class Watched {
    private static final long WORDS_KEEP_NANOS = 10_000_000_000L;
    /** An answer over HTTP that is older is no answer any more. */
    private static final long HTTP_KEEP_NANOS = 60_000_000_000L;

    private static final int NO_ROOM = -1;
    private static final String STOPPED =
            "It was stopped through Flotilla; nobody misses it until it is started again.";

    private WatchedNode node;
    private NodeWatch watch;
    private Judgement judgement;
    private boolean seen;
    private long stateSince;
    private Instant since;
    private String why = "";
    private NodeCause whyCause = NodeCause.NEVER_HEARD;
    private long whyAt;
    private Optional<String> http = Optional.empty();
    private long httpAt;
    private Optional<ReplicaReport> replica = Optional.empty();
    private Optional<NodeReport> report = Optional.empty();
    private Optional<NodeMetrics> metrics = Optional.empty();
    private OptionalDouble cpu = OptionalDouble.empty();
    private OptionalDouble memory = OptionalDouble.empty();
    private OptionalDouble disk = OptionalDouble.empty();
    private final Map<Metric, Integer> seriesIds = new EnumMap<>(Metric.class);
    private boolean machineSeen;
    private long machineAt;

    Watched(WatchedNode node, long now, Instant wall) {
        this.node = node;
        this.watch = NodeWatch.of(node, now);
        this.judgement = FailureDetector.look(watch, now).judgement();
        this.stateSince = judgement.sinceNanos();
        this.since = wall;
    }

    /** Its number in the book; -1 when there is no room for it. Asked for once, for there are thousands of beats. */
    int seriesId(Metric metric, SeriesBook book) {
        Integer known = seriesIds.get(metric);
        if (known == null) {
            known = book.id(SeriesKey.of(node.name(), metric)).orElse(NO_ROOM);
            seriesIds.put(metric, known);
        }
        return known;
    }

    /** Whether figures of its machine were not written down for so long; if so, they are now. */
    boolean machineDue(long now, long every) {
        boolean due = !machineSeen || now - machineAt >= every;
        if (due) {
            machineSeen = true;
            machineAt = now;
        }
        return due;
    }

    WatchedNode node() {
        return node;
    }

    /** The same node with another description; one that is reached elsewhere is another node. */
    void described(WatchedNode next, long now) {
        boolean elsewhere = !next.host().equals(node.host())
                || next.heartbeatPort() != node.heartbeatPort()
                || next.commsPort() != node.commsPort()
                || !next.http().equals(node.http())
                || !next.period().equals(node.period())
                || !next.tolerance().equals(node.tolerance());
        node = next;
        if (elsewhere) {
            watch = NodeWatch.of(next, now);
            http = Optional.empty();
            replica = Optional.empty();
            report = Optional.empty();
            metrics = Optional.empty();
            seen = true;
        }
    }

    void take(Sign sign, long nanos) {
        watch = FailureDetector.see(watch, sign, nanos);
        seen = true;
        if (sign instanceof Sign.Beat beat) {
            cpu = beat.cpuPercent();
            memory = beat.ramPercent();
            disk = beat.diskPercent();
        }
    }

    void stalled(Vigil.Stall stall) {
        watch = FailureDetector.stalled(watch, stall);
        seen = true;
    }

    void unheard(long since) {
        watch = FailureDetector.unheard(watch, since);
        seen = true;
    }

    void http(String word, long nanos) {
        http = Optional.of(word);
        httpAt = nanos;
    }

    void replica(ReplicaReport told) {
        replica = Optional.of(told);
    }

    void report(NodeReport told) {
        report = Optional.of(told);
    }

    void metrics(NodeMetrics told) {
        metrics = Optional.of(told);
    }

    Optional<NodeMetrics> metrics() {
        return metrics;
    }

    Optional<NodeReport> report() {
        return report;
    }

    Optional<ReplicaReport> replica() {
        return replica;
    }

    /** Whether something came or it is time to look again. */
    boolean wantsLook(long now) {
        return seen || now - judgement.lookAgainNanos() >= 0;
    }

    /** Judges it; what it is to be asked now. */
    Optional<Ask> look(long now, Instant wall) {
        FailureDetector.Look look = FailureDetector.look(watch, now);
        watch = look.watch();
        judgement = look.judgement();
        seen = false;
        if (judgement.sinceNanos() != stateSince) {
            stateSince = judgement.sinceNanos();
            since = wall.minusNanos(Math.max(0, now - stateSince));
        }
        return judgement.ask();
    }

    boolean inDoubt() {
        return watch.inDoubt();
    }

    NodeState state() {
        return judgement.state();
    }

    Judgement judgement() {
        return judgement;
    }

    /** Heartbeats that counted. */
    long beats() {
        return watch.beats();
    }

    OptionalDouble interArrivalMs() {
        return watch.interArrivalMs();
    }

    OptionalDouble delayMs() {
        return watch.delayMs();
    }

    Figures figures(long now) {
        return watch.figures(now);
    }

    NodeHealth health(long now, boolean muted) {
        Figures figures = watch.figures(now);
        return new NodeHealth(
                node,
                judgement.state(),
                judgement.suspicion(),
                stopped() ? NodeCause.STOPPED : judgement.cause(),
                stopped() ? STOPPED : why(now),
                since,
                ms(figures.ageNanos()),
                figures.beats(),
                boot(figures),
                http.filter(word -> now - httpAt < HTTP_KEEP_NANOS),
                figures.interArrivalMs(),
                figures.delayMs(),
                figures.lossPercent(),
                figures.roundTripMs(),
                cpu,
                memory,
                disk,
                replica,
                report,
                muted,
                metrics);
    }

    /** A container that ended because it was told to is no riddle. */
    private boolean stopped() {
        return node.stopped() && judgement.state() != NodeState.ONLINE && judgement.cause() != NodeCause.OUT_OF_MEMORY;
    }

    /** Of its present start: the newest that its beats or its pages told. */
    private OptionalLong boot(Figures figures) {
        OptionalLong asked = report.map(NodeReport::boot).orElse(OptionalLong.empty());
        OptionalLong heard = figures.boot();
        return asked.isEmpty() || heard.isPresent() && heard.getAsLong() >= asked.getAsLong() ? heard : asked;
    }

    private static OptionalLong ms(OptionalLong nanos) {
        return nanos.isPresent() ? OptionalLong.of(nanos.getAsLong() / 1_000_000) : nanos;
    }

    /** Of a node that is well the sentence hardly changes, and there may be thousands of them. */
    private String why(long now) {
        boolean well = judgement.cause() == NodeCause.HEARD;
        if (!well || whyCause != judgement.cause() || why.isEmpty() || now - whyAt > WORDS_KEEP_NANOS) {
            why = FailureDetector.why(watch, judgement, now);
            whyCause = judgement.cause();
            whyAt = now;
        }
        return why;
    }
}
