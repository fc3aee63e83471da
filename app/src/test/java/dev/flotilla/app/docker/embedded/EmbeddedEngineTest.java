package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineContract;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.Specs;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract on an embedded host. */
class EmbeddedEngineTest extends EngineContract {
    @TempDir
    Path folder;

    private EmbeddedHosts hosts;

    @BeforeEach
    void open() {
        hosts = new EmbeddedHosts(
                folder,
                new MemoryVault(),
                Thread.ofPlatform().name("embedded-loop-", 0).daemon().factory(),
                Thread.ofVirtual().name("embedded-", 0).factory(),
                InstantSource.system(),
                "0.1.0");
    }

    @Override
    protected void release() {
        hosts.close();
    }

    @Override
    protected Engine engine() {
        return hosts.engine(Host.of(new HostId("host1"), "local-1", new EngineAddress.Embedded()));
    }

    @Override
    protected ContainerSpec talker(String name) {
        return Specs.withEnvironment(Specs.of(name, "flotilla-node", List.of()), "HEARTBEAT_PERIOD_MS", "100");
    }

    @Override
    protected String firstLine() {
        return "UDP heartbeat listener started on 127.0.0.1:";
    }

    @Override
    protected ContainerSpec server(String name, int hostPort) {
        return Specs.withPorts(talker(name), new PublishedPort(address(), hostPort, 50051, Protocol.TCP));
    }

    @Override
    protected String address() {
        return "127.0.0.1";
    }

    @Override
    protected int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected ContainerSpec healthy(String name) {
        return talker(name);
    }
}
