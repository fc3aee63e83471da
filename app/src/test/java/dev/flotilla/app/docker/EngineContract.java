package dev.flotilla.app.docker;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.Test;

/** What every engine does alike. An engine that lacks something says so by name. */
public abstract class EngineContract extends LifeContract {
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

    private Set<String> anonymous() {
        return engine().volumes(false).stream()
                .filter(VolumeFacts::anonymous)
                .map(VolumeFacts::name)
                .collect(java.util.stream.Collectors.toSet());
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
