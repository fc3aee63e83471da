package dev.flotilla.app.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every engine does alike. An engine that lacks something says so by name. */
public abstract class EngineContract {
    protected static final String PREFIX = "contract-";
    private static final Duration SOON = Duration.ofSeconds(20);

    protected abstract Engine engine();

    /** A container that runs until it is stopped, says {@link #firstLine} at once and more every second or so. */
    protected abstract ContainerSpec talker(String name);

    protected abstract String firstLine();

    /** A container that accepts tcp connections on this port of the host. */
    protected abstract ContainerSpec server(String name, int hostPort);

    /** Where published ports are reached. */
    protected abstract String address();

    /** A free port of the host, another one for each engine under test. */
    protected abstract int freePort();

    /** A container whose health check succeeds. */
    protected abstract ContainerSpec healthy(String name);

    @AfterEach
    void removeWhatWasMade() {
        for (RunningContainer container : engine().containers()) {
            if (container.name().startsWith(PREFIX)) {
                engine().remove(container.id(), true);
            }
        }
        if (engine().facts().can(Capability.NETWORKS)) {
            engine().networks().stream()
                    .filter(network -> network.name().startsWith(PREFIX))
                    .forEach(network -> engine().removeNetwork(network.name()));
        }
        if (engine().facts().can(Capability.VOLUMES)) {
            engine().volumes(false).stream()
                    .filter(volume -> volume.name().startsWith(PREFIX))
                    .forEach(volume -> engine().removeVolume(volume.name()));
        }
        release();
    }

    /** Called last, when nothing is left on the engine. */
    protected abstract void release();

    @Test
    void factsTellWhatTheEngineIs() {
        EngineFacts facts = engine().facts();

        assertThat(facts.product()).isNotBlank();
        assertThat(facts.version()).isNotBlank();
        assertThat(facts.apiVersion()).matches("\\d+\\.\\d+");
        assertThat(facts.cpus()).isPositive();
        assertThat(facts.memoryBytes()).isGreaterThan(64 << 20);
        System.out.println("engine " + facts.product() + " " + facts.version() + ", API " + facts.apiVersion());
    }

    @Test
    void aContainerIsMadeStartedStoppedAndRemoved() {
        ContainerId id = engine().create(talker(PREFIX + "life"));
        assertThat(listed(id).state()).isEqualTo(ContainerState.CREATED);
        assertThat(listed(id).name()).isEqualTo(PREFIX + "life");

        engine().start(id);
        assertThat(listed(id).isRunning()).isTrue();
        assertThat(engine().inspect(id).container().startedAt()).isPresent();

        engine().stop(id, Duration.ofSeconds(1));
        assertThat(listed(id).state()).isEqualTo(ContainerState.EXITED);
        assertThat(listed(id).exitCode()).isPresent();
        engine().stop(id, Duration.ofSeconds(1));

        engine().start(id);
        assertThat(listed(id).isRunning()).isTrue();
        engine().remove(id, true);
        assertThat(engine().containers()).noneMatch(c -> c.id().equals(id));
        engine().remove(id, true);
    }

    @Test
    void whatItWasMadeOfIsToldAgain() {
        ContainerSpec spec = Specs.withEnvironment(talker(PREFIX + "told"), "DB_PASSWORD", "plain-5711");
        ContainerId id = engine().create(Specs.withEnvironment(spec, "COLOUR", "blue"));

        ContainerDetail detail = engine().inspect(id);

        assertThat(detail.container().labels()).containsEntry("dev.flotilla.test", "contract");
        assertThat(detail.container().image()).isEqualTo(spec.image());
        assertThat(detail.environment().get("COLOUR")).hasToString("blue");
        assertThat(detail.environment().get("DB_PASSWORD")).hasToString("********");
        assertThat(detail.toString()).doesNotContain("plain-5711");
        assertThat(listed(id).label("dev.flotilla.test")).hasValue("contract");
        assertThat(listed(id).image()).isEqualTo(spec.image());
    }

    @Test
    void aNameIsTakenOnce() {
        engine().create(talker(PREFIX + "one"));

        assertThat(problemOf(() -> engine().create(talker(PREFIX + "one")))).isInstanceOf(EngineProblem.Conflict.class);
    }

