package dev.flotilla.app.cli.node;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Watch;
import dev.flotilla.app.monitor.BorrowedPort;
import dev.flotilla.app.monitor.Monitoring;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** How long a command looks, and where it listens. */
final class Looking {
    static final int LONGEST = 86_400;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            description = {
                "How long to listen and ask where no window or keeper does so already; 10 unless told.",
                "One that has run for as long answers at once."
            })
    double seconds = 10;

    @Option(
            names = "--listen",
            paramLabel = "PORT",
            description = "UDP port on which to hear heartbeats; without it nodes are asked alone.")
    Optional<Integer> port = Optional.empty();

    /** What to do with a monitor that has looked for long enough. */
    interface Use<T> {
        Outcome<T> of(Monitoring monitoring) throws InterruptedException;
    }

    /** FL-4003 for a span or a port that cannot be. */
    Optional<Problem> fault() {
        if (!(seconds >= 0 && seconds <= LONGEST)) {
            return Optional.of(Problem.of(
                    "FL-4003", "--for cannot be " + seconds + " s.", "Give seconds from 0 to " + LONGEST + "."));
        }
        return port.filter(p -> p < 1 || p > 65535)
                .map(p -> Problem.of("FL-4003", "--listen cannot be " + p + ".", "Give a port from 1 to 65535."));
    }

    /** Looks for the span, then uses what was seen. */
    <T> Outcome<T> then(CommandContext context, Use<T> use) throws InterruptedException {
        return at(context, watch -> {
            long end = watch.startedNanos() + (long) (seconds * 1e9);
            long left = end - System.nanoTime();
            if (left > 0) {
                new CountDownLatch(1).await(left, TimeUnit.NANOSECONDS);
            }
            return use.of(watch.monitoring());
        });
    }

    /** What to do with a monitor from its beginning on. */
    interface Live<T> {
        Outcome<T> of(Watch watch) throws InterruptedException;
    }

    <T> Outcome<T> at(CommandContext context, Live<T> use) throws InterruptedException {
        Optional<Problem> fault = fault();
        if (fault.isPresent()) {
            return Outcome.failed(fault.get());
        }
        return switch (context.rooms().watch(port)) {
            case Outcome.Failed<Watch> failed -> failed.as();
            case Outcome.Ok<Watch>(Watch watch) -> {
                Optional<BorrowedPort> borrowed = borrowed(context, watch);
                try {
                    yield use.of(heard(watch, borrowed));
                } finally {
                    borrowed.ifPresent(BorrowedPort::close);
                }
            }
        };
    }

    /** A window that does not listen lends its ears for as long as the command looks; one that does keeps its port. */
    private Optional<BorrowedPort> borrowed(CommandContext context, Watch watch) {
        if (watch.own() || port.isEmpty()) {
            return Optional.empty();
        }
        return switch (watch.monitoring().borrow(port.get())) {
            case Outcome.Failed<BorrowedPort> failed -> {
                context.output()
                        .note(failed.first().message() + " " + failed.first().hint());
                yield Optional.empty();
            }
            case Outcome.Ok<BorrowedPort>(BorrowedPort lent) -> {
                if (lent.port() != port.get()) {
                    context.output().note("The running Flotilla listens on port " + lent.port() + ", and goes on so.");
                }
                yield Optional.of(lent);
            }
        };
    }

    /** However long it has asked: what it hears it has heard since the port is open, and no longer. */
    private static Watch heard(Watch watch, Optional<BorrowedPort> borrowed) {
        return borrowed.filter(lent -> lent.sinceNanos() - watch.startedNanos() > 0)
                .map(lent -> new Watch(watch.monitoring(), lent.sinceNanos(), watch.own()))
                .orElse(watch);
    }
}
