package dev.flotilla.node.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three nodes as processes, one of which is killed with SIGKILL at a seeded random moment of a round, again and again. After each restart all
 * three serve one state, nobody is in doubt, no version was ever two states, and none went back.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("kills", 4);
    private static final long SEED = Long.getLong("kills.seed", 1);

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Process> children = new LinkedHashMap<>();
    private final Map<Long, String> states = new TreeMap<>();
    private final Map<String, Long> highest = new TreeMap<>();
    private Map<String, Map<String, String>> environments = Map.of();

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        children.values().forEach(Process::destroyForcibly);
        killer.shutdownNow();
        client.close();
    }

    @Test
    void killedAtAnyMomentOfARoundTheyAgreeAgain() throws Exception {
        environments = TestNode.mesh(folder, "node-a", "node-b", "node-c");
        for (String id : environments.keySet()) {
            start(id);
        }
        agreed(0);
        List<String> ids = List.copyOf(environments.keySet());
        int decided = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            String victim = ids.get(random.nextInt(ids.size()));
            Process process = Objects.requireNonNull(children.get(victim));
            long before = Objects.requireNonNull(highest.get("node-a"));
            // A round takes some 5 to 30 ms here; a third of the kills comes before it or after it.
            killer.schedule(process::destroyForcibly, random.nextLong(60_000), TimeUnit.MICROSECONDS);
            propose(1 + kill % 99);
            process.waitFor();
            look();
            start(victim);
            agreed(before);
            decided += Objects.requireNonNull(highest.get("node-a")) > before ? 1 : 0;
        }
        System.out.println(KILLS + " kills, " + decided + " of their rounds committed, " + states.size()
                + " versions, seed " + SEED);
    }

    private void start(String id) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ChildNode.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(id + ".out").toFile()));
        builder.environment().putAll(Objects.requireNonNull(environments.get(id)));
        children.put(id, builder.start());
    }

    /** Best effort: the coordinator may be the one that is killed. */
    private void propose(int percent) throws InterruptedException {
        try {
            HttpRequest order = HttpRequest.newBuilder(uri("node-a", "/rollout"))
                    .header("Authorization", "Bearer " + TestNode.TOKEN)
                    .timeout(Duration.ofSeconds(5))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"percent\": " + percent + "}"))
                    .build();
            client.send(order, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            // It was killed before it answered.
        }
    }

    /** All three serve one state of at least that version, nobody is in doubt, and the coordinator would take the next proposal. */
    private void agreed(long atLeast) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    List<JsonNode> all = look();
                    assertThat(all).hasSize(3);
                    assertThat(all.stream().map(KillTest::meaning).distinct()).hasSize(1);
                    assertThat(all.getFirst().path("version").asLong()).isGreaterThanOrEqualTo(atLeast);
                    for (String id : environments.keySet()) {
                        assertThat(get(id, "/health/snapshot"))
                                .hasValueSatisfying(health -> assertThat(
                                                health.path("in_doubt").isNull())
                                        .isTrue());
                    }
                    assertThat(metric("flotilla_peer_version")).isEqualTo(2);
                });
    }

    /** Peers of the coordinator that it knows to serve what it serves. */
    private long metric(String name) throws IOException, InterruptedException {
        String text = client.send(
                        HttpRequest.newBuilder(uri("node-a", "/metrics")).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return text.lines()
                .filter(line -> line.startsWith(name + "{") && line.endsWith(" " + highest.get("node-a")))
                .count();
    }

    /** What each node that answers serves; every look is held against all earlier ones. */
    private List<JsonNode> look() throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        for (String id : environments.keySet()) {
            get(id, "/routing/state").ifPresent(state -> {
                long version = state.path("version").asLong();
                String meaning = meaning(state);
                assertThat(states.merge(version, meaning, (old, now) -> old))
                        .as("version %s on %s", version, id)
                        .isEqualTo(meaning);
                assertThat(version).as("version of %s", id).isGreaterThanOrEqualTo(highest.getOrDefault(id, 0L));
                highest.put(id, version);
                assertThat(state.path("status").stringValue()).isEqualTo("COMMITTED");
                all.add(state.deepCopy());
            });
        }
        return all;
    }

    /** The first state was made by each node by itself: its time is its own. */
    private static String meaning(JsonNode state) {
        return state.path("version") + " " + state.path("weights") + " " + state.path("stable_model_id") + " "
                + state.path("txid");
    }

    private Optional<JsonNode> get(String id, String path) throws IOException, InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri(id, path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return Optional.of(JsonMapper.shared()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body()));
        } catch (ConnectException | HttpTimeoutException e) {
            // Killed, or a machine so busy that its start takes longer than a question: who asks waits and asks again.
            return Optional.empty();
        }
    }

    private URI uri(String id, String path) {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(environments.get(id)).get("HTTP_PORT") + path);
    }
}
