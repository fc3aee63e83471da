package dev.flotilla.app.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stack commands as scripts use them: real processes, three embedded hosts, no Docker. */
class StackCommandsTest {
    private static final Path SAMPLES = Path.of("..", "resources", "samples");
    private static final String FILE = SAMPLES.resolve("three-nodes.yaml").toString();
    private static final String STACK = "three-nodes";
    private static final Pattern ENDPOINT = Pattern.compile("NODE_B_ENDPOINT=([0-9.]+:[0-9]+)");

    @TempDir
    Path temp;

    private Commands commands;

    @BeforeEach
    void threeHosts() {
        commands = new Commands(temp.resolve("data"));
        for (int i = 1; i <= 3; i++) {
            commands.done("host", "add", "n" + i, "--engine", "embedded:");
        }
    }

    @AfterEach
    void endKeeper() {
        commands.keeper().ifPresent(keeper -> {
            keeper.destroyForcibly();
            keeper.onExit().join();
        });
    }

    @Test
    void threeNodesArePlannedAppliedWatchedStoppedAndRemoved() throws Exception {
        validated();
        JsonNode plan = planned();
        assertThat(commands.refused(1, "stack", "apply", FILE).get("message").stringValue())
                .contains("--yes", STACK);
        JsonNode applied = commands.done("stack", "apply", FILE, "--yes");
        assertThat(applied.propertyNames()).containsExactly("ok", "applyId", "state", "steps", "failed");
        assertThat(applied.get("state").stringValue()).isEqualTo("done");
        assertThat(applied.get("steps").intValue()).isEqualTo(plan.get("steps").size());
        assertThat(applied.get("failed").intValue()).isZero();

        JsonNode status = commands.done("stack", "status", STACK);
        List<InetSocketAddress> ports = running(status, plan);
        logged();
        recorded(applied);
        nothingMoreToDo();

        assertThat(commands.done("stack", "stop", STACK, "--yes").get("state").stringValue())
                .isEqualTo("done");
        assertNothingLives(ports);
        JsonNode stopped = commands.done("stack", "status", STACK);
        assertThat(stopped.get("state").stringValue()).isEqualTo("stopped");
        assertThat(stopped.get("containers")).hasSize(3);

        commands.done("stack", "remove", STACK, "--yes");
        assertNothingLives(ports);
        assertThat(commands.done("stack", "status")).isEmpty();
        assertThat(commands.done("stack", "history", STACK)
                        .valueStream()
                        .map(e -> e.get("kind").stringValue()))
                .containsExactly("remove", "stop", "apply");
    }

    private void validated() {
        JsonNode valid = commands.done("stack", "validate", FILE);
        assertThat(valid.propertyNames()).containsExactly("ok", "stack", "services", "warnings");
        assertThat(valid.get("services").valueStream().map(JsonNode::stringValue))
                .containsExactly("node-a", "node-b", "node-c");
    }

