package dev.flotilla.app.peers.push;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds the host on which the container of a node is; all are asked at once. */
public final class NodeHosts {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Engines engines;
    private final ThreadFactory threads;

    /** @param threads gives virtual threads */
    public NodeHosts(Engines engines, ThreadFactory threads) {
        this.engines = engines;
        this.threads = threads;
    }

    private record Seen(Host host, boolean has, String silent) {}

    /** FL-3101 when none has it, and why not for those that did not answer; FL-3102 when several have. */
    public Outcome<Host> of(String node, List<Host> hosts) throws InterruptedException {
        List<CompletableFuture<Seen>> asked = new ArrayList<>();
        List<Thread> started = new ArrayList<>();
        for (Host host : hosts) {
            CompletableFuture<Seen> answer = new CompletableFuture<>();
            asked.add(answer);
            Thread thread = threads.newThread(() -> answer.complete(look(node, host)));
            thread.start();
            started.add(thread);
        }
        long end = System.nanoTime() + LIMIT.toNanos();
        List<Seen> all = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            all.add(within(asked.get(i), hosts.get(i), end));
        }
        started.forEach(Thread::interrupt);
        return choose(node, all);
    }

    private static Outcome<Host> choose(String node, List<Seen> all) {
        List<Host> having = all.stream().filter(Seen::has).map(Seen::host).toList();
        if (having.size() == 1) {
            return Outcome.ok(having.getFirst());
        }
        if (having.isEmpty()) {
            List<HostReason> reasons = all.stream()
                    .filter(seen -> !seen.silent().isEmpty())
                    .map(seen -> new HostReason(seen.host().name(), seen.silent()))
                    .toList();
            return Outcome.failed(Problem.of(
                            "FL-3101",
                            "No host of the fleet has a container " + node + ".",
                            reasons.isEmpty()
                                    ? "`flotilla nodes` shows the nodes that there are."
                                    : "Look at the hosts that did not answer.")
                    .onHosts(reasons));
        }
        return Outcome.failed(Problem.of(
                "FL-3102",
                "A container " + node + " is on several hosts: "
                        + String.join(", ", having.stream().map(Host::name).toList()) + ".",
                "Say which one is meant with --host."));
    }

    private static Seen within(CompletableFuture<Seen> answer, Host host, long end) throws InterruptedException {
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Seen(host, false, "It did not answer within " + LIMIT.toSeconds() + " s.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look tells its failures as values", e);
        }
    }

    private Seen look(String node, Host host) {
        try {
            List<RunningContainer> all = engines.of(host).containers();
            boolean has = Standing.named(node, all).isPresent()
                    || Standing.named(PushNames.next(node), all).isPresent();
            return new Seen(host, has, "");
        } catch (EngineException e) {
            return new Seen(
                    host,
                    false,
                    EngineProblems.inWords(e.problem(), host.name()).message());
        }
    }
}