    @Test
    void aContainerIsRenamed() {
        ContainerId id = engine().create(talker(PREFIX + "old"));

        engine().rename(id, PREFIX + "new");

        assertThat(listed(id).name()).isEqualTo(PREFIX + "new");
    }

    @Test
    void missingThingsAreNamed() {
        ContainerId nobody = new ContainerId("0".repeat(64));

        assertThat(problemOf(() -> engine().inspect(nobody))).isInstanceOf(EngineProblem.NoSuchContainer.class);
        assertThat(problemOf(() -> engine().start(nobody))).isInstanceOf(EngineProblem.NoSuchContainer.class);
        assertThat(problemOf(() -> engine().stop(nobody, Duration.ZERO)))
                .isInstanceOf(EngineProblem.NoSuchContainer.class);
        assertThat(problemOf(() -> engine().logs(nobody, new LogRequest(1, false), new Heard<>())))
                .isInstanceOf(EngineProblem.NoSuchContainer.class);
        assertThat(engine().image("nobody/has-this:1")).isEmpty();
        assertThat(problemOf(() -> engine().create(Specs.of(PREFIX + "x", "nobody/has-this:1", List.of()))))
                .isInstanceOfAny(EngineProblem.NoSuchImage.class, EngineProblem.ImageRefused.class);
    }

    @Test
    void itsOwnImageIsKnown() {
        Optional<ImageFacts> image = engine().image(talker(PREFIX + "x").image());

        assertThat(image).hasValueSatisfying(facts -> assertThat(facts.id()).isNotBlank());
    }

    @Test
    void pastLinesOfALogAreRead() throws InterruptedException {
        ContainerId id = running(talker(PREFIX + "log"));
        await().atMost(SOON)
                .until(() -> linesOf(id, 100).stream().anyMatch(l -> l.text().contains(firstLine())));

        assertThat(linesOf(id, 100)).allSatisfy(line -> assertThat(line.at()).isPresent());
        assertThat(linesOf(id, 0)).isEmpty();
        assertThat(linesOf(id, 1)).hasSize(1);
    }

    @Test
    void aLogIsFollowedUntilItIsClosed() throws InterruptedException {
        ContainerId id = running(talker(PREFIX + "follow"));
        Heard<LogLine> heard = new Heard<>();

        Subscription following = engine().logs(id, new LogRequest(10, true), heard);
        await().atMost(SOON).until(() -> heard.values.size() >= 3);
        following.close();
        following.close();

        assertThat(heard.over.await(50, TimeUnit.MILLISECONDS))
                .as("a closed stream does not end by itself")
                .isFalse();
    }

    @Test
    void aFollowedLogEndsWithItsContainer() throws InterruptedException {
        ContainerId id = running(talker(PREFIX + "ends"));
        Heard<LogLine> heard = new Heard<>();
        try (Subscription following = engine().logs(id, new LogRequest(10, true), heard)) {
            await().atMost(SOON).until(() -> !heard.values.isEmpty());
            engine().stop(id, Duration.ZERO);

            assertThat(heard.over.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(heard.problem()).isEmpty();
        }
    }

    @Test
    void eventsTellOfStartAndEnd() {
        Heard<EngineEvent> heard = new Heard<>();
        try (Subscription events = engine().events(heard)) {
            ContainerId id = running(talker(PREFIX + "events"));
            await().atMost(SOON).until(() -> told(heard, "start", id));
            engine().stop(id, Duration.ZERO);
            await().atMost(SOON).until(() -> told(heard, "die", id));
        }
    }

    @Test
    void healthIsToldByListInspectionAndEvent() {
        Heard<EngineEvent> heard = new Heard<>();
        try (Subscription events = engine().events(heard)) {
            ContainerId id = running(healthy(PREFIX + "well"));
            await().atMost(SOON).until(() -> listed(id).health() == ContainerHealth.HEALTHY);
            assertThat(engine().inspect(id).container().health()).isEqualTo(ContainerHealth.HEALTHY);
            await().atMost(SOON).until(() -> told(heard, "health_status: healthy", id));
        }
    }

    @Test
    void loadsOfAllAreThereWithinTwoSeconds() {
        ContainerId one = running(talker(PREFIX + "load1"));
        ContainerId two = running(talker(PREFIX + "load2"));
        long begin = System.nanoTime();

        List<ContainerLoad> loads = engine().loadsNow(Duration.ofSeconds(2));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(2200));
        assertThat(loads).extracting(ContainerLoad::container).contains(one, two);
        assertThat(loads).allSatisfy(load -> {
            assertThat(load.cores()).isBetween(0.0, 64.0);
            assertThat(load.memoryBytes()).isNotNegative();
        });
    }

