package dev.flotilla.app.cli.node;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.cli.kit.Screen;
import dev.flotilla.app.cli.kit.Watch;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "watch",
        description = {
            "Watch the nodes live until q or Ctrl-C.",
            "On a terminal it is a table that redraws itself, elsewhere a line for each change.",
            "A running window or keeper tells; without one this command listens and asks by itself."
        })
public final class WatchNodes implements CliCommand {
    private static final long REDRAW_MS = 500;

    @Option(names = "--for", paramLabel = "SECONDS", description = "End after so long; without it only when told to.")
    Optional<Double> seconds = Optional.empty();

    @Option(
            names = "--listen",
            paramLabel = "PORT",
            description = "UDP port on which to hear heartbeats; without it nodes are asked alone.")
    Optional<Integer> port = Optional.empty();

    @Override
    public Reach reach() {
        return Reach.WATCHES;
    }

    @Override
    public boolean drawsOnTheScreen() {
        return true;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        if (context.output().isJson()) {
            return Outcome.failed(Problem.of(
                    "FL-4005", "watch has no end, so it has no JSON.", "`flotilla nodes --json` tells the same once."));
        }
        Looking looking = new Looking();
        looking.port = port;
        looking.seconds = seconds.orElse(0.0);
        CountDownLatch over = new CountDownLatch(1);
        try (Subscription asked = context.cancel().whenAsked(over::countDown)) {
            return looking.at(context, watch -> {
                if (context.screen().isPresent()) {
                    draw(context, watch, context.screen().get(), over);
                } else {
                    tell(context, watch, over);
                }
                return Outcome.ok(Answer.of(Answer.ok(), ""));
            });
        }
    }

    private boolean goesOn(CountDownLatch over, long end) throws InterruptedException {
        long left = seconds.isEmpty() ? Long.MAX_VALUE : end - System.nanoTime();
        return left > 0 && !over.await(Math.min(left, TimeUnit.MILLISECONDS.toNanos(REDRAW_MS)), TimeUnit.NANOSECONDS);
    }

    private long end() {
        return System.nanoTime() + (long) (seconds.orElse(0.0) * 1e9);
    }

    private void draw(CommandContext context, Watch watch, Screen screen, CountDownLatch over)
            throws InterruptedException {
        long end = end();
        context.output().raw(LiveTable.BEGIN);
        try {
            do {
                context.output().raw(LiveTable.frame(watch.monitoring().health().value(), screen));
            } while (goesOn(over, end));
        } finally {
            context.output().raw(LiveTable.END);
        }
    }

    private void tell(CommandContext context, Watch watch, CountDownLatch over) throws InterruptedException {
        long end = end();
        Map<String, String> told = new HashMap<>();
        do {
            FleetHealth health = watch.monitoring().health().value();
            Set<String> there = new HashSet<>();
            for (NodeHealth node : health.nodes()) {
                String name = node.node().name();
                String now = node.state().word() + " " + node.cause().code();
                there.add(name);
                if (!now.equals(told.put(name, now))) {
                    context.output()
                            .line(health.at() + " " + name + " " + node.state().word() + ", "
                                    + node.cause().code() + ": " + node.why());
                }
            }
            for (String gone : Set.copyOf(told.keySet())) {
                if (!there.contains(gone)) {
                    told.remove(gone);
                    context.output().line(health.at() + " " + gone + " is watched no longer");
                }
            }
        } while (goesOn(over, end));
    }
}
