package dev.flotilla.node.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three whole nodes on loopback while clients ask them for predictions. */
class MeshTest {
    private final SharedLoops loops =
            new SharedLoops(2, Thread.ofPlatform().name("mesh-", 0).daemon().factory());
    private final Map<String, TestNode> nodes = new LinkedHashMap<>();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean over = new AtomicBoolean();

    @TempDir
    private Path folder;

    /** What clients saw: status codes by number, and the states by version. */
    private record Seen(Map<Integer, Integer> codes, Map<Long, String> states) {}

    @AfterEach
    void end() {
        over.set(true);
        clients.close();
        nodes.values().forEach(TestNode::close);
        loops.close();
    }

    @Test
    void aRolloutGoesToTheEndAndNoRequestFails() throws Exception {
        start("v1=echo,v2=delay:1");
        Future<Seen> a = ask("node-a");
        Future<Seen> b = ask("node-b");
        Future<Seen> c = ask("node-c");

        assertThat(node("node-a").order("{\"action\": \"rollout\"}").statusCode())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        nodes.values().stream().allMatch(node -> stable(node).equals("v2")));

        over.set(true);
        Map<Long, String> states = new TreeMap<>();
        for (Future<Seen> each : List.of(a, b, c)) {
            Seen seen = each.get();
            assertThat(seen.codes()).containsOnlyKeys(200);
            seen.states()
                    .forEach((version, state) -> assertThat(states.merge(version, state, (x, y) -> x))
                            .as("version %s on every node", version)
                            .isEqualTo(state));
        }
        assertThat(states).containsKeys(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void aCanaryThatFailsEveryRequestIsRolledBackAtFivePercent() throws Exception {
        start("v1=echo,v2=fail:1");
        Future<Seen> seen = ask("node-b");
        ask("node-a");

        assertThat(node("node-a").order("{\"action\": \"rollout\"}").statusCode())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> nodes.values().stream().allMatch(node -> version(node) == 3));

        over.set(true);
        assertThat(node("node-a").lines).anyMatch(line -> line.contains("canary failed at 5 %"));
        assertThat(state(node("node-c")).path("weights").path("v2").asDouble()).isZero();
        assertThat(seen.get().states().keySet()).allMatch(version -> version <= 3);
    }

    private void start(String models) throws Exception {
        for (Map.Entry<String, Map<String, String>> entry :
                TestNode.mesh(folder, "node-a", "node-b", "node-c").entrySet()) {
            entry.getValue().put("MODELS", models);
            entry.getValue().put("ROLLOUT_DWELL_SECONDS", "0");
            nodes.put(entry.getKey(), TestNode.start(entry.getValue(), loops));
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> node("node-a").get("/metrics").body().contains("flotilla_peer_version{peer=\"node-c\"} 1")
                        && node("node-a").get("/metrics").body().contains("flotilla_peer_version{peer=\"node-b\"} 1"));
    }

    private Future<Seen> ask(String id) {
        TestNode node = node(id);
        return clients.submit(() -> {
            Seen seen = new Seen(new TreeMap<>(), new TreeMap<>());
            try (KeptLine line = new KeptLine(node.http())) {
                while (!over.get()) {
                    KeptLine.Answer response = line.post("/predict", "{\"x\": 1}");
                    seen.codes().merge(response.status(), 1, Integer::sum);
                    if (response.status() == 200) {
                        JsonNode state =
                                JsonMapper.shared().readTree(response.body()).path("routing_state");
                        if (!seen.states().containsKey(state.path("version").asLong())) {
                            seen.states()
                                    .put(
                                            state.path("version").asLong(),
                                            state.path("weights").toString());
                        }
                    }
                }
            }
            return seen;
        });
    }

    private TestNode node(String id) {
        return java.util.Objects.requireNonNull(nodes.get(id));
    }

    private static JsonNode state(TestNode node) {
        try {
            return JsonMapper.shared().readTree(node.get("/routing/state").body());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String stable(TestNode node) {
        return state(node).path("stable_model_id").stringValue();
    }

    private static long version(TestNode node) {
        return state(node).path("version").asLong();
    }
}
