package dev.flotilla.app.doctor.probe;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.LogRequest;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.Stream;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.ContainerRef;
import dev.flotilla.app.doctor.HostFacts;
import dev.flotilla.app.doctor.Known;
import dev.flotilla.app.doctor.Listener;
import dev.flotilla.app.doctor.NodeFacts;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One host, asked by its engine alone. Blocks; its answers are values, whatever happens. */
final class Visit {
    private static final int LINES = 300;
    private static final long LOG_SECONDS = 5;

    /** @param helpersBar why no helper can be made there; empty when one can, or none was asked for */
    record Found(HostFacts host, List<RunningContainer> containers, Optional<String> helpersBar) {
        Found {
            containers = List.copyOf(containers);
        }
    }

    private final Engines engines;
    private final InstantSource clock;

    Visit(Engines engines, InstantSource clock) {
        this.engines = engines;
        this.clock = clock;
    }

    /** Who the engine is and what it has; helpers of earlier runs are removed where helpers are allowed. */
    Found host(Host host, Optional<Helpers> helpers) {
        if (host.status() == HostStatus.OFFLINE) {
            return new Found(
                    new HostFacts(host, Optional.empty(), Optional.empty(), Known.not("it is offline by wish")),
                    List.of(),
                    Optional.empty());
        }
        try {
            Engine engine = engines.of(host);
            EngineFacts facts = engine.facts();
            Known<Duration> ahead = ahead(engine, host);
            List<RunningContainer> all = engine.containers();
            helpers.filter(h -> !host.isEmbedded()).ifPresent(h -> h.sweep(engine, all));
            Optional<String> bar = helpers.isEmpty() || host.isEmbedded()
                    ? Optional.empty()
                    : helpers.get().obstacle(engine, host.name());
            return new Found(
                    new HostFacts(host, Optional.of(facts), Optional.empty(), ahead),
                    all.stream().filter(c -> !Helpers.isHelper(c)).toList(),
                    bar);
        } catch (EngineException e) {
            return silent(host, EngineProblems.inWords(e.problem(), host.name()));
        }
    }

    static Found silent(Host host, Problem problem) {
        return new Found(
                new HostFacts(host, Optional.empty(), Optional.of(problem), Known.not("its engine is silent")),
                List.of(),
                Optional.empty());
    }

    private Known<Duration> ahead(Engine engine, Host host) {
        long begin = System.nanoTime();
        Optional<java.time.Instant> there = engine.clock();
        Duration half = Duration.ofNanos((System.nanoTime() - begin) / 2);
        if (there.isEmpty()) {
            return host.isEmbedded() ? Known.of(Duration.ZERO) : Known.not("its engine does not tell the time");
        }
        return Known.of(Duration.between(clock.instant().minus(half), there.get()));
    }

    /** With how it was made, and what it is as a node. */
    ContainerFacts container(HostFacts host, RunningContainer seen) {
        Known<ContainerDetail> detail;
        Optional<NodeFacts> node = Optional.empty();
        Engine engine = engines.of(host.host());
        try {
            ContainerDetail told = engine.inspect(seen.id());
            detail = Known.of(told);
            node = new NodeReading(host.host(), engine, seen, told).read();
        } catch (EngineException e) {
            detail = Known.not(EngineProblems.inWords(e.problem(), host.name()).message());
        }
        return new ContainerFacts(
                new ContainerRef(host.id(), seen.id()),
                host,
                seen,
                detail,
                Known.<List<Listener>>not(NodeReading.NOT_MEANT),
                Known.<List<LogLine>>not("it was not asked for"),
                node);
    }

    /** The last lines, oldest first. */
    Known<List<LogLine>> log(ContainerFacts container) {
        List<LogLine> lines = new ArrayList<>();
        CountDownLatch over = new CountDownLatch(1);
        Stream<LogLine> into = new Stream<>() {
            @Override
            public void next(LogLine line) {
                synchronized (lines) {
                    if (lines.size() < LINES) {
                        lines.add(line);
                    }
                }
            }

            @Override
            public void ended(Optional<EngineProblem> problem) {
                over.countDown();
            }
        };
        try (Subscription logs =
                engines.of(container.host().host()).logs(container.seen().id(), new LogRequest(LINES, false), into)) {
            boolean whole = over.await(LOG_SECONDS, TimeUnit.SECONDS);
            synchronized (lines) {
                return whole || !lines.isEmpty()
                        ? Known.of(List.copyOf(lines))
                        : Known.not("its log did not come in time");
            }
        } catch (EngineException e) {
            return Known.not(
                    EngineProblems.inWords(e.problem(), container.host().name()).message());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Known.not("its log did not come in time");
        }
    }
}
