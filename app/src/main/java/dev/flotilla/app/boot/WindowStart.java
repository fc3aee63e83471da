package dev.flotilla.app.boot;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.boot.handover.Message;
import dev.flotilla.app.boot.handover.OwnerCall;
import dev.flotilla.app.boot.handover.OwnerSocket;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.FolderLock;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes this process the owner and shows the window. Where a window owns the folder already, that one is asked to come
 * to the front and this process ends; a keeper is asked to make room.
 */
final class WindowStart {
    private static final Duration LOCK_WAIT = Duration.ofSeconds(5);
    private static final Duration KEEPER_ENDS = Duration.ofSeconds(20);

    private WindowStart() {}

    /** The exit code. Returns when the window was closed. */
    static int run(DataFolder folder) {
        Logging.into(folder);
        WindowAhead ahead = WindowAhead.begin();
        try {
            return switch (lock(folder)) {
                case Outcome.Failed<FolderLock> failed -> refuse(failed.first());
                case Outcome.Ok<FolderLock>(FolderLock lock) ->
                    switch (Owner.open(folder, lock, true, Passphrases.byFile(System.getenv()))) {
                        case Outcome.Failed<Owner> failed -> refuse(failed.first());
                        case Outcome.Ok<Owner>(Owner owner) -> show(owner, ahead);
                    };
            };
        } catch (InterruptedException e) {
            return 1;
        }
    }

    private static Outcome<FolderLock> lock(DataFolder folder) throws InterruptedException {
        String holder = "window " + ProcessHandle.current().pid();
        Outcome<Optional<FolderLock>> first =
                FolderLock.take(folder, holder, Duration.ZERO, Threads.platform("lock-wait"));
        if (first instanceof Outcome.Failed<Optional<FolderLock>> failed) {
            return failed.as();
        }
        if (first instanceof Outcome.Ok<Optional<FolderLock>>(Optional<FolderLock> held) && held.isPresent()) {
            return Outcome.ok(held.get());
        }
        Duration wait = LOCK_WAIT;
        Optional<OwnerCall> owner = OwnerCall.to(folder.socket(), Threads.virtual("owner-call"));
        if (owner.isPresent()) {
            try (OwnerCall call = owner.get()) {
                if (call.owner().kind().equals("window")) {
                    boolean shown = call.ask(new Message.Show());
                    return Outcome.failed(open(folder, shown));
                }
                // Its answer says nothing that the lock does not say better.
                call.ask(new Message.Yield());
                wait = KEEPER_ENDS;
            }
        }
        return FolderLock.take(folder, holder, wait, Threads.platform("lock-wait"))
                .then(held -> held.map(Outcome::ok).orElseGet(() -> Outcome.failed(FolderInUse.problem(folder))));
    }

    private static Problem open(DataFolder folder, boolean shown) {
        return Problem.of(
                "FL-1027",
                "A window has " + folder.path() + " open already" + (shown ? "; it comes to the front." : "."),
                "For a second fleet beside it, name another folder with --data DIR.");
    }

    private static int show(Owner owner, WindowAhead ahead) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(Threads.platform("window-end").newThread(owner::close));
        OwnerDuties duties = new OwnerDuties("window", owner, MainWindow::toFront, () -> false);
        try (owner) {
            Optional<Problem> noWindow = ahead.problem();
            if (noWindow.isPresent()) {
                return refuse(noWindow.get());
            }
            return switch (owner.serve(duties)) {
                case Outcome.Failed<OwnerSocket> failed -> refuse(failed.first());
                case Outcome.Ok<OwnerSocket> listening -> {
                    Threads.virtual("wake").newThread(owner::wake).start();
                    MainWindow.show(owner);
                    yield 0;
                }
            };
        }
    }

    /** Says on standard error why there is no window; the exit code. */
    static int refuse(Problem problem) {
        System.err.println(problem.message() + " [" + problem.code() + "]");
        if (!problem.hint().isEmpty()) {
            System.err.println("  " + problem.hint());
        }
        return 1;
    }
}
