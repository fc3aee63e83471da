package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.alarm.AlarmArchive;
import dev.flotilla.app.monitor.alarm.AlarmDesk;
import dev.flotilla.app.monitor.alarm.AlarmRules;
import dev.flotilla.app.monitor.intake.ask.AskPlan;
import dev.flotilla.app.monitor.intake.ask.Asker;
import dev.flotilla.app.monitor.intake.ask.Names;
import dev.flotilla.app.monitor.intake.ask.RolloutDesk;
import dev.flotilla.app.monitor.intake.hear.Seals;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import dev.flotilla.app.monitor.series.MetricHistory;
import dev.flotilla.app.monitor.series.SeriesBook;
import dev.flotilla.node.server.SharedLoops;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
    private final DiskWork disk;
    private final KeptAlarms keptAlarms;
    private final AlarmWatch alarmWatch;
    private final Subscription watchList;
    private final Thread looping;
    private final Thread keeping;

    Running(
            MonitorSetup setup,
            SignalSource<FleetHealth> health,
            SignalSource<List<Alarm>> alarms,
            SeriesBook series,
            MetricHistory history,
            Mutes mutes) {
        // One loop for what must be stamped in time, one for conversations, whose handshakes take theirs.
        loops = new SharedLoops(2, setup.threads());
        names = new Names(setup.threads());
        Mailbox mailbox = new Mailbox(MAILBOX);
        listening = new Listening(
                loops.next(),
                setup.listenAt(),
                setup.clock(),
                mailbox,
                setup.telling().lent());
        Asker asker = new Asker(loops.next(), names, setup.authorities(), names.worker(), mailbox);
        rollouts = new RolloutDesk(asker);
        disk = new DiskWork(history, setup.clock());
        keptAlarms = KeptAlarms.of(setup.keeping().alarms(), setup.clock().instant());
        keptAlarms.kept().mutes().forEach((node, until) -> mutes.mute(node, Optional.of(until)));
        alarmWatch = new AlarmWatch(
                new AlarmDesk(AlarmRules.USUAL, setup.telling().hostNames()), keptAlarms.kept(), alarms, changes -> {
                    keptAlarms.archive().ifPresent(archive -> disk.soon(() -> archive.keep(changes)));
                    setup.telling().alarms().accept(changes);
                });
        alarmWatch.begin();
        loop = new MonitorLoop(
                new MonitorLoop.Doors(mailbox, asker, names, new Seals(names.worker()), listening),
                new AskPlan(setup.random()),
                series,
                new MonitorLoop.Facts(
                        setup.sources().observed(),
                        setup.sources().details(),
                        setup.sources().loads(),
                        () -> keptAlarms.trouble().or(disk::trouble),
                        new OwnAddresses()::now,
                        mutes::isMuted),
                alarmWatch,
                health,
                setup.clock());
        watchList = setup.sources().nodes().subscribe(loop::watch);
        loop.watch(setup.sources().nodes().value());
        looping = setup.threads().newThread(loop);
        keeping = setup.threads().newThread(disk);
        looping.start();
        keeping.start();
    }

    Listening listening() {
        return listening;
    }

    /** Where alarms of this run are kept. */
    Optional<AlarmArchive> archive() {
        return keptAlarms.archive();
    }

    AlarmWatch alarmWatch() {
        return alarmWatch;
    }

    DiskWork disk() {
        return disk;
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
            disk.end();
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
