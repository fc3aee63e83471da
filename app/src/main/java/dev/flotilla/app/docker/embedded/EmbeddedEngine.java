package dev.flotilla.app.docker.embedded;

import com.sun.management.OperatingSystemMXBean;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.BuildOrder;
import dev.flotilla.app.docker.Bytes;
import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineEvent;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.ExecResult;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.LogRequest;
import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.NetworkSpec;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.Stream;
import dev.flotilla.app.docker.VolumeFacts;
import dev.flotilla.app.docker.VolumeSpec;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The engine of one embedded host. What it lacks it says by name; see {@link EmbeddedCrew} for what it does. */
public final class EmbeddedEngine implements Engine {
    private final EmbeddedCrew crew;
    private final String version;

    EmbeddedEngine(EmbeddedCrew crew, String version) {
        this.crew = crew;
        this.version = version;
    }

    EmbeddedCrew crew() {
        return crew;
    }

    @Override
    public EngineFacts facts() {
        long memory = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Runtime.getRuntime().maxMemory();
        return new EngineFacts(
                "Flotilla embedded",
                version,
                "1.0",
                System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""),
                System.getProperty("os.arch", ""),
                crew.hostName(),
                Runtime.getRuntime().availableProcessors(),
                memory,
                Set.of());
    }

    @Override
    public List<RunningContainer> containers() {
        return crew.containers();
    }

    @Override
    public ContainerDetail inspect(ContainerId container) {
        return crew.detail(container);
    }

    @Override
    public Optional<ImageFacts> image(String reference) {
        return EmbeddedImage.facts(reference, System.getProperty("os.arch", ""));
    }

    @Override
    public void pull(String reference, Consumer<String> progress) {
        EmbeddedImage.check(reference);
        throw lacks(Capability.PULL);
    }

    @Override
    public String build(BuildOrder order, Bytes.Source context, Consumer<String> output) {
        throw lacks(Capability.IMAGES);
    }

    @Override
    public void saveImage(String reference, Bytes.Sink to) {
        throw lacks(Capability.IMAGES);
    }

    @Override
    public void loadImage(Bytes.Source tar) {
        throw lacks(Capability.IMAGES);
    }

    @Override
    public void removeImage(String reference) {
        throw lacks(Capability.PULL);
    }

    @Override
    public List<NetworkFacts> networks() {
        return List.of();
    }

    @Override
    public void createNetwork(NetworkSpec network) {
        throw lacks(Capability.NETWORKS);
    }

    @Override
    public void removeNetwork(String name) {
        throw lacks(Capability.NETWORKS);
    }

    @Override
    public List<VolumeFacts> volumes(boolean sizes) {
        return List.of();
    }

    @Override
    public void createVolume(VolumeSpec volume) {
        throw lacks(Capability.VOLUMES);
    }

    @Override
    public void removeVolume(String name) {
        throw lacks(Capability.VOLUMES);
    }

    @Override
    public ContainerId create(ContainerSpec spec) {
        EmbeddedImage.check(spec.image());
        if (!spec.mounts().isEmpty()) {
            throw lacks(Capability.VOLUMES);
        }
        if (!spec.networks().isEmpty()) {
            throw lacks(Capability.NETWORKS);
        }
        if (spec.limits().cpus().isPresent() || spec.limits().memoryBytes().isPresent()) {
            throw lacks(Capability.LIMITS);
        }
        return crew.create(spec);
    }

    static EngineException lacks(Capability capability) {
        return new EngineException(new EngineProblem.Lacks(capability));
    }

    @Override
    public void start(ContainerId container) {
        crew.start(container);
    }

    /** Its nodes end at once, so the grace is never used up. */
    @Override
    public void stop(ContainerId container, Duration grace) {
        crew.stop(container);
    }

    @Override
    public void remove(ContainerId container, boolean anonymousVolumes) {
        crew.remove(container);
    }

    @Override
    public void rename(ContainerId container, String name) {
        crew.rename(container, name);
    }

    @Override
    public Subscription logs(ContainerId container, LogRequest request, Stream<LogLine> lines) {
        return crew.logs(container, request, lines);
    }

    @Override
    public Subscription events(Stream<EngineEvent> events) {
        return crew.events(events);
    }

    @Override
    public Subscription loads(ContainerId container, Stream<ContainerLoad> loads) {
        return crew.loads(container, loads);
    }

    @Override
    public List<ContainerLoad> loadsNow(Duration limit) {
        return crew.loadsNow();
    }

    @Override
    public ExecResult exec(ContainerId container, List<String> command, Duration limit) {
        throw lacks(Capability.EXEC);
    }

    /** Ends its nodes; they come back with the process. */
    @Override
    public void close() {
        crew.close();
    }
}
