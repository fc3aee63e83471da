package dev.flotilla.app.monitor.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.pictures.FakeMonitoring;
import dev.flotilla.app.pictures.HealthEdits;
import dev.flotilla.app.pictures.Healths;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Debian's Prometheus scrapes the page on the loopback, with the token, and answers for what is on it. */
class PrometheusTest {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final String TOKEN = "a-token-of-some-length";

    @TempDir
    Path folder;

    @Test
    void prometheusTakesThePageAndKnowsTheNodes() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM), "prometheus is not installed");
        String quoted = "a \"quoted\" name\\";
        FleetHealth health = Healths.with(Healths.incident(), "mosaic-2", n -> HealthEdits.named(n, quoted));
        FakeMonitoring monitoring = new FakeMonitoring(health);
        ScrapePlan plan =
                new ScrapePlan(0, InetAddress.getLoopbackAddress(), Optional.of(value(ScrapeToken.of(TOKEN))));
        try (ScrapeServer server = value(ScrapeServer.start(
                plan, monitoring, Thread.ofPlatform().daemon(true).factory(), Duration.ofSeconds(10)))) {
            int port = freePort();
            Process prometheus = start(server.port(), port);
            try {
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(300))
                        .ignoreException(IOException.class)
                        .untilAsserted(() ->
                                assertThat(query(port, "up{job=\"flotilla\"}")).isEqualTo("1"));
                assertThat(query(port, "flotilla_node_up{node=\"mosaic-1\"}")).isEqualTo("1");
                assertThat(query(port, "flotilla_node_last_sign_age_seconds{node=\"mosaic-3\"}"))
                        .isEqualTo("42");
                assertThat(query(port, "flotilla_node_up{node=\"a \\\"quoted\\\" name\\\\\"}"))
                        .isEqualTo("1");
                assertThat(query(port, "count(flotilla_node_state==1)")).isEqualTo("7");
            } finally {
                prometheus.destroy();
                if (!prometheus.waitFor(10, TimeUnit.SECONDS)) {
                    prometheus.destroyForcibly();
                }
            }
        }
    }

    private Process start(int scraped, int own) throws IOException {
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global:
                  scrape_interval: 1s
                  scrape_timeout: 1s
                scrape_configs:
                  - job_name: flotilla
                    authorization:
                      credentials: %s
                    static_configs:
                      - targets: ['127.0.0.1:%d']
                """.formatted(TOKEN, scraped));
        return new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + own)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    /** The value of the only series that the query finds. */
    private static String query(int port, String expression) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/query?query="
                                    + URLEncoder.encode(expression, StandardCharsets.UTF_8)))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode result =
                    JsonMapper.shared().readTree(answer.body()).path("data").path("result");
            assertThat(result.size()).as(expression + ": " + answer.body()).isEqualTo(1);
            return result.get(0).path("value").get(1).asString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.first());
        };
    }
}
