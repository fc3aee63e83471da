package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.Monitoring;
import dev.flotilla.app.monitor.RolloutOrder;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import dev.flotilla.app.monitor.intake.ask.AskPlan;
import dev.flotilla.app.monitor.intake.ask.Asker;
import dev.flotilla.app.monitor.intake.ask.Names;
import dev.flotilla.app.monitor.intake.ask.RolloutDesk;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import dev.flotilla.app.monitor.series.MetricHistory;
import dev.flotilla.app.monitor.series.SeriesBook;
import dev.flotilla.app.monitor.series.SeriesLimits;
import dev.flotilla.node.server.SharedLoops;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The monitor of this process. It begins with {@link #start}; when {@link #close} returns no thread and no socket of it
 * is left. Any thread.
 */
public final class Monitor implements Monitoring, AutoCloseable {
    /** So much may wait while the loop stands still: some seconds of a very large fleet. */
    private static final int MAILBOX = 1 << 16;

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final MonitorSetup setup;
    private final SharedLoops loops;
    private final Names names;
    private final Listening listening;
    private final RolloutDesk rollouts;
    private final MonitorLoop loop;
    private final MetricHistory history;
    private final HistoryKeeper keeper;
    private final Mutes mutes;
    private final SignalSource<List<Alarm>> alarms = new SignalSource<>(List.of());
    private @Nullable Thread thread;
    private @Nullable Thread keeping;
    private @Nullable Subscription watchList;
    private boolean closed;

    public Monitor(MonitorSetup setup) {
        this.setup = setup;
        // One loop for what must be stamped in time, one for conversations, whose handshakes take theirs.
        this.loops = new SharedLoops(2, setup.threads());
        this.names = new Names(setup.threads());
        Mailbox mailbox = new Mailbox(MAILBOX);
        this.listening = new Listening(loops.next(), setup.listenAt(), setup.clock(), mailbox);
        Asker asker = new Asker(loops.next(), names, setup.authorities(), names.worker(), mailbox);
        this.rollouts = new RolloutDesk(asker);
        SeriesBook series = new SeriesBook(SeriesLimits.USUAL);
        this.history = new MetricHistory(series, setup.archive());
        this.keeper = new HistoryKeeper(history, setup.clock());
        this.mutes = new Mutes(setup.clock());
        this.loop = new MonitorLoop(
                mailbox,
                asker,
                names,
                listening,
                new AskPlan(setup.random()),
                series,
                new MonitorLoop.Facts(setup.observed(), setup.details(), history::trouble, mutes::isMuted),
                setup.clock());
    }

    /** Begins to watch; the second time it does nothing. */
    public synchronized void start() {
        if (thread != null || closed) {
            return;
        }
        watchList = setup.nodes().subscribe(loop::watch);
        loop.watch(setup.nodes().value());
        Thread begun = setup.threads().newThread(loop);
        thread = begun;
        begun.start();
        Thread keeps = setup.threads().newThread(keeper);
        keeping = keeps;
        keeps.start();
    }

    @Override
    public Signal<FleetHealth> health() {
        return loop.health();
    }

    @Override
    public Signal<List<Alarm>> alarms() {
        return alarms;
    }

    @Override
    public Slice slice(SeriesKey key, Instant from, Instant to, int columns) {
        return history.slice(key, from, to, columns);
    }

    @Override
    public List<SeriesKey> keys() {
        return history.keys();
    }

    @Override
    public void mute(String node, Optional<Instant> until) {
        mutes.mute(node, until);
    }

    @Override
    public void seen(long alarm) {}

    @Override
    public Outcome<Optional<Integer>> listen(Optional<Integer> port) {
        return listening.on(port);
    }

    @Override
    public Outcome<String> order(String node, RolloutOrder order, String token) {
        return rollouts.order(node, health().value().node(node), order, token);
    }

    @Override
    public void close() {
        Thread running;
        Thread keeps;
        Subscription list;
        synchronized (this) {
            closed = true;
            running = thread;
            keeps = keeping;
            list = watchList;
        }
        if (list != null) {
            list.close();
        }
        loop.end();
        try {
            if (running != null) {
                running.join(LONGEST_END);
            }
            keeper.end();
            if (keeps != null) {
                // It may wait for a disk; what it cannot hand over in time is lost.
                keeps.join(LONGEST_END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listening.close();
        names.close();
        loops.close();
    }
}
