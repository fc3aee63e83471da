package dev.flotilla.app.cli.host;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks engines who they are and what they hold, all at once, with a limit that holds for each. */
public final class HostCall {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** @param fault why it does not answer, without its name; empty too when it was not asked, being offline by wish */
    public record Said(
            Host host, Optional<EngineFacts> facts, List<RunningContainer> containers, Optional<String> fault) {}

    private HostCall() {}

    /** In the order of the hosts. */
    public static List<Said> all(CommandContext context, List<Host> hosts) throws InterruptedException {
        return all(context, hosts, LIMIT);
    }

    static List<Said> all(CommandContext context, List<Host> hosts, Duration limit) throws InterruptedException {
        List<Future<Said>> calls = new ArrayList<>();
        ExecutorService workers =
                Executors.newThreadPerTaskExecutor(context.rooms().workers());
        try {
            long end = System.nanoTime() + limit.toNanos();
            for (Host host : hosts) {
                calls.add(workers.submit(() -> call(context, host)));
            }
            List<Said> said = new ArrayList<>();
            for (int i = 0; i < hosts.size(); i++) {
                said.add(await(hosts.get(i), calls.get(i), end - System.nanoTime(), limit));
            }
            return said;
        } finally {
            workers.shutdownNow();
        }
    }

    private static Said await(Host host, Future<Said> call, long nanos, Duration limit) throws InterruptedException {
        try {
            return call.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return silent(host, "did not answer within " + limit.toSeconds() + " s.");
        } catch (ExecutionException e) {
            String reason = e.getCause() instanceof EngineException engine
                    ? HostReason.bare(
                            host.name(),
                            EngineProblems.inWords(engine.problem(), host.name())
                                    .message())
                    : e.getCause() + ".";
            return silent(host, reason);
        }
    }

    private static Said call(CommandContext context, Host host) {
        if (host.status() == HostStatus.OFFLINE) {
            return new Said(host, Optional.empty(), List.of(), Optional.empty());
        }
        Engine engine = context.rooms().engines().of(host);
        return new Said(host, Optional.of(engine.facts()), engine.containers(), Optional.empty());
    }

    private static Said silent(Host host, String reason) {
        return new Said(host, Optional.empty(), List.of(), Optional.of(reason));
    }
}
