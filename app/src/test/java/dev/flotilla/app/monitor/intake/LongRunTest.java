package dev.flotilla.app.monitor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeMetrics;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.SentTo;
import dev.flotilla.app.monitor.ReplicaReport;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Sign;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.alarm.AlarmBook;
import dev.flotilla.app.monitor.alarm.AlarmDesk;
import dev.flotilla.app.monitor.alarm.AlarmRules;
import dev.flotilla.app.monitor.alarm.AlarmState;
import dev.flotilla.app.monitor.alarm.AlarmStep;
import dev.flotilla.app.monitor.intake.mail.Mail;
import dev.flotilla.app.monitor.series.Columns;
import dev.flotilla.app.monitor.series.MetricArchive;
import dev.flotilla.app.monitor.series.MetricHistory;
import dev.flotilla.app.monitor.series.RollupBatch;
import dev.flotilla.app.monitor.series.SeriesBook;
import dev.flotilla.app.monitor.series.SeriesLimits;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Hours of a fleet of 100 nodes in simulated time, with crashes, restarts, reports and alarms: what the monitor keeps in
 * memory ends where it began. {@code -Dflotilla.monitor.hours=24} makes the whole day.
 */
class LongRunTest {
    private static final int HOURS = Integer.getInteger("flotilla.monitor.hours", 3);
    private static final int WARM_HOURS = 2;
    private static final int NODES = 100;
    private static final int PEERS = 5;
    private static final long SECOND = 1_000_000_000L;
    private static final int PERIOD = 5;
    private static final long WALL = 1_800_000_000_000L;
    /** What a collection leaves more than before it may be noise of this size. */
    private static final double SLACK_MIB = 8;

    private final SplittableRandom random = new SplittableRandom(24);
    private final SeriesBook series = new SeriesBook(SeriesLimits.USUAL);
    private final Taking archive = new Taking();
    private final MetricHistory history = new MetricHistory(series, archive);
    private final Recorder recorder = new Recorder(series);
    private final WatchBook book = new WatchBook(recorder);
    private final AlarmDesk desk = new AlarmDesk(AlarmRules.USUAL, host -> host.value());
    private final List<One> nodes = new ArrayList<>();
    private AlarmState alarms = AlarmState.starting(1);
    private AlarmBook told = AlarmBook.EMPTY;
    private long raised;
    private long second;

    private static final class One {
        final WatchedNode node;
        long boot = 1;
        long sequence;
        long downUntil = -1;

        One(WatchedNode node) {
            this.node = node;
        }
    }

    /** Takes all and keeps nothing: what is on the disk is not in memory. */
    private static final class Taking implements MetricArchive {
        private long batches;

        @Override
        public Outcome<Integer> append(RollupBatch batch) {
            batches++;
            return Outcome.ok(1);
        }

        @Override
        public Outcome<Integer> read(SeriesKey key, long beforeMs, Columns into) {
            return Outcome.ok(0);
        }

        @Override
        public Outcome<List<SeriesKey>> keys() {
            return Outcome.ok(List.of());
        }

        @Override
        public Outcome<Integer> tidy(long nowMs) {
            return Outcome.ok(0);
        }

        @Override
        public Optional<Problem> trouble() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    @Test
    void aDayLeavesTheMemoryWhereItWas() {
        for (int i = 0; i < NODES; i++) {
            nodes.add(new One(
                    TestMonitor.watched("node-" + i, 5_000 + i, 0, Optional.of("http://192.0.2.1:" + (8_000 + i)))));
        }
        book.watch(nodes.stream().map(one -> one.node).toList(), 0, Instant.ofEpochMilli(WALL));
        run(WARM_HOURS * 3_600L);
        double early = heap();
        run(HOURS * 3_600L);
        double late = heap();

        System.out.printf(
                "%d nodes, %d h: heap after %d h %.1f MiB, at the end %.1f MiB; %d alarms, %d series, %d batches to the disk%n",
                NODES, HOURS, WARM_HOURS, early, late, raised, series.keys().size(), archive.batches);
        assertThat(late - early).isLessThan(SLACK_MIB);
        assertThat(raised).as("something happened").isPositive();
        assertThat(told.alarms().size()).isLessThanOrEqualTo(AlarmBook.MOST + NODES);
        assertThat(archive.batches).isPositive();
        assertThat(book.size()).isEqualTo(NODES);
    }

    private void run(long until) {
        while (second < until) {
            second++;
            long now = second * SECOND;
            Instant wall = Instant.ofEpochMilli(WALL + second * 1_000);
            for (int i = 0; i < NODES; i++) {
                live(i, now, wall);
            }
            for (WatchBook.Wanted wanted : book.look(now, wall)) {
                answer(wanted, now, wall);
            }
            recorder.round(book, now, wall.toEpochMilli());
            if (second % 30 == 0) {
                look(now, wall);
            }
            if (second % 60 == 0) {
                history.keep(wall.toEpochMilli());
            }
        }
    }