    @Test
    void theLoadOfOneIsFollowed() {
        ContainerId id = running(talker(PREFIX + "load"));
        Heard<ContainerLoad> heard = new Heard<>();
        try (Subscription following = engine().loads(id, heard)) {
            await().atMost(SOON).until(() -> heard.values.size() >= 2);
        }
        assertThat(heard.values).allMatch(load -> load.container().equals(id));
    }

    @Test
    void aPublishedPortAnswersUntilItsContainerStops() {
        int port = freePort();
        ContainerId id = running(server(PREFIX + "server", port));

        await().atMost(SOON).until(() -> answers(port));
        assertThat(listed(id).ports()).anySatisfy(published -> {
            assertThat(published.hostPort()).isEqualTo(port);
            assertThat(published.protocol()).isEqualTo(Protocol.TCP);
        });

        engine().stop(id, Duration.ZERO);
        assertThat(answers(port)).isFalse();
    }

    @Test
    void aPortThatIsTakenIsToldAsThat() {
        int port = freePort();
        running(server(PREFIX + "first", port));

        EngineProblem problem = problemOf(() -> running(server(PREFIX + "second", port)));

        assertThat(problem)
                .isInstanceOfSatisfying(
                        EngineProblem.PortTaken.class,
                        taken -> assertThat(taken.address()).endsWith(":" + port + "/tcp"));
    }

    @Test
    void networksAreMadeJoinedAndRemovedOrLackedByName() {
        NetworkSpec spec = new NetworkSpec(PREFIX + "net", false, new TreeMap<>(Map.of("a", "b")));
        if (!engine().facts().can(Capability.NETWORKS)) {
            assertThat(problemOf(() -> engine().createNetwork(spec)))
                    .isEqualTo(new EngineProblem.Lacks(Capability.NETWORKS));
            return;
        }
        engine().createNetwork(spec);
        engine().createNetwork(new NetworkSpec(PREFIX + "net2", false, new TreeMap<>()));
        assertThat(engine().networks()).anySatisfy(network -> {
            assertThat(network.name()).isEqualTo(PREFIX + "net");
            assertThat(network.labels()).containsEntry("a", "b");
        });
        assertThat(problemOf(() -> engine().createNetwork(spec))).isInstanceOf(EngineProblem.Conflict.class);

        ContainerId id = running(Specs.withNetworks(
                talker(PREFIX + "joined"),
                new NetworkJoin(PREFIX + "net", List.of("alias")),
                new NetworkJoin(PREFIX + "net2", List.of())));
        assertThat(listed(id).networks()).containsExactlyInAnyOrder(PREFIX + "net", PREFIX + "net2");
        assertThat(problemOf(() -> engine().removeNetwork(PREFIX + "net"))).isInstanceOf(EngineProblem.Conflict.class);
        engine().remove(id, true);
        engine().removeNetwork(PREFIX + "net");
        assertThat(problemOf(() -> engine().removeNetwork(PREFIX + "net")))
                .isEqualTo(new EngineProblem.NoSuchNetwork(PREFIX + "net"));
        ContainerSpec lost = Specs.withNetworks(talker(PREFIX + "lost"), new NetworkJoin(PREFIX + "gone", List.of()));
        assertThat(problemOf(() -> running(lost))).isInstanceOf(EngineProblem.NoSuchNetwork.class);
    }

