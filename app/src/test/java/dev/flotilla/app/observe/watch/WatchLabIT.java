package dev.flotilla.app.observe.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.Specs;
import dev.flotilla.app.docker.Stream;
import dev.flotilla.app.docker.client.EngineLimits;
import dev.flotilla.app.docker.client.HostEngines;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.observe.Reach;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Watching real engines: a death is seen within a second, a hung engine falls silent, a healed one answers again. */
@NeedsLab(secured = 2)
class WatchLabIT {
    private static final ThreadFactory VIRTUAL =
            Thread.ofVirtual().name("watch-", 0).factory();
    private static final EngineLimits LIMITS = new EngineLimits(
            Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(20));

    private final Lab lab;
    private final Host one;
    private final Host two;

    WatchLabIT(Lab lab) {
        this.lab = lab;
        this.one = host(lab.secured().get(0));
        this.two = host(lab.secured().get(1));
    }

    private Host host(LabHost host) {
        return Host.of(
                new HostId(host.name()),
                host.name(),
                new EngineAddress.Tcp(host.tcp().getHost(), host.tcp().getPort(), Optional.of(lab.certificates())));
    }

    @Test
    void aDeathIsSeenWithinASecondAndAHungEngineWithinItsLimit() {
        Fleet fleet = new Fleet("lab", List.of(one, two), Map.of(), new TreeMap<>());
        try (HostEngines engines = new HostEngines(LIMITS, VIRTUAL, InstantSource.system(), host -> {
                    throw new IllegalStateException("no embedded host here");
                });
                FleetWatcher watcher = new FleetWatcher(
                        new SignalSource<>(fleet),
                        engines,
                        WatchLimits.USUAL,
                        VIRTUAL,
                        InstantSource.system(),
                        new Random(1))) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() ->
                            seen(watcher, one).answers() && seen(watcher, two).answers());
            Engine engine = engines.of(one);
            ContainerId id = engine.create(Specs.of("watched", "busybox:latest", List.of("sleep", "1000")));
            try {
                deathIsSeen(watcher, engine, id);
            } finally {
                engine.remove(id, true);
            }
            hangAndHeal(watcher, engine);
        }
    }

    /** Measured from when a bare listener hears of it, so that a busy machine slows both. */
    private void deathIsSeen(FleetWatcher watcher, Engine engine, ContainerId id) {
        AtomicBoolean ran = new AtomicBoolean();
        CompletableFuture<Long> born = new CompletableFuture<>();
        CompletableFuture<Long> bare = new CompletableFuture<>();
        CompletableFuture<Long> seen = new CompletableFuture<>();
        try (Subscription events = engine.events(Stream.of(event -> {
                    if (event.subject().equals(id.value())) {
                        switch (event.action()) {
                            case "start" -> born.complete(System.nanoTime());
                            case "die" -> bare.complete(System.nanoTime());
                            default -> {}
                        }
                    }
                }));
                Subscription watching = watcher.observed().subscribe(fleet -> {
                    if (ran.get() && !runs(watcher, id)) {
                        seen.complete(System.nanoTime());
                    }
                })) {
            engine.start(id);
            born.orTimeout(20, TimeUnit.SECONDS).join();
            await().atMost(Duration.ofSeconds(20)).until(() -> runs(watcher, id));
            ran.set(true);
            lab.exec(lab.secured().get(0), "pkill", "-9", "-f", "sleep 1000");
            long later = seen.orTimeout(20, TimeUnit.SECONDS).join()
                    - bare.orTimeout(20, TimeUnit.SECONDS).join();
            assertThat(Duration.ofNanos(later)).isLessThan(Duration.ofSeconds(1));
        }
    }

    private void hangAndHeal(FleetWatcher watcher, Engine engine) {
        lab.hang(lab.secured().get(0));
        await().atMost(Duration.ofSeconds(12)).until(() -> seen(watcher, one).reach() instanceof Reach.Silent);
        assertThat(seen(watcher, one).facts()).isPresent();
        assertThat(seen(watcher, two).answers()).isTrue();
        interruptedCallComesBack(engine);

        lab.start(lab.secured().get(0));
        await().atMost(Duration.ofSeconds(25)).until(() -> seen(watcher, one).answers());
    }

    private static void interruptedCallComesBack(Engine engine) {
        CompletableFuture<EngineProblem> problem = new CompletableFuture<>();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                engine.containers();
            } catch (EngineException e) {
                problem.complete(e.problem());
            }
        });
        caller.interrupt();

        assertThat(problem.orTimeout(1, TimeUnit.SECONDS).join()).isInstanceOf(EngineProblem.Interrupted.class);
    }

    private static ObservedHost seen(FleetWatcher watcher, Host host) {
        return watcher.observed().value().host(host.id());
    }

    private boolean runs(FleetWatcher watcher, ContainerId id) {
        return seen(watcher, one).containers().stream()
                .anyMatch(container -> container.id().equals(id) && container.isRunning());
    }
}
