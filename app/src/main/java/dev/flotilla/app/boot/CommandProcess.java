package dev.flotilla.app.boot;

import dev.flotilla.app.base.MachineFault;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.boot.handover.Message;
import dev.flotilla.app.boot.handover.OwnerCall;
import dev.flotilla.app.cli.kit.Backend;
import dev.flotilla.app.cli.kit.Cancel;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.CommandRun;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.cli.kit.Rooms;
import dev.flotilla.app.cli.kit.Screen;
import dev.flotilla.app.cli.kit.SecretInput;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.FolderLock;
import dev.flotilla.app.secret.vault.PassphraseSource;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The process of one command. Reading goes on beside whoever owns the folder. Writing is handed to the owner; where
 * there is none, this process is the owner until the command ends, or starts a keeper when nodes must outlive it.
 */
final class CommandProcess implements Backend {
    /** So long another process may keep the folder without answering. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** So many keepers one command starts, should the first end before it is found. */
    private static final int MOST_KEEPERS = 2;

    private static final Duration LOCK_WAIT = Duration.ofSeconds(1);

    /** So long a command waits for another one, which answers nobody but will end. */
    private final Duration turn;

    private Map<String, String> environment;
    private final CallOff callOff;
    private final PrintWriter out;
    private final PrintWriter err;

    CommandProcess(Map<String, String> environment, CallOff callOff, PrintWriter out, PrintWriter err) {
        this(environment, callOff, out, err, Duration.ofSeconds(60));
    }

    /** @param turn how long it waits for another command to end */
    CommandProcess(Map<String, String> environment, CallOff callOff, PrintWriter out, PrintWriter err, Duration turn) {
        this.turn = turn;
        this.environment = environment;
        this.callOff = callOff;
        this.out = out;
        this.err = err;
    }

    @Override
    public int run(Request request) {
        return switch (Paths.dataFolder(request.data(), environment, request.directory())) {
            case Outcome.Failed<DataFolder> failed -> failed(request, failed.first());
            case Outcome.Ok<DataFolder>(DataFolder folder) -> run(request, folder);
        };
    }

    private int run(Request request, DataFolder folder) {
        try {
            Optional<String> question = request.command().secretQuestion();
            if (question.isPresent()) {
                String typed = Terminal.secret(question.get());
                if (request.command().asksTwice() && !Terminal.isSameAgain(typed)) {
                    return failed(
                            request,
                            Problem.of("FL-1046", "The two were not the same; nothing was changed.", "Type it again."));
                }
                environment = SecretInput.with(typed, environment);
            }
            return switch (request.command().reach()) {
                case NOTHING -> here(request, new ReadingRooms(folder, passphrase()));
                case READS, WATCHES -> read(request, folder);
                case WRITES -> write(request, folder, false);
                case WRITES_AND_RUNS -> write(request, folder, true);
            };
        } catch (MachineFault e) {
            return failed(request, e.problem());
        } catch (InterruptedException e) {
            return failed(request, Problem.of("FL-4002", "The command was called off.", ""));
        }
    }

    /**
     * What embedded engines hold, only the process knows in which they live; where there is none, a keeper begins. On a
     * folder in which none can begin, the reading goes on without it. An owner monitors as well, and has done so for
     * longer than a command can.
     */
    private int read(Request request, DataFolder folder) throws InterruptedException {
        try (ReadingRooms rooms = new ReadingRooms(folder, passphrase())) {
            boolean embedded = rooms.fleet().hosts().stream().anyMatch(Host::isEmbedded);
            if (embedded || request.command().reach() == Reach.WATCHES) {
                Optional<OwnerCall> owner = owner(folder);
                if (owner.isEmpty() && embedded && KeeperStart.start(folder).isEmpty()) {
                    owner = owner(folder);
                }
                if (owner.isPresent()) {
                    return handOver(request, owner.get());
                }
            }
            return here(request, rooms);
        }
    }

    private static Optional<OwnerCall> owner(DataFolder folder) throws InterruptedException {
        return OwnerCall.to(folder.socket(), Threads.virtual("owner-call"));
    }

