package dev.flotilla.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.RolloutStanding.Closed;
import dev.flotilla.app.monitor.RolloutStanding.Open;
import dev.flotilla.app.monitor.RolloutStanding.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Why a rollout cannot be ordered is said before anybody tries, and where its token is. */
class RolloutStandingTest {
    private static ReplicaReport told(boolean coordinator, int agreesWith, boolean takesOrders, String canary) {
        return new ReplicaReport(
                0,
                1,
                "v1",
                canary,
                Map.of("v1", 1.0),
                "COMMITTED",
                Optional.of("d"),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                Optional.of("off"),
                Optional.empty(),
                coordinator,
                OptionalDouble.empty(),
                OptionalInt.of(agreesWith),
                Optional.of(takesOrders));
    }

    private static NodeHealth node(Optional<ReplicaReport> replica, Optional<String> token) {
        WatchedNode node = new WatchedNode(
                        "node-a",
                        Optional.of("node-a"),
                        "127.0.0.2",
                        5000,
                        5001,
                        60001,
                        Optional.of("http://127.0.0.2:50051"),
                        NodeKind.FLOTILLA,
                        Optional.of(new WatchedNode.InContainer(new HostId("h"), new ContainerId("c"))),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3))
                .withFiles(new WatchedNode.Files(Optional.empty(), token));
        return new NodeHealth(
                node,
                NodeState.ONLINE,
                0,
                NodeCause.HEARD,
                "",
                Instant.EPOCH,
                OptionalLong.empty(),
                0,
                OptionalLong.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                replica,
                Optional.empty(),
                false);
    }

    private static Why why(ReplicaReport report) {
        assertThat(RolloutStanding.of(node(Optional.of(report), Optional.empty())))
                .isInstanceOf(Closed.class);
        return ((Closed) RolloutStanding.of(node(Optional.of(report), Optional.empty()))).why();
    }

    @Test
    void eachReasonIsNamed() {
        assertThat(RolloutStanding.of(node(Optional.empty(), Optional.empty())))
                .isInstanceOfSatisfying(
                        Closed.class, closed -> assertThat(closed.why()).isEqualTo(Why.NOT_ASKED));
        assertThat(why(told(false, 2, true, "v2"))).isEqualTo(Why.NOT_A_COORDINATOR);
        assertThat(why(told(true, 0, true, "v2"))).isEqualTo(Why.NO_AGREEMENT);
        assertThat(why(told(false, 0, true, "v2")))
                .as("there is no coordinator to send anybody to")
                .isEqualTo(Why.NO_AGREEMENT);
        assertThat(why(told(true, 2, false, "v2"))).isEqualTo(Why.NO_TOKEN);
        assertThat(why(told(true, 2, true, "v1"))).isEqualTo(Why.NO_CANARY);
        assertThat(why(told(true, 2, true, ""))).isEqualTo(Why.NO_CANARY);
    }

    @Test
    void whoCanBeOrderedSaysWhereItsTokenIs() {
        Optional<ReplicaReport> ready = Optional.of(told(true, 2, true, "v2"));
        assertThat(RolloutStanding.of(node(ready, Optional.of("/run/token"))))
                .isEqualTo(
                        new Open(Optional.of("/run/token"), "Its token is the text in /run/token in its container."));
        assertThat(RolloutStanding.of(node(ready, Optional.empty())).sentence())
                .isEqualTo("Its token is the text in the file that ROLLOUT_TOKEN_FILE names where node-a runs.");
    }

    /** What an older node does not tell does not stand in the way. */
    @Test
    void whatIsNotToldIsNotHeldAgainstIt() {
        ReplicaReport old = new ReplicaReport(
                0,
                1,
                "v1",
                "v2",
                Map.of(),
                "COMMITTED",
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                true,
                OptionalDouble.empty());
        assertThat(RolloutStanding.of(node(Optional.of(old), Optional.empty()))).isInstanceOf(Open.class);
    }
}
