package dev.flotilla.app.boot;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.boot.handover.OwnerSocket;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.observe.watch.FleetWatcher;
import dev.flotilla.app.observe.watch.WatchLimits;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.FolderLock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that keeps embedded hosts alive when no window does. It owns the data folder, runs the commands that are
 * handed to it, and ends by itself some seconds after the last embedded container has gone, or when a window asks.
 */
final class Keeper {
    private static final Duration LOCK_WAIT = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** So many idle looks in a row, and it ends; a slow machine may want more. */
    private static final int IDLE_LOOKS = Integer.getInteger("flotilla.keeper.looks", 3);

    private final CountDownLatch over = new CountDownLatch(1);

    private Keeper() {}

    /** The exit code. Returns when the keeper has ended. */
    static int run(DataFolder folder) {
        try {
            Optional<Problem> problem = new Keeper().keep(folder);
            problem.ifPresent(p -> System.out.println(p.message() + " " + p.hint()));
            return problem.isPresent() ? 1 : 0;
        } catch (InterruptedException e) {
            return 1;
        }
    }

    private Optional<Problem> keep(DataFolder folder) throws InterruptedException {
        Logging.into(folder);
        Outcome<Optional<FolderLock>> lock = FolderLock.take(
                folder, "keeper " + ProcessHandle.current().pid(), LOCK_WAIT, Threads.platform("lock-wait"));
        return switch (lock) {
            case Outcome.Failed<Optional<FolderLock>> failed -> Optional.of(failed.first());
            case Outcome.Ok<Optional<FolderLock>>(Optional<FolderLock> held) -> {
                if (held.isEmpty()) {
                    // Somebody was faster; whoever started this one will find it.
                    System.out.println(KeeperStart.READY);
                    yield Optional.empty();
                }
                yield switch (Owner.open(folder, held.get(), true, Passphrases.byFile(System.getenv()))) {
                    case Outcome.Failed<Owner> failed -> Optional.of(failed.first());
                    case Outcome.Ok<Owner>(Owner owner) -> serve(owner);
                };
            }
        };
    }

    private Optional<Problem> serve(Owner owner) throws InterruptedException {
        Logger log = LoggerFactory.getLogger(Keeper.class);
        Thread end = Threads.platform("keeper-end").newThread(() -> {
            over.countDown();
            owner.close();
        });
        Runtime.getRuntime().addShutdownHook(end);
        OwnerDuties duties = new OwnerDuties("keeper", owner, () -> false, this::makeRoom);
        try (owner) {
            owner.wake();
            FleetWatcher embedded = new FleetWatcher(
                    owner.store().state().map(state -> embeddedPart(state.fleet())),
                    owner.engines(),
                    WatchLimits.USUAL,
                    Threads.virtual("watch"),
                    Clock.systemUTC(),
                    new Random());
            owner.ending(embedded);
            owner.beginMonitor(embedded.observed());
            return switch (owner.serve(duties)) {
                case Outcome.Failed<OwnerSocket> failed -> Optional.of(failed.first());
                case Outcome.Ok<OwnerSocket>(OwnerSocket socket) -> {
                    System.out.println(KeeperStart.READY);
                    // From here on standard output leads nowhere: whoever started this process may go.
                    System.out.close();
                    log.info("keeping {}", owner.folder().path());
                    untilIdle(owner, socket);
                    log.info("nothing left to keep");
                    yield Optional.empty();
                }
            };
        }
    }

    /** Engines elsewhere are not watched by a process that nobody sees. */
    private static Fleet embeddedPart(Fleet fleet) {
        return new Fleet(
                fleet.name(),
                fleet.hosts().stream().filter(Host::isEmbedded).toList(),
                Map.of(),
                new TreeMap<>(),
                List.of());
    }

    private void untilIdle(Owner owner, OwnerSocket socket) throws InterruptedException {
        int idle = 0;
        while (idle < IDLE_LOOKS && !over.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            boolean busy = owner.embeddedRunning() > 0 || socket.commandsRunning() > 0;
            idle = busy ? 0 : idle + 1;
        }
    }

    private boolean makeRoom() {
        over.countDown();
        return true;
    }
}
