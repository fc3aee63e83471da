package dev.flotilla.app.doctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.doctor.ContainerRef;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.doctor.Link.Purpose;
import dev.flotilla.app.doctor.Listener;
import dev.flotilla.app.doctor.Reached;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.Protocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a helper says, read; and the script itself, run by this machine's own bash against loopback. */
class HelperScriptTest {
    private static final ContainerRef FROM = new ContainerRef(new HostId("h"), new ContainerId("c"));

    @TempDir
    Path folder;

    @Test
    void itsWordsAreReadForEachTrial() {
        List<Link> links = List.of(
                tcp("a", 80), tcp("b", 80), tcp("c", 80), tcp("d", 80), tcp("e", 80), udp("f"), udp("g"), tcp("h", 80));
        HelperScript.Said said = HelperScript.read("""
                sock tcp 0100007F:1388
                sock tcp6 00000000000000000000000000000000:1F90
                sock udp 0B0200C0:C351
                sock tcp nonsense
                try 0 open 900
                try 0 byte 1500
                try 0 again 400
                try 1 bash: connect: Connection refused
                try 2 timed-out
                try 3 bash: connect: No route to host
                try 4 unresolved
                try 5 bash: line 1: read: read error: 3: Connection refused
                try 6 over
                end
                """, links);

        assertThat(said.complete()).isTrue();
        assertThat(said.listeners())
                .containsExactly(
                        new Listener(Protocol.TCP, "127.0.0.1", 5000),
                        new Listener(Protocol.TCP, "::", 8080),
                        new Listener(Protocol.UDP, "192.0.2.11", 50_001));
        assertThat(said.reached().get(links.get(0)))
                .isEqualTo(
                        new Reached.Open(Duration.ofNanos(400_000), Optional.of(Duration.ofNanos(1_500_000)), false));
        assertThat(said.reached().get(links.get(1))).isEqualTo(new Reached.Refused());
        assertThat(said.reached().get(links.get(2))).isEqualTo(new Reached.TimedOut());
        assertThat(said.reached().get(links.get(3))).isEqualTo(new Reached.NoRoute("no route to host"));
        assertThat(said.reached().get(links.get(4))).isEqualTo(new Reached.Unresolved());
        assertThat(said.reached().get(links.get(5))).isEqualTo(new Reached.Refused());
        assertThat(said.reached().get(links.get(6))).isEqualTo(new Reached.Silent());
        assertThat(said.reached().get(links.get(7))).isInstanceOf(Reached.NotTried.class);
        assertThat(HelperScript.read("sock tcp 0100007F:1388\n", links).complete())
                .isFalse();
    }

    @Test
    void aBashOfThisMachineTriesLoopback() throws Exception {
        try (ServerSocket open = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
                ServerSocket hollow = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> closeAll(hollow));
            int free = freePort();
            List<Link> links = List.of(
                    tcp("127.0.0.1", open.getLocalPort()),
                    tcp("127.0.0.1", hollow.getLocalPort()),
                    tcp("127.0.0.1", free),
                    new Link(FROM, "127.0.0.1", free, Protocol.UDP, Purpose.HEARTBEAT, "test"),
                    tcp("no-such-name.invalid", 80));

            HelperScript.Said said = HelperScript.read(run(HelperScript.command(links)), links);

            assertThat(said.complete()).isTrue();
            assertThat(said.listeners()).contains(new Listener(Protocol.TCP, "127.0.0.1", open.getLocalPort()));
            assertThat(said.reached().get(links.get(0)))
                    .isInstanceOfSatisfying(
                            Reached.Open.class, o -> assertThat(o.closed()).isFalse());
            assertThat(said.reached().get(links.get(1)))
                    .isInstanceOfSatisfying(
                            Reached.Open.class, o -> assertThat(o.closed()).isTrue());
            assertThat(said.reached().get(links.get(2))).isEqualTo(new Reached.Refused());
            assertThat(said.reached().get(links.get(3))).isEqualTo(new Reached.Refused());
            assertThat(said.reached().get(links.get(4))).isEqualTo(new Reached.Unresolved());
        }
    }

    @Test
    void namesAreNeverReadAsCommands() throws Exception {
        Path proof = folder.resolve("proof");
        List<Link> links = List.of(tcp("$(touch " + proof + ")", 80), tcp("a;touch " + proof, 80), tcp("-h", 80));

        HelperScript.Said said = HelperScript.read(run(HelperScript.command(links)), links);

        assertThat(said.complete()).isTrue();
        assertThat(proof).doesNotExist();
        assertThat(said.reached().values()).noneMatch(Reached.Open.class::isInstance);
    }

    private static void closeAll(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                server.accept().close();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static Link tcp(String host, int port) {
        return new Link(FROM, host, port, Protocol.TCP, Purpose.SERVICE, "test");
    }

    private static Link udp(String host) {
        return new Link(FROM, host, 5000, Protocol.UDP, Purpose.HEARTBEAT, "test");
    }
}
