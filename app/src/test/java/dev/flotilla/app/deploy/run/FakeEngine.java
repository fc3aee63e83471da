package dev.flotilla.app.deploy.run;

import dev.flotilla.app.deploy.Fixtures;
import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.ContainerChange;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.NetworkSpec;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.VolumeFacts;
import dev.flotilla.app.docker.VolumeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * An engine in memory, as strict as Docker about names, states and ports, that a test may let fail at any call: before
 * it does anything, or after, so that the work is done and nobody hears of it.
 */
public class FakeEngine extends SilentEngine {
    public final Map<String, RunningContainer> containers = new ConcurrentSkipListMap<>();
    final Map<String, NetworkFacts> networks = new ConcurrentSkipListMap<>();
    public final Map<String, VolumeFacts> volumes = new ConcurrentSkipListMap<>();
    private final Map<String, ContainerSpec> specs = new ConcurrentSkipListMap<>();
    /** What can be pulled. */
    final Set<String> registry = new ConcurrentSkipListSet<>();

    public final List<String> calls = new CopyOnWriteArrayList<>();
    /** Called with the name of the call and its subject; throws to let it fail. */
    public volatile Consumer<String> before = call -> {};

    public volatile Consumer<String> after = call -> {};
    public final FakeFiles files = new FakeFiles();
    private int ids;

    public FakeEngine(Set<String> images) {
        super(images);
    }

    public static EngineException lost() {
        return new EngineException(new EngineProblem.Lost("connection reset"));
    }

    private void begin(String call) {
        before.accept(call);
        calls.add(call);
    }

    @Override
    public EngineFacts facts() {
        begin("facts");
        return new EngineFacts("Fake", "1", "1.41", "", "", "", 4, 8L << 30, Set.of(Capability.values()));
    }

    @Override
    public List<RunningContainer> containers() {
        begin("containers");
        return List.copyOf(containers.values());
    }

    @Override
    public ContainerDetail inspect(ContainerId container) {
        begin("inspect");
        RunningContainer listed = of(container);
        ContainerSpec spec = Objects.requireNonNull(specs.get(container.value()));
        return new ContainerDetail(
                listed,
                spec.environment(),
                spec.command().orElse(List.of()),
                spec.entrypoint().orElse(List.of()),
                "no",
                spec.user(),
                Map.of(),
                0,
                false,
                "",
                List.of());
    }

    @Override
    public Optional<ImageFacts> image(String reference) {
        begin("image " + reference);
        return images.contains(reference)
                ? Optional.of(
                        new ImageFacts("sha256:" + reference, List.of(reference), List.of(), "", 1, Map.of(), false))
                : Optional.empty();
    }

    @Override
    public void pull(String reference, Consumer<String> progress) {
        begin("pull " + reference);
        if (!registry.contains(reference)) {
            throw new EngineException(new EngineProblem.NoSuchImage(reference));
        }
        images.add(reference);
        after.accept("pull " + reference);
    }

    @Override
    public synchronized void removeImage(String reference) {
        begin("removeImage " + reference);
        if (containers.values().stream().anyMatch(c -> c.image().equals(reference))) {
            throw new EngineException(new EngineProblem.Conflict("the image " + reference + " is in use"));
        }
        if (!images.remove(reference)) {
            throw new EngineException(new EngineProblem.NoSuchImage(reference));
        }
    }

    @Override
    public List<NetworkFacts> networks() {
        begin("networks");
        return List.copyOf(networks.values());
    }

    @Override
    public synchronized void createNetwork(NetworkSpec network) {
        begin("createNetwork " + network.name());
        if (networks.containsKey(network.name())) {
            throw new EngineException(new EngineProblem.Conflict("the network " + network.name() + " exists"));
        }
        networks.put(network.name(), new NetworkFacts("id", network.name(), "bridge", false, network.labels()));
        after.accept("createNetwork " + network.name());
    }

    @Override
    public synchronized void removeNetwork(String name) {
        begin("removeNetwork " + name);
        if (!networks.containsKey(name)) {
            throw new EngineException(new EngineProblem.NoSuchNetwork(name));
        }
        if (containers.values().stream()
                .anyMatch(c -> c.isRunning() && c.networks().contains(name))) {
            throw new EngineException(new EngineProblem.Conflict("the network " + name + " is in use"));
        }
        networks.remove(name);
    }

    @Override
    public List<VolumeFacts> volumes(boolean sizes) {
        begin("volumes");
        return volumes.values().stream()
                .map(v -> sizes
                        ? new VolumeFacts(v.name(), v.driver(), v.labels(), v.anonymous(), OptionalLong.of(0))
                        : v)
                .toList();
    }

