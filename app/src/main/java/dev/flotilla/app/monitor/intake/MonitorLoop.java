package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.Sign;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.detect.Vigil;
import dev.flotilla.app.monitor.intake.ask.AskPlan;
import dev.flotilla.app.monitor.intake.ask.Asker;
import dev.flotilla.app.monitor.intake.ask.Names;
import dev.flotilla.app.monitor.intake.hear.Hearing;
import dev.flotilla.app.monitor.intake.hear.Seals;
import dev.flotilla.app.monitor.intake.mail.Mail;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import dev.flotilla.app.monitor.series.SeriesBook;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.node.wire.FrameSeal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one owner of what the monitor knows. One thread: it wakes four times a second, more often while somebody is
 * suspected, takes in what has come, has it judged, puts the questions that follow, and publishes.
 */
final class MonitorLoop implements Runnable {
    static final long TICK = TimeUnit.MILLISECONDS.toNanos(250);
    static final long FINE_TICK = TimeUnit.MILLISECONDS.toNanos(50);

    private static final Logger LOG = LoggerFactory.getLogger(MonitorLoop.class);
    private static final long PUBLISH = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long PUBLISH_MANY = TimeUnit.SECONDS.toNanos(1);
    private static final long OWN_REPORT = TimeUnit.SECONDS.toNanos(1);
    private static final long OWN_REPORT_MANY = TimeUnit.SECONDS.toNanos(2);
    private static final int MANY = 1_000;
    private static final int PEERS_ASKED = 4;

    private final Mailbox mailbox;
    private final Asker asker;
    private final Names names;
    private final Seals seals;
    private final Listening listening;
    private final InstantSource clock;
    private final AskPlan plan;
    private final Recorder recorder;
    private final WatchBook book;
    private final EngineFacts engines = new EngineFacts();
    private final Facts facts;
    private final AlarmWatch alarms;
    private final SignalSource<FleetHealth> health;
    private final AtomicReference<@Nullable List<WatchedNode>> newNodes = new AtomicReference<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Mail> taken = new ArrayList<>();
    private final Map<String, Long> counters = new TreeMap<>();
    private Vigil vigil = Vigil.of(TICK);
    private Hearing hearing = Hearing.NOTHING;
    private long namesSeen = -1;
    private long sealsSeen = -1;
    private List<String> keyFiles = List.of();
    private long closings;
    private long publishedAt;
    private long heardAt;
    private boolean suspects;
    private boolean began;

    /** What the loop looks at on each wake, beside its mail. */
    record Facts(
            Signal<ObservedFleet> observed,
            Signal<Map<ContainerId, ContainerDetail>> details,
            Signal<Map<ContainerId, ContainerLoad>> loads,
            Supplier<Optional<Problem>> diskTrouble,
            Supplier<Set<String>> addresses,
            Predicate<String> muted) {}

    /** Through what the loop meets the world. */
    record Doors(Mailbox mailbox, Asker asker, Names names, Seals seals, Listening listening) {}

    MonitorLoop(
            Doors doors,
            AskPlan plan,
            SeriesBook series,
            Facts facts,
            AlarmWatch alarms,
            SignalSource<FleetHealth> health,
            InstantSource clock) {
        this.recorder = new Recorder(series);
        this.book = new WatchBook(recorder);
        this.facts = facts;
        this.alarms = alarms;
        this.mailbox = doors.mailbox();
        this.asker = doors.asker();
        this.names = doors.names();
        this.seals = doors.seals();
        this.listening = doors.listening();
        this.plan = plan;
        this.health = health;
        this.clock = clock;
    }

    /** Any thread: from the next wake on these are watched. */
    void watch(List<WatchedNode> nodes) {
        newNodes.set(List.copyOf(nodes));
    }

    /** Any thread. */
    void end() {
        closed.countDown();
    }

