package dev.flotilla.app.ui.kit.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.WatchedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeStatusTest {
    private static NodeHealth node(NodeState state, NodeCause cause) {
        WatchedNode node = new WatchedNode(
                "a",
                Optional.empty(),
                "192.0.2.1",
                5000,
                0,
                0,
                Optional.empty(),
                NodeKind.FLOTILLA,
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3));
        return new NodeHealth(
                node,
                state,
                0,
                cause,
                "",
                Instant.EPOCH,
                OptionalLong.of(9_000),
                7,
                OptionalLong.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Who was stopped on purpose is not down, and who is not listened to is not lost. */
    @ParameterizedTest
    @CsvSource({
        "DOWN,STOPPED,OFFLINE",
        "DOWN,CONTAINER_ENDED,DOWN",
        "UNKNOWN,NOT_LISTENING,UNKNOWN",
        "UNKNOWN,NEVER_HEARD,STALE",
        "SUSPECT,SILENT,SUSPECT",
        "ONLINE,HEARD,HEALTHY",
        "ONLINE,LOSSY,DEGRADED"
    })
    void whatIsSoOnPurposeIsNoTrouble(NodeState state, NodeCause cause, Status status) {
        assertThat(NodeStatus.of(node(state, cause), true)).isEqualTo(status);
    }
}