    private int write(Request request, DataFolder folder, boolean runs) throws InterruptedException {
        callOff.to(Thread.currentThread()::interrupt);
        long begin = System.nanoTime();
        long end = begin + PATIENCE.toNanos();
        boolean waits = false;
        int keepers = 0;
        do {
            Optional<OwnerCall> owner = owner(folder);
            if (owner.isPresent()) {
                return handOver(request, owner.get());
            }
            if (runs && needsKeeper(folder)) {
                Optional<Problem> problem = KeeperStart.start(folder);
                if (problem.isPresent()) {
                    return failed(request, problem.get());
                }
                // What it took to start one, on a busy machine, is no patience spent with one that does not answer.
                if (++keepers <= MOST_KEEPERS) {
                    end = System.nanoTime() + PATIENCE.toNanos();
                }
                continue;
            }
            Outcome<Optional<FolderLock>> lock = FolderLock.take(
                    folder, FolderInUse.holder(request.name()), LOCK_WAIT, Threads.platform("lock-wait"));
            switch (lock) {
                case Outcome.Failed<Optional<FolderLock>> failed -> {
                    return failed(request, failed.first());
                }
                case Outcome.Ok<Optional<FolderLock>>(Optional<FolderLock> held) -> {
                    if (held.isPresent()) {
                        if (runs) {
                            Logging.into(folder);
                        }
                        return own(request, folder, held.get());
                    }
                    Optional<String> other = FolderInUse.commandAtWork(folder);
                    if (other.isPresent()) {
                        end = begin + turn.toNanos();
                        if (!waits) {
                            request.output().note("Waiting for " + other.get() + " to end.");
                        }
                        waits = true;
                    }
                }
            }
        } while (System.nanoTime() < end);
        return failed(request, FolderInUse.problem(folder));
    }

    private PassphraseSource passphrase() {
        return Passphrases.byFileOrPerson(environment);
    }

    private static boolean needsKeeper(DataFolder folder) {
        try (ReadingRooms rooms = new ReadingRooms(folder, PassphraseSource.NONE)) {
            return rooms.fleet().hosts().stream().anyMatch(Host::isEmbedded);
        }
    }

    private int own(Request request, DataFolder folder, FolderLock lock) {
        return switch (Owner.open(folder, lock, false, passphrase())) {
            case Outcome.Failed<Owner> failed -> failed(request, failed.first());
            case Outcome.Ok<Owner>(Owner owner) -> {
                try (owner) {
                    yield here(request, owner.rooms());
                }
            }
        };
    }

    private int here(Request request, Rooms rooms) {
        Cancel cancel = new Cancel(Thread.currentThread());
        callOff.to(cancel::ask);
        Optional<Screen> screen = screen(request);
        return Keys.during(
                screen,
                cancel::ask,
                () -> CommandRun.run(
                        request.command(),
                        new CommandContext(
                                rooms,
                                request.output(),
                                request.directory(),
                                environment,
                                cancel,
                                Terminal.prompt(),
                                screen)));
    }

    private static Optional<Screen> screen(Request request) {
        return request.command().drawsOnTheScreen() && !request.output().isJson()
                ? Terminal.screen()
                : Optional.empty();
    }

    private int handOver(Request request, OwnerCall owner) {
        try (owner) {
            callOff.to(owner::cancel);
            Optional<Screen> screen = screen(request);
            Message.Run command = new Message.Run(
                    request.args(),
                    request.directory().toString(),
                    screen.map(s -> s.in(environment)).orElse(environment));
            OptionalInt code = Keys.during(screen, owner::cancel, () -> owner.run(command, out, err));
            return code.isPresent()
                    ? code.getAsInt()
                    : failed(
                            request,
                            Problem.of(
                                    "FL-1026",
                                    "The " + owner.owner().kind() + " that ran the command ended before it was done.",
                                    request.command().reach() == Reach.READS
                                                    || request.command().reach() == Reach.WATCHES
                                            ? "Try again."
                                            : "Look at what was done (`flotilla stack status`) and try again."));
        }
    }

    private static int failed(Request request, Problem problem) {
        request.output().failure(List.of(problem));
        return 1;
    }
}
