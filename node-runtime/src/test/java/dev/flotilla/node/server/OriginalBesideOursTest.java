package dev.flotilla.node.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.server.StrictOriginal.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node of the canary system and one of ours in one agreement, over real sockets: the original hears its own five frames and nothing else. */
class OriginalBesideOursTest {
    @TempDir
    private Path folder;

    private SharedLoops loops;
    private Map<String, Map<String, String>> mesh;

    @BeforeEach
    void ports() throws Exception {
        loops = new SharedLoops(
                1, Thread.ofPlatform().name("beside-", 0).daemon().factory());
        mesh = TestNode.mesh(folder, "node-a", "node-b");
    }

    @AfterEach
    void end() {
        loops.close();
    }

    @Test
    void anOriginalParticipantVotesAndServesWhatOursDecides() throws Exception {
        try (StrictOriginal original = new StrictOriginal("node-b", control("node-b"), control("node-a"));
                TestNode ours = TestNode.start(environment("node-a"), loops)) {
            await().until(() -> original.heard("HEARTBEAT") > 0 && original.heard("HEALTH_SNAPSHOT") > 0);
            original.decisionsLost.set(1);
            // Refused until ours has heard the original as well.
            await().until(() -> ours.order("{\"percent\": 5}").statusCode() == 202);
            await().until(() -> version(ours) == 2 && original.state().version() == 2);
            assertThat(original.state().canary()).isEqualTo(0.05);
            assertThat(original.heard("DECISION")).isGreaterThan(1);

            original.vote = "ABORT";
            // Refused until a heartbeat of the original has told that it serves version 2.
            await().until(() -> ours.order("{\"percent\": 20}").statusCode() == 202);
            await().until(() -> ours.lines.stream().anyMatch(line -> line.startsWith("2PC: ABORT version 3")));
            await().until(() -> original.heard.stream()
                    .anyMatch(frame ->
                            frame.get("payload").path("kind").asString("").equals("ABORT")));
            assertThat(version(ours)).isEqualTo(2);
            assertThat(original.state().version()).isEqualTo(2);
            assertThat(original.complaints).isEmpty();
        }
    }

    @Test
    void anOriginalCoordinatorIsFollowedByItsDecisionsAndByItsHeartbeats() throws Exception {
        try (StrictOriginal original = new StrictOriginal("node-a", control("node-a"), control("node-b"));
                TestNode ours = TestNode.start(environment("node-b"), loops)) {
            await().until(() -> original.heard("HEARTBEAT") > 0);
            State second = state(2, 0.05);
            original.prepare(second);
            await().until(() -> votes(original, second) == 1);
            original.decide(second, "COMMIT");
            original.adopt(second.as("COMMITTED"));
            await().until(() -> version(ours) == 2);

            State third = state(3, 0.2);
            original.prepare(third);
            await().until(() -> votes(original, third) == 1);
            original.decide(third, "ABORT");
            await().until(() -> ours.lines.stream().anyMatch(line -> line.startsWith("2PC: ABORT")));

            State again = new State(3, 0.5, 0.5, "PREPARED", "promote-node-a-3-again", "2026-11-20T04:40:00.000003");
            original.prepare(again);
            await().until(() -> votes(original, again) == 1);
            assertThat(version(ours)).isEqualTo(2);
            original.adopt(again.as("COMMITTED"));
            await().until(() -> version(ours) == 3);
            assertThat(routing(ours).get("weights").get("v2").doubleValue()).isEqualTo(0.5);
            assertThat(original.complaints).isEmpty();
        }
    }

    /** In doubt for longer than ours asks each other after: an original is not asked. */
    @Test
    void anOriginalCoordinatorThatSaysNothingOfADecisionIsNotAsked() throws Exception {
        try (StrictOriginal original = new StrictOriginal("node-a", control("node-a"), control("node-b"));
                TestNode ours = TestNode.start(environment("node-b"), loops)) {
            await().until(() -> original.heard("HEARTBEAT") > 0);
            State second = state(2, 0.05);
            original.prepare(second);
            await().until(() -> votes(original, second) == 1);
            await().until(() -> ours.lines.stream().anyMatch(line -> line.startsWith("2PC: ABORT")));
            assertThat(version(ours)).isEqualTo(1);
            assertThat(original.complaints).isEmpty();
        }
    }

    private static State state(int version, double canary) {
        return new State(
                version,
                1 - canary,
                canary,
                "PREPARED",
                "promote-node-a-" + version + "-2026-11-20T04:34:03.244629",
                "2026-11-20T04:34:03.244650");
    }

    private static long votes(StrictOriginal original, State state) {
        return original.heard.stream()
                .map(frame -> frame.get("payload"))
                .filter(payload -> payload.path("vote").asString("").equals("COMMIT")
                        && payload.path("txid").asString("").equals(state.txid()))
                .count();
    }

    private static JsonNode routing(TestNode node) throws Exception {
        return JsonMapper.shared().readTree(node.get("/routing/state").body());
    }

    private static int version(TestNode node) throws Exception {
        return routing(node).get("version").intValue();
    }

    private Map<String, String> environment(String id) {
        return mesh.getOrDefault(id, Map.of());
    }

    private int control(String id) {
        return Integer.parseInt(environment(id).getOrDefault("CONTROL_PORT", ""));
    }

    private static ConditionFactory await() {
        return org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
