package dev.flotilla.app.docker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.Specs;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Protocol;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Embedded hosts over the life of the process: beats between them, coming back, leaving nothing. */
class EmbeddedHostsTest {
    private static final Host ONE = Host.of(new HostId("one"), "local-1", new EngineAddress.Embedded());
    private static final Host TWO = Host.of(new HostId("two"), "local-2", new EngineAddress.Embedded());

    @TempDir
    Path folder;

    private final MemoryVault vault = new MemoryVault();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    @Test
    void nodesOnTwoHostsBeatAndTheTruthIsTold() throws IOException {
        try (EmbeddedHosts hosts = open()) {
            int portA = freePort();
            int portB = freePort();
            run(hosts.engine(ONE), node("node-a", portA, "node-b", portB));
            ContainerId b = run(hosts.engine(TWO), node("node-b", portB, "node-a", portA));

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> hears(hosts, "node-a", "node-b") && hears(hosts, "node-b", "node-a"));
            assertThat(hosts.running()).isEqualTo(2);

            hosts.engine(TWO).stop(b, Duration.ZERO);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> hosts.beats().value().isEmpty());
        }
        nothingIsLeft();
    }

    @Test
    void whatRanRunsAgainAndSecretsLieInTheVaultAlone() throws IOException {
        ContainerId runs;
        ContainerId stays;
        try (EmbeddedHosts hosts = open()) {
            Engine engine = hosts.engine(ONE);
            runs = run(
                    engine,
                    Specs.withEnvironment(Specs.of("runs", "flotilla-node", List.of()), "API_TOKEN", "planted-9417"));
            stays = engine.create(Specs.of("stays", "flotilla-node:1", List.of()));
        }
        nothingIsLeft();
        Path file = folder.resolve("embedded/one.json");
        assertThat(Files.readString(file)).doesNotContain("planted-9417").contains("\"secret\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        try (EmbeddedHosts again = open()) {
            Engine engine = again.engine(ONE);
            assertThat(engine.containers())
                    .filteredOn(RunningContainer::isRunning)
                    .extracting(RunningContainer::id)
                    .containsExactly(runs);
            assertThat(engine.containers()).extracting(RunningContainer::id).contains(stays);
            assertThat(engine.inspect(runs).environment()).containsEntry("API_TOKEN", EnvValue.secret("planted-9417"));
            engine.remove(runs, true);
            engine.remove(stays, true);
        }
        nothingIsLeft();
    }

    @Test
    void aDamagedFileIsPutAsideAndKept() throws IOException {
        Path file = folder.resolve("embedded/one.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{not json");
        try (EmbeddedHosts hosts = open()) {
            assertThat(hosts.engine(ONE).containers()).isEmpty();
        }
        assertThat(folder.resolve("embedded/one.json.unread")).hasContent("{not json");
    }

    /** Its log is in the name of its first start. */
    @Test
    void aContainerThatWasRenamedStartsAgainAsTheNodeItWas() throws IOException {
        try (EmbeddedHosts hosts = open()) {
            Engine engine = hosts.engine(ONE);
            ContainerSpec spec = Specs.of("first", "flotilla-node", List.of());
            spec = Specs.withEnvironment(spec, "PEER_SERVICES", "other");
            spec = Specs.withEnvironment(spec, "OTHER_5000_ENDPOINT", "127.0.0.1:" + freePort());
            ContainerId id = run(engine, spec);
            engine.stop(id, Duration.ZERO);
            engine.rename(id, "second");

            engine.start(id);

            assertThat(engine.inspect(id).container())
                    .satisfies(started -> assertThat(started.isRunning()).isTrue())
                    .satisfies(started -> assertThat(started.name()).isEqualTo("second"));
            Path name = folder.resolve("embedded/one").resolve(id.value()).resolve("node-id");
            assertThat(name).hasContent("first");
            engine.remove(id, true);
        }
        nothingIsLeft();
    }

    private static ContainerSpec node(String name, int port, String peer, int peerPort) {
        ContainerSpec spec = Specs.of(name, "flotilla-node", List.of());
        spec = Specs.withEnvironment(spec, "NODE_ID", name);
        spec = Specs.withEnvironment(spec, "PEER_SERVICES", peer);
        spec = Specs.withEnvironment(spec, "HEARTBEAT_PERIOD_MS", "100");
        String key = peer.replace('-', '_').toUpperCase(java.util.Locale.ROOT) + "_5000_ENDPOINT";
        spec = Specs.withEnvironment(spec, key, "127.0.0.1:" + peerPort);
        return Specs.withPorts(spec, new PublishedPort("127.0.0.1", port, 5000, Protocol.UDP));
    }

    private static ContainerId run(Engine engine, ContainerSpec spec) {
        ContainerId id = engine.create(spec);
        engine.start(id);
        return id;
    }

    private static boolean hears(EmbeddedHosts hosts, String from, String to) {
        for (NodeBeat beat : hosts.beats().value()) {
            if (beat.from().node().equals(from)
                    && beat.to().node().equals(to)
                    && beat.age().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private EmbeddedHosts open() {
        return new EmbeddedHosts(
                folder,
                vault,
                counted(Thread.ofPlatform().name("hosts-loop-", 0).daemon().factory()),
                counted(Thread.ofVirtual().factory()),
                InstantSource.system(),
                "0.1.0");
    }

    private ThreadFactory counted(ThreadFactory factory) {
        return work -> {
            Thread thread = factory.newThread(work);
            threads.add(thread);
            return thread;
        };
    }

    private void nothingIsLeft() {
        await().atMost(Duration.ofSeconds(5)).until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