    @Override
    public void run() {
        try {
            do {
                guarded();
            } while (!closed.await(suspects ? FINE_TICK : TICK, TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last door: a mistake over one wake is logged and counted, and the next wake goes on. */
    private void guarded() {
        try {
            wake(System.nanoTime());
        } catch (RuntimeException bug) {
            if (counters.merge("monitor_mistake", 1L, Long::sum) <= 10) {
                LOG.error("the monitor's loop stumbled by a mistake; it goes on", bug);
            }
        }
    }

    private void wake(long now) {
        Instant wall = clock.instant();
        Vigil.Awake awake = vigil.awake(now, Uptime.nanos(now));
        vigil = awake.next();
        awake.stall().ifPresent(stall -> {
            book.stalled(stall);
            listening.stalled();
            counters.merge("monitor_stalled", 1L, Long::sum);
        });
        watchNew(now, wall);
        takeIn(now, wall.toEpochMilli());
        noteClosing();
        engines.look(book, facts.observed().value(), facts.details().value(), now);
        for (WatchBook.Wanted wanted : book.look(now, wall)) {
            asker.probe(wanted.node(), wanted.ask().question(), wanted.ask().limit());
            if (wanted.ask().peersToo()) {
                book.hearersOf(wanted.node().name(), PEERS_ASKED).forEach(peer -> plan.hurry(peer.name(), now));
            }
        }
        plan.due(now).forEach(asker::turn);
        suspects = book.anyInDoubt();
        if (now - heardAt >= (book.size() > MANY ? OWN_REPORT_MANY : OWN_REPORT)) {
            heardAt = now;
            hearing = listening.hearing();
            hearing.report().ifPresent(book::own);
        }
        recorder.round(book, now, wall.toEpochMilli());
        recorder.containers(book, facts.loads().value());
        if (!began || now - publishedAt >= (book.size() > MANY ? PUBLISH_MANY : PUBLISH)) {
            began = true;
            publishedAt = now;
            FleetHealth snapshot = snapshot(now, wall);
            health.publish(snapshot);
            alarms.look(snapshot);
        }
    }

    private void watchNew(long now, Instant wall) {
        List<WatchedNode> nodes = newNodes.getAndSet(null);
        if (nodes != null) {
            Set<String> gone = new HashSet<>();
            book.all().forEach(one -> gone.add(one.node().name()));
            nodes.forEach(node -> gone.remove(node.name()));
            gone.forEach(asker::forget);
            gone.forEach(engines::forget);
            book.watch(nodes, now, wall);
            plan.watch(nodes, now);
        }
        if (nodes != null) {
            keyFiles = book.all().stream()
                    .flatMap(one -> one.node().files().key().stream())
                    .distinct()
                    .toList();
        }
        // Before what is known now, so that a key that comes meanwhile is seen the next time.
        long newKeys = seals.changes();
        Map<String, FrameSeal> keys = keyFiles.isEmpty() ? Map.of() : seals.known(keyFiles);
        long changes = names.changes();
        if (nodes != null || changes != namesSeen || newKeys != sealsSeen) {
            namesSeen = changes;
            sealsSeen = newKeys;
            List<WatchedNode> all = book.all().stream().map(Watched::node).toList();
            listening.watch(all, names.known(all.stream().map(WatchedNode::host).toList()), keys);
        }
    }

    private void takeIn(long now, long wallMs) {
        taken.clear();
        mailbox.drainTo(taken);
        for (Mail mail : taken) {
            if (mail instanceof Mail.TurnOver over) {
                plan.over(over.node(), over.answered(), now);
            } else if (plan.failing(mail.node()) && alive(mail)) {
                plan.hurry(mail.node(), now);
            }
            if (mail instanceof Mail.Seen(String node, long at, Sign.NotAnswered none)) {
                counters.merge("answer_" + none.why().name().toLowerCase(Locale.ROOT), 1L, Long::sum);
            }
            book.take(mail, wallMs);
        }
    }

    /** After what came by the port that was closed. */
    private void noteClosing() {
        listening.noticeLoss();
        Listening.Closing closing = listening.closing();
        if (closing.number() != closings) {
            closings = closing.number();
            book.unheard(closing.nanos());
            hearing = Hearing.NOTHING;
        }
    }

    private static boolean alive(Mail mail) {
        return mail instanceof Mail.Seen seen && seen.sign() instanceof Sign.Beat;
    }

    private FleetHealth snapshot(long now, Instant wall) {
        Optional<Integer> port = listening.port();
        Map<String, Long> all = new TreeMap<>(counters);
        all.putAll(hearing.counters());
        all.put("heartbeats_taken", hearing.taken());
        all.put("mailbox_dropped", mailbox.dropped());
        List<Problem> troubles = new ArrayList<>();
        listening.trouble().ifPresent(troubles::add);
        if (!keyFiles.isEmpty()) {
            troubles.addAll(seals.troubles());
        }
        facts.diskTrouble().get().ifPresent(troubles::add);
        return new FleetHealth(
                wall,
                now,
                book.health(now, facts.muted()),
                port.flatMap(listens -> hearing.report()),
                book.earlier(),
                port.isPresent() ? facts.addresses().get() : Set.of(),
                port,
                all,
                troubles);
    }
}
