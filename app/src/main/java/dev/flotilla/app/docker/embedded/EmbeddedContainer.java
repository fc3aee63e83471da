package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.node.Node;
import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeListener;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.config.Folders;
import dev.flotilla.node.config.files.StateFolder;
import dev.flotilla.node.server.SharedLoops;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One container: what is kept of it, and its node while it runs. Guarded by its engine's lock; its node is not. */
final class EmbeddedContainer {
    /** Sockets, their buffers, tables, the replica and the ticks: about this much, beside the log. */
    private static final long NODE_BYTES = 160 << 10;

    private static final int MISSED_TICKS = 5;

    private final LogRing log;
    private final InstantSource clock;
    private ContainerRecord record;
    private @Nullable Node node;
    private Optional<Instant> startedAt = Optional.empty();
    private OptionalInt exitCode = OptionalInt.empty();
    private volatile long tickedAt;
    private volatile ContainerHealth health = ContainerHealth.NONE;
    private Duration period = Duration.ofSeconds(1);
    private long loadNanos;
    private long loadBusy;

    EmbeddedContainer(ContainerRecord record, ThreadFactory virtualThreads, InstantSource clock) {
        this.record = record;
        this.log = new LogRing(virtualThreads);
        this.clock = clock;
    }

    ContainerRecord record() {
        return record;
    }

    void rename(String name) {
        record = record.named(name);
    }

    LogRing log() {
        return log;
    }

    Optional<Node> node() {
        return Optional.ofNullable(node);
    }

    boolean isRunning() {
        return node != null;
    }

    /**
     * @param own address of the host
     * @param state folder of its node
     * @param healthChanged told on an event loop
     */
    void start(InetAddress own, Path state, SharedLoops loops, Consumer<ContainerHealth> healthChanged)
            throws NodeStartException {
        Map<String, String> environment = new LinkedHashMap<>();
        for (Map.Entry<String, EnvValue> entry : record.environment().entrySet()) {
            environment.put(entry.getKey(), entry.getValue().reveal());
        }
        // Its log is in the name of its first start, whatever the container is called by now.
        String id = StateFolder.keptName(state).orElse(record.name());
        NodeConfig inside = NodeConfig.fromEnvironment(environment, id, record.starts() + 1);
        NodeConfig config = inside.change()
                .listening(new EmbeddedPorts(record.ports(), own).of(inside))
                .folders(Folders.ofState(state))
                .done();
        period = config.period();
        health = ContainerHealth.STARTING;
        NodeListener listener = new NodeListener() {
            @Override
            public void line(String text) {
                write(text, false);
            }

            @Override
            public void ticked() {
                tickedAt = System.nanoTime();
                if (health == ContainerHealth.STARTING || health == ContainerHealth.UNHEALTHY) {
                    health = ContainerHealth.HEALTHY;
                    healthChanged.accept(ContainerHealth.HEALTHY);
                }
            }
        };
        try {
            node = Node.startKept(config, loops, clock, listener);
        } catch (NodeStartException e) {
            health = ContainerHealth.NONE;
            throw e;
        }
        startedAt = Optional.of(clock.instant());
        exitCode = OptionalInt.empty();
        loadNanos = System.nanoTime();
        loadBusy = 0;
        record = record.started();
    }

    void write(String text, boolean error) {
        log.add(new LogLine(Optional.of(clock.instant()), error, text));
    }

    /** @param lasting false when the process ends and the container is to come back with it */
    void stop(int code, boolean lasting) {
        Node running = node;
        if (running != null) {
            running.close();
            node = null;
            write("node ended", false);
        }
        exitCode = OptionalInt.of(code);
        health = ContainerHealth.NONE;
        if (lasting) {
            record = record.stopped();
        }
        log.end();
    }

    /** True when it was well and its node has not ticked for long. */
    boolean hasSickened(long now) {
        if (health == ContainerHealth.HEALTHY && now - tickedAt > MISSED_TICKS * period.toNanos() + 1_000_000_000L) {
            health = ContainerHealth.UNHEALTHY;
            return true;
        }
        return false;
    }

    /**
     * Cores: the time its handlers ran, over time; memory: an estimate from what it holds. Threads and heap are shared by
     * all nodes, so neither can be measured.
     */
    ContainerLoad load(long now) {
        Node running = node;
        long busy = running == null ? 0 : running.busyNanos();
        long nanos = now - loadNanos;
        double cores = nanos <= 0 ? 0 : Math.max(0, busy - loadBusy) / (double) nanos;
        loadNanos = now;
        loadBusy = busy;
        return new ContainerLoad(
                record.id(),
                cores,
                NODE_BYTES + 2 * log.characters(),
                running == null ? 0 : running.receivedBytes(),
                running == null ? 0 : running.sentBytes(),
                clock.instant());
    }

    RunningContainer listed(boolean withPorts) {
        ContainerState state = isRunning()
                ? ContainerState.RUNNING
                : exitCode.isPresent() || record.starts() > 0 ? ContainerState.EXITED : ContainerState.CREATED;
        return new RunningContainer(
                record.id(),
                record.name(),
                record.image(),
                EmbeddedImage.ID,
                state,
                health,
                state.word() + (health == ContainerHealth.NONE ? "" : " (" + health.word() + ")"),
                record.createdAt(),
                startedAt,
                state == ContainerState.EXITED ? OptionalInt.of(exitCode.orElse(0)) : OptionalInt.empty(),
                record.labels(),
                isRunning() || withPorts ? record.ports() : List.of(),
                List.of(),
                List.of());
    }

    ContainerDetail detail() {
        return new ContainerDetail(
                listed(true),
                record.environment(),
                List.of(),
                List.of(),
                record.restart(),
                Optional.empty(),
                Map.of(),
                0,
                false,
                "",
                List.of());
    }
}
