package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.intake.ask.AskPlan;
import dev.flotilla.app.monitor.intake.ask.Asker;
import dev.flotilla.app.monitor.intake.ask.Names;
import dev.flotilla.app.monitor.intake.ask.RolloutDesk;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import dev.flotilla.app.monitor.series.MetricHistory;
import dev.flotilla.app.monitor.series.SeriesBook;
import dev.flotilla.node.server.SharedLoops;
import java.time.Duration;

/** The threads and sockets of a monitor that has begun. */
final class Running implements AutoCloseable {
    /** So much may wait while the loop stands still: some seconds of a very large fleet. */
    private static final int MAILBOX = 1 << 16;

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final SharedLoops loops;
    private final Names names;
    private final Listening listening;
    private final RolloutDesk rollouts;
    private final MonitorLoop loop;
    private final HistoryKeeper keeper;
    private final Subscription watchList;
    private final Thread looping;
    private final Thread keeping;

    Running(
            MonitorSetup setup,
            SignalSource<FleetHealth> health,
            SeriesBook series,
            MetricHistory history,
            Mutes mutes) {
        // One loop for what must be stamped in time, one for conversations, whose handshakes take theirs.
        loops = new SharedLoops(2, setup.threads());
        names = new Names(setup.threads());
        Mailbox mailbox = new Mailbox(MAILBOX);
        listening = new Listening(loops.next(), setup.listenAt(), setup.clock(), mailbox);
        Asker asker = new Asker(loops.next(), names, setup.authorities(), names.worker(), mailbox);
        rollouts = new RolloutDesk(asker);
        loop = new MonitorLoop(
                new MonitorLoop.Doors(mailbox, asker, names, listening),
                new AskPlan(setup.random()),
                series,
                new MonitorLoop.Facts(setup.observed(), setup.details(), history::trouble, mutes::isMuted),
                health,
                setup.clock());
        keeper = new HistoryKeeper(history, setup.clock());
        watchList = setup.nodes().subscribe(loop::watch);
        loop.watch(setup.nodes().value());
        looping = setup.threads().newThread(loop);
        keeping = setup.threads().newThread(keeper);
        looping.start();
        keeping.start();
    }

    Listening listening() {
        return listening;
    }

    RolloutDesk rollouts() {
        return rollouts;
    }

    @Override
    public void close() {
        watchList.close();
        loop.end();
        try {
            looping.join(LONGEST_END);
            keeper.end();
            // It may wait for a disk; what it cannot hand over in time is lost.
            keeping.join(LONGEST_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listening.close();
        names.close();
        loops.close();
    }
}