    @Test
    void volumesAreMadeUsedAndRemovedOrLackedByName() {
        VolumeSpec spec =
                new VolumeSpec(PREFIX + "data", Optional.empty(), new TreeMap<>(), new TreeMap<>(Map.of("a", "b")));
        if (!engine().facts().can(Capability.VOLUMES)) {
            assertThat(problemOf(() -> engine().createVolume(spec)))
                    .isEqualTo(new EngineProblem.Lacks(Capability.VOLUMES));
            return;
        }
        engine().createVolume(spec);
        Set<String> before = anonymous();
        ContainerId id = running(Specs.withMounts(
                talker(PREFIX + "mounts"),
                new Mount.Named(PREFIX + "data", "/data", false),
                new Mount.Anonymous("/scratch", false),
                new Mount.Tmpfs("/fast", 1 << 20, false)));

        assertThat(listed(id).mounts()).anySatisfy(mount -> {
            assertThat(mount.name()).isEqualTo(PREFIX + "data");
            assertThat(mount.target()).isEqualTo("/data");
        });
        assertThat(engine().volumes(true)).anySatisfy(volume -> {
            assertThat(volume.name()).isEqualTo(PREFIX + "data");
            assertThat(volume.labels()).containsEntry("a", "b");
            assertThat(volume.sizeBytes()).isPresent();
        });
        assertThat(anonymous()).hasSize(before.size() + 1);
        assertThat(problemOf(() -> engine().removeVolume(PREFIX + "data"))).isInstanceOf(EngineProblem.Conflict.class);
        engine().remove(id, true);
        assertThat(anonymous()).isEqualTo(before);
        engine().removeVolume(PREFIX + "data");
        assertThat(problemOf(() -> engine().removeVolume(PREFIX + "data")))
                .isEqualTo(new EngineProblem.NoSuchVolume(PREFIX + "data"));
    }

    @Test
    void commandsRunInAContainerOrAreLackedByName() {
        ContainerId id = running(talker(PREFIX + "exec"));
        List<String> command = List.of("sh", "-c", "echo out; echo err >&2; exit 3");
        if (!engine().facts().can(Capability.EXEC)) {
            assertThat(problemOf(() -> engine().exec(id, command, Duration.ofSeconds(5))))
                    .isEqualTo(new EngineProblem.Lacks(Capability.EXEC));
            return;
        }

        assertThat(engine().exec(id, command, Duration.ofSeconds(5))).isEqualTo(new ExecResult(3, "out\n", "err\n"));
        assertThat(problemOf(() -> engine().exec(id, List.of("sleep", "30"), Duration.ofMillis(300))))
                .isInstanceOf(EngineProblem.TimedOut.class);
    }

    @Test
    void anImageThatIsNowhereCannotBePulled() {
        EngineProblem problem = problemOf(() -> engine().pull("nobody/has-this:1", line -> {}));

        assertThat(problem)
                .isInstanceOfAny(
                        EngineProblem.ImageRefused.class,
                        EngineProblem.NoSuchImage.class,
                        EngineProblem.Rejected.class);
    }

    protected RunningContainer listed(ContainerId id) {
        return engine().containers().stream()
                .filter(container -> container.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    protected ContainerId running(ContainerSpec spec) {
        ContainerId id = engine().create(spec);
        engine().start(id);
        return id;
    }

    protected static EngineProblem problemOf(ThrowingCallable call) {
        EngineException thrown = catchThrowableOfType(EngineException.class, call);
        assertThat(thrown).as("the engine does it").isNotNull();
        return thrown.problem();
    }

    private Set<String> anonymous() {
        return engine().volumes(false).stream()
                .filter(VolumeFacts::anonymous)
                .map(VolumeFacts::name)
                .collect(java.util.stream.Collectors.toSet());
    }

    private List<LogLine> linesOf(ContainerId id, int tail) throws InterruptedException {
        Heard<LogLine> heard = new Heard<>();
        try (Subscription log = engine().logs(id, new LogRequest(tail, false), heard)) {
            assertThat(heard.over.await(10, TimeUnit.SECONDS)).isTrue();
        }
        return heard.values;
    }

    private static boolean told(Heard<EngineEvent> heard, String action, ContainerId id) {
        return heard.values.stream()
                .anyMatch(event -> event.type().equals("container")
                        && event.action().equals(action)
                        && event.subject().equals(id.value()));
    }

    /** A proxy of the engine accepts for a container that does not listen yet, and closes at once: that is no answer. */
    private boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address(), port), 500);
            socket.setSoTimeout(300);
            return staysOpen(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean staysOpen(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }
}
