package dev.flotilla.node.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One node by itself, asked over HTTP. */
class HttpTest {
    private final SharedLoops loops =
            new SharedLoops(1, Thread.ofPlatform().name("http-", 0).daemon().factory());

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void alone() throws Exception {
        environment.putAll(
                Objects.requireNonNull(TestNode.mesh(folder, "node-a").get("node-a")));
        environment.remove("PEERS");
        environment.remove("NODE_ROLE");
        environment.put("NODE_ID", "solo");
        environment.put("MODELS", "v1=echo,v2=delay:20+fail:1");
    }

    @AfterEach
    void end() {
        loops.close();
    }

    @Test
    void aFreshNodeServesTheFirstVersion() throws Exception {
        try (TestNode node = TestNode.start(environment, loops)) {
            JsonNode state = json(node.get("/routing/state"));
            assertThat(state.path("version").asInt()).isEqualTo(1);
            assertThat(state.path("stable_model_id").stringValue()).isEqualTo("v1");
            assertThat(state.path("canary_model_id").stringValue()).isEqualTo("v2");
            assertThat(state.path("weights").toString()).isEqualTo("{\"v1\":1.0,\"v2\":0.0}");
            assertThat(state.path("status").stringValue()).isEqualTo("COMMITTED");

            JsonNode health = json(node.get("/health/snapshot"));
            assertThat(health.propertyNames())
                    .contains(
                            "node_id", "p95", "error_rate", "window_id", "last_committed_version", "digest", "models");
            assertThat(node.get("/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPredictionEchoesItsInputAndSaysByWhat() throws Exception {
        try (TestNode node = TestNode.start(environment, loops)) {
            for (String input : new String[] {"{\"x\": [1, 2.5, null, {\"y\": \"\u00e4\"}]}", "7", "\"text\"", "[]"}) {
                HttpResponse<String> response = node.post("/predict", input);
                assertThat(response.statusCode()).isEqualTo(200);
                JsonNode answer = json(response);
                assertThat(answer.path("model_selected").stringValue()).isEqualTo("v1");
                assertThat(answer.path("routing_state").path("version").asInt()).isEqualTo(1);
                assertThat(answer.path("input")).isEqualTo(JsonMapper.shared().readTree(input));
            }
        }
    }

    @Test
    void whatIsNoJsonIsRefusedAndCounted() throws Exception {
        try (TestNode node = TestNode.start(environment, loops)) {
            String deep = "[".repeat(100) + "]".repeat(100);
            for (String input : new String[] {"", "{", "{\"a\":1} x", "{'a': 1}", "nul", deep, "[1,]"}) {
                assertThat(node.post("/predict", input).statusCode()).as(input).isEqualTo(400);
            }
            assertThat(node.get("/predict").statusCode()).isEqualTo(405);
            assertThat(node.get("/nothing").statusCode()).isEqualTo(404);
            assertThat(node.post("/predict", "\"" + "x".repeat(70_000) + "\"").statusCode())
                    .isEqualTo(413);
            assertThat(node.get("/metrics").body())
                    .contains("flotilla_http_rejected_total{reason=\"bad_json\"} 7")
                    .contains("flotilla_http_rejected_total{reason=\"wrong_method\"} 1")
                    .contains("flotilla_http_rejected_total{reason=\"too_long\"} 1");
        }
    }

    @Test
    void aCommandNeedsTheToken() throws Exception {
        try (TestNode node = TestNode.start(environment, loops)) {
            assertThat(node.post("/rollout", "{}").statusCode()).isEqualTo(403);
            HttpResponse<String> wrong = node.post("/rollout", "{}", "Authorization", "Bearer not-it");
            assertThat(wrong.statusCode()).isEqualTo(403);
            assertThat(wrong.body()).contains("missing or wrong");
            assertThat(node.order("{\"percent\": 0}").statusCode()).isEqualTo(400);
            assertThat(node.order("{\"percent\": 5}").statusCode()).isEqualTo(202);
            await().atMost(Duration.ofSeconds(5))
                    .until(() ->
                            json(node.get("/routing/state")).path("version").asInt() == 2);
            assertThat(node.lines).noneMatch(line -> line.contains(TestNode.TOKEN));
            assertThat(node.get("/metrics").body()).contains("flotilla_http_rejected_total{reason=\"forbidden\"} 2");
        }
        environment.remove("ROLLOUT_TOKEN_FILE");
        try (TestNode node = TestNode.start(environment, loops)) {
            HttpResponse<String> off = node.order("{}");
            assertThat(off.statusCode()).isEqualTo(403);
            assertThat(off.body()).contains("commands are off");
        }
    }

    @Test
    void aFailingCanaryAnswersWithAnErrorAndAKeyStaysWithItsModel() throws Exception {
        try (TestNode node = TestNode.start(environment, loops)) {
            node.order("{\"percent\": 50}");
            await().atMost(Duration.ofSeconds(5))
                    .until(() ->
                            json(node.get("/routing/state")).path("version").asInt() == 2);
            int failed = 0;
            for (int i = 0; i < 40; i++) {
                String input = "{\"key\": \"k" + i + "\"}";
                int first = node.post("/predict", input).statusCode();
                assertThat(node.post("/predict", input).statusCode()).isEqualTo(first);
                failed += first == 500 ? 1 : 0;
            }
            assertThat(failed).isBetween(8, 32);
            JsonNode models = json(node.get("/health/snapshot")).path("models");
            assertThat(models.path("v2").path("error_rate").asDouble()).isEqualTo(1);
            assertThat(models.path("v2").path("p95").asDouble()).isGreaterThanOrEqualTo(20);
            assertThat(models.path("v1").path("error_rate").asDouble()).isZero();
            assertThat(json(node.get("/health/snapshot")).path("error_rate").asDouble())
                    .isEqualTo(1);
            assertThat(node.get("/metrics").body())
                    .contains("flotilla_predict_requests_total{model=\"v2\",outcome=\"failed\"} " + 2 * failed)
                    .contains("flotilla_predict_seconds_bucket{model=\"v1\",le=\"+Inf\"}");
        }
    }

    /** Answers keep their order even where the first one waits for its model. */
    @Test
    void requestsSentTogetherAreAnsweredInTheirOrder() throws Exception {
        environment.put("MODELS", "v1=delay:30,v2=echo");
        try (TestNode node = TestNode.start(environment, loops);
                Socket socket = new Socket(node.http().getAddress(), node.http().getPort())) {
            socket.setSoTimeout(5000);
            OutputStream out = socket.getOutputStream();
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 5; i++) {
                all.append("POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n")
                        .append(i);
            }
            all.append("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            out.write(all.toString().getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String answers = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int at = -1;
            for (int i = 0; i < 5; i++) {
                int next = answers.indexOf("\"input\": " + i + "}");
                assertThat(next).isGreaterThan(at);
                at = next;
            }
            assertThat(answers.indexOf("\"status\":\"ok\"")).isGreaterThan(at);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