    private void live(int number, long now, Instant wall) {
        One one = nodes.get(number);
        if (one.downUntil < 0 && random.nextInt(7_200) == 0) {
            one.downUntil = second + 20 + random.nextInt(100);
        }
        if (one.downUntil >= 0 && second >= one.downUntil) {
            one.downUntil = -1;
            one.boot++;
            one.sequence = 0;
        }
        if (one.downUntil >= 0 || (second + number) % PERIOD != 0) {
            return;
        }
        one.sequence++;
        long wallNanos = wall.toEpochMilli() * 1_000_000;
        take(
                new Mail.Seen(
                        one.node.name(),
                        now,
                        new Sign.Beat(
                                OptionalLong.of(one.boot),
                                OptionalLong.of(one.sequence),
                                wallNanos,
                                wallNanos + 2_000_000,
                                OptionalDouble.of(random.nextInt(100)),
                                OptionalDouble.of(40),
                                OptionalDouble.of(60))),
                wall);
        if ((second / PERIOD + number) % 3 == 0) {
            pages(number, one, now, wall);
        }
    }

    private void pages(int number, One one, long now, Instant wall) {
        String name = one.node.name();
        take(new Mail.Reported(name, now, report(number, one, now)), wall);
        take(new Mail.Served(name, now, replica(number, now)), wall);
        NodeMetrics metrics = new NodeMetrics(
                now, Map.of("commit", second), Map.of("http late", second), OptionalDouble.of(1), false, 0);
        take(new Mail.Measured(name, now, metrics), wall);
        take(new Mail.AskedHttp(name, now, "ok"), wall);
    }

    private NodeReport report(int number, One one, long now) {
        List<SentTo> sent = new ArrayList<>();
        List<HeardFrom> heard = new ArrayList<>();
        for (int p = 1; p <= PEERS; p++) {
            One peer = nodes.get((number + p) % NODES);
            sent.add(new SentTo(
                    peer.node.name(),
                    "127.0.0.1",
                    peer.node.heartbeatPort(),
                    one.sequence,
                    false,
                    OptionalLong.of(200)));
            One sender = nodes.get((number - p + NODES) % NODES);
            heard.add(new HeardFrom(
                    sender.node.name(),
                    "127.0.0.1",
                    sender.node.heartbeatPort(),
                    Optional.of("127.0.0.1"),
                    sender.sequence,
                    0,
                    sender.downUntil >= 0,
                    sender.boot,
                    sender.sequence,
                    OptionalLong.of(sender.downUntil >= 0 ? 20_000 : 400),
                    OptionalDouble.of(1.5)));
        }
        return new NodeReport(
                one.node.name(),
                now,
                OptionalLong.of(one.boot),
                Optional.of(sent),
                Optional.of(heard),
                List.of(),
                Map.of("not_json", second),
                0);
    }

    private ReplicaReport replica(int number, long now) {
        return new ReplicaReport(
                now,
                second / 3_600,
                "v1",
                "v2",
                Map.of("v1", .8, "v2", .2),
                "COMMITTED",
                Optional.of("d" + second / 3_600),
                OptionalDouble.of(20 + random.nextInt(10)),
                OptionalDouble.of(0),
                List.of(new ReplicaReport.Model("v1", .8, second, 20, 0)),
                Optional.of("rests"),
                Optional.empty(),
                number == 0,
                OptionalDouble.of(random.nextInt(20)),
                OptionalInt.of(PEERS),
                Optional.of(true));
    }

    private void answer(WatchBook.Wanted wanted, long now, Instant wall) {
        String name = wanted.node().name();
        boolean up = nodes.stream().anyMatch(one -> one.node.name().equals(name) && one.downUntil < 0);
        Sign sign = up
                ? new Sign.Answered(wanted.ask().question(), Duration.ofMillis(3))
                : new Sign.NotAnswered(wanted.ask().question(), Sign.Refusal.REFUSED, now);
        take(new Mail.Seen(name, now, sign), wall);
    }

    private void take(Mail mail, Instant wall) {
        book.take(mail, wall.toEpochMilli());
    }

    private void look(long now, Instant wall) {
        FleetHealth health = new FleetHealth(
                wall,
                now,
                book.health(now, node -> false),
                Optional.empty(),
                book.earlier(),
                Optional.empty(),
                Map.of(),
                List.of());
        AlarmStep step = desk.step(alarms, health);
        alarms = step.state();
        told = told.after(step.changes());
        raised += step.changes().size();
    }

    private static double heap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() / (double) (1 << 20);
    }
}
