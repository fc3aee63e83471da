package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.EngineEvent;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.LogRequest;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.Stream;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.server.SharedLoops;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The containers of one embedded host. One lock guards them; every change is on disk before it is told. */
final class EmbeddedCrew {
    private final Host host;
    private final ContainerFile file;
    private final NodeFolders states;
    private final SharedLoops loops;
    private final ThreadFactory virtualThreads;
    private final InstantSource clock;
    private final Feed<EngineEvent> events;
    private final Map<ContainerId, EmbeddedContainer> containers = new LinkedHashMap<>();
    private Optional<InetSocketAddress> observer = Optional.empty();
    private final CountDownLatch closed = new CountDownLatch(1);

    EmbeddedCrew(
            Host host,
            ContainerFile file,
            NodeFolders states,
            SharedLoops loops,
            ThreadFactory virtualThreads,
            InstantSource clock) {
        this.host = host;
        this.file = file;
        this.states = states;
        this.loops = loops;
        this.virtualThreads = virtualThreads;
        this.clock = clock;
        this.events = new Feed<>(virtualThreads);
    }

    String hostName() {
        return host.name();
    }

    Host host() {
        return host;
    }

    /** Takes over what is on disk and starts what was running. One that cannot start says so in its log. */
    synchronized void restore() {
        for (ContainerRecord record : file.read()) {
            EmbeddedContainer container = new EmbeddedContainer(record, virtualThreads, clock);
            containers.put(record.id(), container);
            if (record.running()) {
                try {
                    launch(container);
                } catch (EngineException e) {
                    container.stop(1, true);
                }
            }
        }
    }

    synchronized List<RunningContainer> containers() {
        List<RunningContainer> all = new ArrayList<>();
        containers.values().forEach(container -> all.add(container.listed(false)));
        return all;
    }

    synchronized List<EmbeddedContainer> running() {
        return containers.values().stream().filter(EmbeddedContainer::isRunning).toList();
    }

    synchronized ContainerDetail detail(ContainerId id) {
        return known(id).detail();
    }

    private EmbeddedContainer known(ContainerId id) {
        EmbeddedContainer container = containers.get(id);
        if (container == null) {
            throw new EngineException(new EngineProblem.NoSuchContainer(id.brief()));
        }
        return container;
    }

    synchronized ContainerId create(ContainerSpec spec) {
        checkFree(spec.name());
        long number = 0;
        ContainerId id = id(spec.name(), number);
        while (containers.containsKey(id)) {
            number++;
            id = id(spec.name(), number);
        }
        ContainerRecord record = new ContainerRecord(
                id,
                spec.name(),
                spec.image(),
                clock.instant(),
                spec.environment(),
                spec.ports(),
                spec.labels(),
                spec.restart().kind().word(),
                false,
                0);
        states.remove(id); // Of one before it with the same id, if its process ended in between.
        containers.put(id, new EmbeddedContainer(record, virtualThreads, clock));
        keep();
        tell("create", record, Map.of());
        return id;
    }

    private void checkFree(String name) {
        containers.values().stream()
                .filter(container -> container.record().name().equals(name))
                .findFirst()
                .ifPresent(holder -> {
                    throw new EngineException(new EngineProblem.Conflict("The name " + name + " is taken by container "
                            + holder.record().id().brief()));
                });
    }

