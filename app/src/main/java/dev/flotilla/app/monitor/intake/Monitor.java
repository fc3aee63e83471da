package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.BorrowedPort;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.Monitoring;
import dev.flotilla.app.monitor.RolloutOrder;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import dev.flotilla.app.monitor.series.MetricHistory;
import dev.flotilla.app.monitor.series.SeriesBook;
import dev.flotilla.app.monitor.series.SeriesLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The monitor of this process. Making it costs next to nothing; it begins with {@link #start}, and when {@link #close}
 * returns no thread and no socket of it is left. Any thread.
 */
public final class Monitor implements Monitoring, AutoCloseable {
    private static final Problem NOT_RUNNING =
            Problem.of("FL-5002", "The monitor of this process does not run.", "It begins a moment after the window.");

    private final MonitorSetup setup;
    private final SignalSource<FleetHealth> health = new SignalSource<>(FleetHealth.NONE);
    private final SignalSource<List<Alarm>> alarms = new SignalSource<>(List.of());
    private final SeriesBook series = new SeriesBook(SeriesLimits.USUAL);
    private final MetricHistory history;
    private final Mutes mutes;
    private @Nullable Running running;
    private boolean closed;

    public Monitor(MonitorSetup setup) {
        this.setup = setup;
        this.history = new MetricHistory(series, new LateArchive(setup.keeping().figures()));
        this.mutes = new Mutes(setup.clock());
    }

    /** Begins to watch; the second time it does nothing. */
    public synchronized void start() {
        if (running == null && !closed) {
            running = new Running(setup, health, alarms, series, history, mutes);
        }
    }

    private synchronized Optional<Running> running() {
        return Optional.ofNullable(running);
    }

    @Override
    public Signal<FleetHealth> health() {
        return health;
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
        setup.keeping()
                .alarms()
                .ifPresent(archive -> running().ifPresent(begun -> begun.disk().soon(() -> archive.mute(node, until))));
    }

    @Override
    public void seen(long alarm) {
        running().ifPresent(begun -> {
            begun.alarmWatch().seen(alarm);
            begun.archive().ifPresent(archive -> begun.disk().soon(() -> archive.seen(alarm)));
        });
    }

    @Override
    public Outcome<Optional<Integer>> listen(Optional<Integer> port) {
        Outcome<Optional<Integer>> now =
                running().map(begun -> begun.listening().on(port)).orElse(Outcome.failed(NOT_RUNNING));
        if (now instanceof Outcome.Ok<Optional<Integer>>(Optional<Integer> open)) {
            setup.telling().port().accept(open);
        }
        return now;
    }

    @Override
    public Outcome<BorrowedPort> borrow(int port) {
        return running().map(begun -> begun.listening().borrow(port)).orElse(Outcome.failed(NOT_RUNNING));
    }

    @Override
    public Outcome<String> order(String node, RolloutOrder order, String token) {
        return running()
                .map(begun -> begun.rollouts().order(node, health.value().node(node), order, token))
                .orElse(Outcome.failed(NOT_RUNNING));
    }

    @Override
    public void close() {
        Running begun;
        synchronized (this) {
            closed = true;
            begun = running;
            running = null;
        }
        if (begun == null) {
            history.close();
        } else {
            begun.close();
        }
    }
}