    @Override
    public void createVolume(VolumeSpec volume) {
        begin("createVolume " + volume.name());
        volumes.put(
                volume.name(), new VolumeFacts(volume.name(), "local", volume.labels(), false, OptionalLong.empty()));
        after.accept("createVolume " + volume.name());
    }

    @Override
    public synchronized void removeVolume(String name) {
        begin("removeVolume " + name);
        if (!volumes.containsKey(name)) {
            throw new EngineException(new EngineProblem.NoSuchVolume(name));
        }
        if (FakeVolumes.inUse(containers.values(), name)) {
            throw new EngineException(new EngineProblem.Conflict("the volume " + name + " is in use"));
        }
        volumes.remove(name);
        files.forgetVolume(name);
        after.accept("removeVolume " + name);
    }

    @Override
    public synchronized ContainerId create(ContainerSpec spec) {
        begin("create " + spec.name());
        if (containers.values().stream().anyMatch(c -> c.name().equals(spec.name()))) {
            throw new EngineException(new EngineProblem.Conflict("the name " + spec.name() + " is taken"));
        }
        if (!images.contains(spec.image().replaceFirst("^sha256:", ""))) {
            throw new EngineException(new EngineProblem.NoSuchImage(spec.image()));
        }
        String id = "c" + ++ids;
        RunningContainer made = Fixtures.container(spec, id, ContainerState.CREATED);
        containers.put(id, FakeVolumes.mounting(made, spec, volumes));
        specs.put(id, spec);
        after.accept("create " + spec.name());
        return new ContainerId(id);
    }

    @Override
    public synchronized ContainerId createLike(ContainerId model, ContainerChange change) {
        of(model);
        return create(FakeFiles.like(Objects.requireNonNull(specs.get(model.value())), of(model), change));
    }

    @Override
    public synchronized void putFile(ContainerId container, String folder, String name, byte[] content) {
        begin("putFile " + name);
        files.put(of(container), folder + "/" + name, content);
        after.accept("putFile " + name);
    }

    @Override
    public synchronized Optional<byte[]> readFile(ContainerId container, String path) {
        begin("readFile " + path);
        return files.read(of(container), path);
    }

    @Override
    public synchronized void start(ContainerId container) {
        RunningContainer c = of(container);
        begin("start " + c.name());
        c.networks().stream().filter(n -> !networks.containsKey(n)).findFirst().ifPresent(n -> {
            throw new EngineException(new EngineProblem.NoSuchNetwork(n));
        });
        c.ports()
                .forEach(port -> containers.values().stream()
                        .filter(o -> o.isRunning() && !o.id().equals(container))
                        .filter(o -> o.ports().contains(port))
                        .findFirst()
                        .ifPresent(o -> {
                            throw new EngineException(new EngineProblem.PortTaken(port.hostIp() + ":" + port.hostPort()
                                    + "/" + port.protocol().word()));
                        }));
        containers.put(container.value(), Fixtures.in(c, ContainerState.RUNNING));
        after.accept("start " + c.name());
    }

    @Override
    public synchronized void stop(ContainerId container, Duration grace) {
        RunningContainer c = of(container);
        begin("stop " + c.name());
        containers.put(container.value(), Fixtures.in(c, ContainerState.EXITED));
        after.accept("stop " + c.name());
    }

    @Override
    public synchronized void remove(ContainerId container, boolean anonymousVolumes) {
        begin("remove " + container.value());
        containers.remove(container.value());
        files.forget(container);
        specs.remove(container.value());
        if (anonymousVolumes) {
            volumes.values()
                    .removeIf(v -> v.anonymous()
                            && v.name().startsWith(container.value() + "-")
                            && !FakeVolumes.inUse(containers.values(), v.name()));
        }
        after.accept("remove " + container.value());
    }

    @Override
    public synchronized void rename(ContainerId container, String name) {
        RunningContainer c = of(container);
        begin("rename " + c.name());
        containers.put(container.value(), c.named(name));
        after.accept("rename " + c.name());
    }

    /** Names of containers with their states, networks and volumes: all there is. */
    public Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        containers
                .values()
                .forEach(c -> all.put("container " + c.name(), c.state().word()));
        networks.keySet().forEach(n -> all.put("network " + n, ""));
        volumes.keySet().forEach(v -> all.put("volume " + v, ""));
        return all;
    }

    /** As it was made. */
    public ContainerSpec spec(String name) {
        return containers.values().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .map(c -> Objects.requireNonNull(specs.get(c.id().value())))
                .orElseThrow();
    }

    private RunningContainer of(ContainerId id) {
        return Optional.ofNullable(containers.get(id.value()))
                .orElseThrow(() -> new EngineException(new EngineProblem.NoSuchContainer(id.value())));
    }
}