    private JsonNode planned() {
        JsonNode plan = commands.done("stack", "plan", FILE);
        assertThat(plan.propertyNames())
                .containsExactly("stack", "strategy", "placements", "scores", "warnings", "steps", "changes");
        assertThat(plan.get("strategy").stringValue()).isEqualTo("spread");
        assertThat(plan.get("placements").propertyNames()).containsExactly("node-a", "node-b", "node-c");
        assertThat(plan.get("placements").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrder("n1", "n2", "n3");
        assertThat(plan.get("scores").propertyNames()).containsExactly("node-a", "node-b", "node-c");
        plan.get("scores").valueStream().forEach(card -> {
            assertThat(card).hasSize(3);
            card.forEach(StackCommandsTest::sums);
        });
        int changes = 0;
        for (JsonNode step : plan.get("steps")) {
            assertThat(step.propertyNames())
                    .containsExactly("host", "action", "target", "reason", "command", "downtime");
            assertThat(step.get("reason").stringValue()).isNotBlank();
            assertThat(step.get("downtime").booleanValue()).isFalse();
            changes += step.get("action").stringValue().equals("wait") ? 0 : 1;
        }
        assertThat(plan.get("changes").intValue()).isEqualTo(changes).isPositive();
        return plan;
    }

    private static void sums(JsonNode score) {
        assertThat(score.propertyNames()).containsExactly("host", "total", "factors", "excludedBy");
        JsonNode factors = score.get("factors");
        assertThat(factors.propertyNames()).containsExactly("base", "cpu", "memory", "containers", "datacenter");
        assertThat(factors.valueStream().mapToDouble(JsonNode::doubleValue).sum())
                .isCloseTo(score.get("total").doubleValue(), within(1e-6));
        assertThat(score.get("excludedBy").isNull()
                        || score.get("excludedBy").stringValue().endsWith("."))
                .as(score.toString())
                .isTrue();
    }

    /** The published ports of all, after the nodes were seen to beat under them. */
    private static List<InetSocketAddress> running(JsonNode status, JsonNode plan) throws Exception {
        assertThat(status.propertyNames()).containsExactly("stack", "state", "containers");
        assertThat(status.get("state").stringValue()).isEqualTo("running");
        Map<String, String> http = new HashMap<>();
        List<InetSocketAddress> ports = new ArrayList<>();
        for (JsonNode container : status.get("containers")) {
            assertThat(container.propertyNames())
                    .containsExactly("service", "instance", "host", "id", "name", "image", "state", "health", "ports");
            String instance = container.get("instance").stringValue();
            assertThat(container.get("host")).isEqualTo(plan.get("placements").get(instance));
            assertThat(container.get("health").stringValue()).isIn("none", "starting", "healthy");
            for (JsonNode port : container.get("ports")) {
                assertThat(port.propertyNames()).containsExactly("hostIp", "hostPort", "containerPort", "protocol");
                String ip = port.get("hostIp").stringValue();
                ports.add(new InetSocketAddress(
                        InetAddress.getByName(ip), port.get("hostPort").intValue()));
                if (port.get("containerPort").intValue() == 50051) {
                    http.put(instance, ip + ":" + port.get("hostPort").intValue());
                }
            }
        }
        assertThat(http).containsOnlyKeys("node-a", "node-b", "node-c");
        assertThat(ports).hasSize(12).doesNotHaveDuplicates();
        for (Map.Entry<String, String> node : http.entrySet()) {
            assertThat(get(node.getValue(), "/health/snapshot").get("node_id").stringValue())
                    .isEqualTo(node.getKey());
        }
        String injected = injected(plan);
        assertThat(injected).isEqualTo(http.get("node-b"));
        beat(Objects.requireNonNull(http.get("node-a")));
        agree(http);
        return ports;
    }

    /** What node-a is told of where node-b listens. */
    private static String injected(JsonNode plan) {
        return plan.get("steps")
                .valueStream()
                .filter(s -> s.get("target").stringValue().contains("node-a"))
                .map(s -> ENDPOINT.matcher(s.get("command").asString("")))
                .filter(Matcher::find)
                .map(m -> m.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no NODE_B_ENDPOINT in " + plan.get("steps")));
    }

    private static void beat(String node) throws Exception {
        await().atMost(Duration.ofSeconds(20)).until(() -> received(node).size() == 2);
        Map<String, Long> first = received(node);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> received(node).entrySet().stream()
                        .allMatch(now -> now.getValue() > first.getOrDefault(now.getKey(), Long.MAX_VALUE)));
    }

    /** Each has heard over the port of the agreement that both others serve what it serves. */
    private static void agree(Map<String, String> http) throws Exception {
        for (String id : http.keySet()) {
            String address = Objects.requireNonNull(http.get(id));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                String page = text(address, "/metrics");
                assertThat(page).contains("flotilla_routing_version 1");
                http.keySet().stream()
                        .filter(other -> !other.equals(id))
                        .forEach(other -> assertThat(page).contains("flotilla_peer_version{peer=\"" + other + "\"} 1"));
            });
        }
    }

    private static Map<String, Long> received(String node) throws Exception {
        Map<String, Long> counts = new HashMap<>();
        get(node, "/heartbeats")
                .get("received")
                .forEach(row -> counts.put(
                        row.get("peer").stringValue(), row.get("count").longValue()));
        return counts;
    }

    private static JsonNode get(String node, String path) throws Exception {
        return JsonMapper.shared().readTree(text(node, path));
    }

    private static String text(String node, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://" + node + path))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    private void logged() {
        JsonNode logs = commands.done("stack", "logs", STACK, "node-a", "--tail", "1000");
        assertThat(logs.propertyNames()).containsExactly("ok", "lines");
        assertThat(logs.get("lines")).isNotEmpty().allSatisfy(line -> {
            assertThat(line.propertyNames()).containsExactly("instance", "at", "error", "text");
            assertThat(line.get("instance").stringValue()).isEqualTo("node-a");
        });
        assertThat(commands.done("stack", "logs", STACK, "--tail", "1").get("lines"))
                .hasSize(3);
        assertThat(commands.refused(1, "stack", "logs", STACK, "node-z")
                        .get("message")
                        .stringValue())
                .contains("node-z");
    }

    private void recorded(JsonNode applied) {
        JsonNode history = commands.done("stack", "history", STACK);
        assertThat(history).hasSize(1);
        JsonNode entry = history.get(0);
        assertThat(entry.get("applyId")).isEqualTo(applied.get("applyId"));
        assertThat(entry.get("state").stringValue()).isEqualTo("done");
        assertThat(entry.get("leftOpen").booleanValue()).isFalse();
        assertThat(entry.get("steps").valueStream().map(s -> s.get("phase").stringValue()))
                .isNotEmpty()
                .containsOnly("done");
    }

    private void nothingMoreToDo() {
        JsonNode again = commands.done("stack", "plan", FILE);
        assertThat(again.get("changes").intValue()).isZero();
        assertThat(again.get("steps")).isEmpty();
        JsonNode applied = commands.done("stack", "apply", FILE, "--yes");
        assertThat(applied.get("ok").booleanValue()).isTrue();
        assertThat(applied.get("steps").intValue()).isZero();
    }

    /** No process, hence no thread, and every port can be taken by somebody else. */
    private void assertNothingLives(List<InetSocketAddress> ports) throws IOException {
        await().atMost(Duration.ofSeconds(30)).until(() -> commands.keeper().isEmpty());
        assertThat(commands.folder().socket()).doesNotExist();
        for (InetSocketAddress port : ports) {
            try (ServerSocket tcp = new ServerSocket();
                    DatagramSocket udp = new DatagramSocket(port)) {
                tcp.setReuseAddress(true);
                tcp.bind(port);
                assertThat(tcp.isBound() && udp.isBound()).isTrue();
            }
        }
    }
}
