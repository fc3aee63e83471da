package dev.flotilla.app.monitor.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.pictures.FakeMonitoring;
import dev.flotilla.app.pictures.HealthEdits;
import dev.flotilla.app.pictures.Healths;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeServerTest {
    private static final String SECRET = "a-token-of-some-length";

    @TempDir
    Path folder;

    private final Set<Thread> born = ConcurrentHashMap.newKeySet();
    private final ThreadFactory threads = work -> {
        Thread thread = Thread.ofPlatform().daemon(true).unstarted(work);
        born.add(thread);
        return thread;
    };
    private final FakeMonitoring monitoring = new FakeMonitoring(Healths.incident());
    private Optional<ScrapeServer> running = Optional.empty();

    @AfterEach
    void close() throws InterruptedException {
        running.ifPresent(ScrapeServer::close);
        for (Thread thread : born) {
            thread.join(Duration.ofSeconds(5));
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void thePageIsServedOnTheLoopbackAndIsThatOfTheMoment() throws IOException {
        ScrapeServer server = start(Optional.empty());
        String first = ask(server, get("/metrics", "localhost:" + server.port()));
        assertThat(first).startsWith("HTTP/1.1 200 ").containsIgnoringCase("content-type: " + MetricText.CONTENT_TYPE);
        assertThat(OpenMetrics.read(body(first))).isNotEmpty();
        assertThat(first).contains("mosaic-1");
        monitoring.publish(Healths.with(Healths.lab(), "mosaic-1", n -> HealthEdits.named(n, "renamed")));
        assertThat(ask(server, get("/metrics?x=1", "127.0.0.1"))).contains("renamed");
        String head = ask(server, "HEAD /metrics HTTP/1.1\r\nHost: [::1]\r\nConnection: close\r\n\r\n");
        assertThat(body(head)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET,/,404", "GET,/metrics/x,404", "GET,/../metrics,404", "POST,/metrics,405", "BREW,/metrics,405"})
    void nothingElseIsServed(String method, String path, String status) throws IOException {
        ScrapeServer server = start(Optional.empty());
        assertThat(ask(server, method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    /** A web page whose name was turned to the loopback is not to read this one. */
    @ParameterizedTest
    @ValueSource(strings = {"evil.example.org", "evil.example.org:9105", "127.0.0.1.example.org", ""})
    void whoeverAsksForAnotherNameIsSentAway(String host) throws IOException {
        ScrapeServer server = start(Optional.empty());
        assertThat(ask(server, get("/metrics", host)))
                .startsWith("HTTP/1.1 421 ")
                .doesNotContain("mosaic-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Authorization: Bearer\r\n",
                "Authorization: Bearer a-token-of-some-lengt\r\n",
                "Authorization: Bearer a-token-of-some-length2\r\n",
                "Authorization: Basic a-token-of-some-length\r\n",
                "Authorization: Bearer a-token-of-some-length\r\nAuthorization: Bearer other\r\n"
            })
    void withoutTheTokenNobodyGetsThePage(String header) throws IOException {
        ScrapeServer server = start(Optional.of(SECRET));
        String answer = ask(server, "GET /metrics HTTP/1.1\r\nHost: any\r\n" + header + "Connection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 401 ")
                .containsIgnoringCase("www-authenticate: Bearer")
                .doesNotContain("mosaic-1");
    }

    @Test
    void theTokenOpensThePageUnderAnyName() throws IOException {
        ScrapeServer server = start(Optional.of(SECRET));
        assertThat(ask(
                        server,
                        "GET /metrics HTTP/1.1\r\nHost: node.example.org\r\nAuthorization: bearer " + SECRET
                                + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void beyondTheLoopbackThereIsAlwaysAToken() {
        assertThatThrownBy(() -> new ScrapePlan(9105, InetAddress.ofLiteral("192.0.2.11"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        ScrapeWish.Ready made = value(new ScrapeWish(9105, "0.0.0.0", Optional.empty()).ready(new Random(1)));
        assertThat(made.made()).isTrue();
        assertThat(made.plainToken().orElseThrow()).hasSizeGreaterThan(30);
        assertThat(made.plan().toString()).doesNotContain(made.plainToken().orElseThrow());
        assertThat(value(new ScrapeWish(9105, "127.0.0.1", Optional.empty()).ready(new Random(1)))
                        .plainToken())
                .isEmpty();
        assertThat(code(new ScrapeWish(9105, "node.example.org", Optional.empty()).ready(new Random(1))))
                .isEqualTo("FL-5302");
    }

    @Test
    void aTokenComesFromAFileThatNobodyElseReads() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), SECRET + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(code(ScrapeToken.read(file))).isEqualTo("FL-5303");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(value(ScrapeToken.read(file))).isEqualTo(SECRET);
        Files.writeString(file, "short");
        assertThat(code(ScrapeToken.read(file))).isEqualTo("FL-5304");
        assertThat(code(ScrapeToken.read(folder.resolve("none")))).isEqualTo("FL-5303");
    }

    @Test
    void whoTalksNonsenseOrTooMuchOrNotAtAllIsLetGo() throws IOException {
        ScrapeServer server = start(Optional.empty());
        assertThat(ask(server, "\u0000\u0001\u0002 nonsense\r\n\r\n")).doesNotContain("200");
        assertThat(ask(server, get("/metrics?" + "x".repeat(5_000), "localhost")))
                .doesNotContain(" 200 ");
        assertThat(ask(server, "GET /metrics HTTP/1.1\r\nX: " + "y".repeat(40_000) + "\r\n\r\n"))
                .doesNotContain(" 200 ");
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            silent.setSoTimeout(5_000);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(ask(server, get("/metrics", "localhost"))).contains(" 200 ");
    }

    @Test
    void aPortThatIsTakenIsTold() {
        ScrapeServer server = start(Optional.empty());
        ScrapePlan same = new ScrapePlan(server.port(), InetAddress.getLoopbackAddress(), Optional.empty());
        assertThat(code(ScrapeServer.start(same, monitoring, threads, Duration.ofSeconds(1))))
                .isEqualTo("FL-5301");
    }

    private ScrapeServer start(Optional<String> token) {
        ScrapePlan plan = new ScrapePlan(
                0, InetAddress.getLoopbackAddress(), token.map(ScrapeToken::of).map(ScrapeServerTest::value));
        ScrapeServer server = value(ScrapeServer.start(plan, monitoring, threads, Duration.ofMillis(700)));
        running = Optional.of(server);
        return server;
    }

    private static String get(String path, String host) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    }

    private static String ask(ScrapeServer server, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            try {
                out.write(request.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException reset) {
                // It may end the connection while much is still being written.
                return "";
            }
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.first());
        };
    }

    private static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Failed<?> failed ? failed.first().code() : "none";
    }
}