    /** The same name on the same host gives the same id, as long as no other container has it. */
    private ContainerId id(String name, long number) {
        try {
            byte[] text = (host.id().value() + "/" + name + "/" + number).getBytes(StandardCharsets.UTF_8);
            return new ContainerId(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    synchronized void start(ContainerId id) {
        EmbeddedContainer container = known(id);
        if (!container.isRunning()) {
            launch(container);
            keep();
        }
    }

    /** Who gets the heartbeats of all nodes here beside their peers; of those that start later as well. */
    synchronized void observer(Optional<InetSocketAddress> at) {
        observer = at;
        containers.values().forEach(container -> container.node().ifPresent(node -> node.observer(at)));
    }

    private void launch(EmbeddedContainer container) {
        ContainerRecord record = container.record();
        try {
            container.start(
                    LoopbackAddress.of(host.reachableAddress()),
                    states.of(record.id()),
                    loops,
                    health -> healthChanged(record, health));
        } catch (NodeStartException e) {
            container.write(String.valueOf(e.getMessage()), true);
            EngineProblem problem = e.takenAddress().isEmpty()
                    ? new EngineProblem.Rejected(500, String.valueOf(e.getMessage()))
                    : new EngineProblem.PortTaken(e.takenAddress());
            throw new EngineException(problem, e);
        }
        container.node().ifPresent(node -> node.observer(observer));
        tell("start", record, Map.of());
    }

    private void healthChanged(ContainerRecord record, ContainerHealth health) {
        tell("health_status: " + health.word(), record, Map.of());
    }

    synchronized void stop(ContainerId id) {
        EmbeddedContainer container = known(id);
        if (container.isRunning()) {
            container.stop(0, true);
            keep();
            tell("die", container.record(), Map.of("exitCode", "0"));
            tell("stop", container.record(), Map.of());
        }
    }

    synchronized void remove(ContainerId id) {
        EmbeddedContainer container = containers.get(id);
        if (container != null) {
            stop(id);
            states.remove(id); // First: where it fails, the container is there to be removed once more.
            containers.remove(id);
            keep();
            tell("destroy", container.record(), Map.of());
        }
    }

    synchronized void rename(ContainerId id, String name) {
        EmbeddedContainer container = known(id);
        if (!container.record().name().equals(name)) {
            checkFree(name);
            container.rename(name);
            keep();
            tell("rename", container.record(), Map.of());
        }
    }

    synchronized Subscription logs(ContainerId id, LogRequest request, Stream<LogLine> lines) {
        EmbeddedContainer container = known(id);
        return container.log().read(request, container.isRunning(), lines);
    }

    Subscription events(Stream<EngineEvent> stream) {
        return events.subscribe(List.of(), stream);
    }

    synchronized Subscription loads(ContainerId id, Stream<ContainerLoad> stream) {
        known(id);
        Feed<ContainerLoad> feed = new Feed<>(virtualThreads);
        Subscription subscription = feed.subscribe(List.of(), stream);
        CountDownLatch over = new CountDownLatch(1);
        Thread sampler = virtualThreads.newThread(() -> sample(id, feed, over));
        sampler.start();
        return () -> {
            over.countDown();
            sampler.interrupt();
            subscription.close();
        };
    }

    /** A figure each second until closed, or until the container stops. */
    private void sample(ContainerId id, Feed<ContainerLoad> feed, CountDownLatch over) {
        try {
            while (!over.await(1, TimeUnit.SECONDS) && closed.getCount() > 0) {
                List<ContainerLoad> figures = loadsNow();
                figures.stream().filter(load -> load.container().equals(id)).forEach(feed::publish);
                if (figures.stream().noneMatch(load -> load.container().equals(id))) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        feed.end();
    }

    synchronized List<ContainerLoad> loadsNow() {
        long now = System.nanoTime();
        return running().stream().map(container -> container.load(now)).toList();
    }

    /** Looks whether nodes still tick; called now and then. */
    synchronized void checkHealth(long now) {
        for (EmbeddedContainer container : running()) {
            if (container.hasSickened(now)) {
                healthChanged(container.record(), ContainerHealth.UNHEALTHY);
            }
        }
    }

    private void keep() {
        file.write(containers.values().stream().map(EmbeddedContainer::record).toList());
    }

    private void tell(String action, ContainerRecord record, Map<String, String> more) {
        Map<String, String> attributes = new LinkedHashMap<>(record.labels());
        attributes.put("name", record.name());
        attributes.put("image", record.image());
        attributes.putAll(more);
        events.publish(new EngineEvent(
                clock.instant(), "container", action, record.id().value(), attributes));
    }

    /** Ends all nodes and streams; what ran is to run again. */
    void close() {
        closed.countDown();
        synchronized (this) {
            containers.values().stream()
                    .filter(EmbeddedContainer::isRunning)
                    .forEach(container -> container.stop(0, false));
            events.end();
        }
    }
}
