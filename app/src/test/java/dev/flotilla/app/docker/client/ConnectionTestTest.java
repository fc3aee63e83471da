package dev.flotilla.app.docker.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.fleet.EngineAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses where no engine is: each step that fails is named, each within its limit. */
class ConnectionTestTest {
    private static final EngineLimits QUICK = new EngineLimits(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final ConnectionTest test =
            new ConnectionTest(QUICK, Thread.ofVirtual().factory(), InstantSource.system());

    @TempDir
    Path folder;

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = listen()) {
            port = socket.getLocalPort();
        }
        fails(tcp(port, Optional.empty()), "connect", "FL-1102");
    }

    @Test
    void aNameWithoutAnAddress() {
        fails(new EngineAddress.Tcp("nobody.invalid", 2375, Optional.empty()), "resolve", "FL-1101");
    }

    @Test
    void oneThatAcceptsAndNeverAnswers() throws IOException {
        try (ServerSocket socket = listen()) {
            long begin = System.nanoTime();
            fails(tcp(socket.getLocalPort(), Optional.empty()), "ping", "FL-1104");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void eachStepIsToldAsItBeginsAndEnds() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        CountDownLatch pinging = new CountDownLatch(1);
        try (ServerSocket socket = listen()) {
            EngineAddress address = tcp(socket.getLocalPort(), Optional.empty());
            CompletableFuture<ConnectionReport> report = new CompletableFuture<>();
            Thread.ofVirtual()
                    .start(() -> report.complete(test.run(address, "gpu-1", new ConnectionTest.Watcher() {
                        @Override
                        public void begins(String step) {
                            told.add(step + " begins");
                            if (step.equals("ping")) {
                                pinging.countDown();
                            }
                        }

                        @Override
                        public void ended(TestStep step) {
                            told.add(step.step() + (step.ok() ? " is done" : " failed"));
                        }
                    })));
            assertThat(pinging.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(report).as("it goes on").isNotDone();
            assertThat(told)
                    .containsExactly(
                            "parse begins",
                            "parse is done",
                            "resolve begins",
                            "resolve is done",
                            "connect begins",
                            "connect is done",
                            "ping begins");
            assertThat(report.get(8, TimeUnit.SECONDS).ok()).isFalse();
            assertThat(told).endsWith("ping begins", "ping failed");
            assertThat(ConnectionTest.steps(address)).startsWith("parse", "resolve", "connect", "ping");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SSH-2.0-OpenSSH_9.2, FL-1108",
        "HTTP/1.1 200 OK|Content-Length: 2||hi, FL-1108",
        "HTTP/1.1 404 Not Found|Content-Length: 0|, FL-1108",
        "HTTP/1.1 400 Bad Request|Content-Length: 48||Client sent an HTTP request to an HTTPS server.., FL-1105"
    })
    void oneThatAnswersSomethingElse(String answer, String code) throws Exception {
        try (ServerSocket socket = listen()) {
            Thread server = Thread.ofVirtual().start(() -> answerAll(socket, answer.replace("|", "\r\n") + "\r\n"));
            fails(tcp(socket.getLocalPort(), Optional.empty()), "ping", code);
            socket.close();
            server.join();
        }
    }

    @Test
    void aTlsFolderThatIsNotThere() throws IOException {
        try (ServerSocket socket = listen()) {
            ConnectionReport report =
                    fails(tcp(socket.getLocalPort(), Optional.of(folder.resolve("none"))), "tls", "FL-1106");
            assertThat(report.failure().orElseThrow().message())
                    .contains(folder.resolve("none").toString());
        }
    }

    @Test
    void aSocketThatIsNotThere() {
        fails(new EngineAddress.Unix(folder.resolve("docker.sock")), "connect", "FL-1102");
    }

    private ConnectionReport fails(EngineAddress address, String step, String code) {
        ConnectionReport report = test.run(address, "gpu-1");

        assertThat(report.steps().getLast().step()).isEqualTo(step);
        assertThat(report.steps().getLast().ok()).isFalse();
        assertThat(report.steps().getLast().message()).contains("gpu-1");
        assertThat(report.failure().orElseThrow().code()).isEqualTo(code);
        return report;
    }

    private static EngineAddress tcp(int port, Optional<Path> tls) {
        return new EngineAddress.Tcp("127.0.0.1", port, tls);
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static void answerAll(ServerSocket socket, String answer) {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    OutputStream out = client.getOutputStream()) {
                out.write(answer.getBytes(StandardCharsets.UTF_8));
                out.flush();
                client.getInputStream().readNBytes(1);
            } catch (IOException e) {
                // The client went away, or the test is over: the next turn tells which.
            }
        }
    }
}
