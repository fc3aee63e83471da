package dev.flotilla.app.monitor.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import org.junit.jupiter.api.Test;

/** What is open ends when it is well again, and for no other reason. */
class AlarmEndsTest {
    private final Watch watch = new Watch();

    /** An end says that all is well again: it is told of nobody who is still down. */
    @Test
    void aNodeThatBecomesPartOfItsHostsAlarmIsNotCalledWellAgain() {
        Watch.Subject one = watch.add("a", "192.0.2.9");
        Watch.Subject two = watch.add("b", "192.0.2.9");
        one.is(NodeState.DOWN, NodeCause.UNREACHABLE);
        watch.pass(20);
        two.is(NodeState.DOWN, NodeCause.UNREACHABLE);
        watch.pass(60);

        assertThat(watch.open()).containsExactly("host-down 192.0.2.9", "node-down a");
        assertThat(watch.ended()).isEmpty();

        two.is(NodeState.ONLINE, NodeCause.HEARD);
        watch.pass(20);
        assertThat(watch.ended()).isEmpty();
        one.is(NodeState.ONLINE, NodeCause.HEARD);
        watch.pass(20);
        assertThat(watch.ended()).containsExactlyInAnyOrder("host-down 192.0.2.9", "node-down a");
        assertThat(watch.raised()).hasSize(2);
    }

    @Test
    void whoIsMutedWhileItsAlarmIsOpenIsNotCalledWellAgain() {
        Watch.Subject node = watch.add("a", "192.0.2.1");
        Watch.Subject kept = watch.add("b", "192.0.2.2");
        node.is(NodeState.DOWN, NodeCause.UNREACHABLE);
        kept.is(NodeState.DOWN, NodeCause.UNREACHABLE);
        watch.pass(10);
        node.muted = true;
        kept.maintenance = true;
        watch.pass(60);

        assertThat(watch.open()).containsExactly("node-down a", "node-down b");
        assertThat(watch.ended()).isEmpty();
        node.is(NodeState.ONLINE, NodeCause.HEARD);
        kept.is(NodeState.ONLINE, NodeCause.HEARD);
        watch.pass(10);
        assertThat(watch.ended()).containsExactlyInAnyOrder("node-down a", "node-down b");
        node.is(NodeState.DOWN, NodeCause.UNREACHABLE);
        watch.pass(30);
        assertThat(watch.raised()).hasSize(2);
    }

    @Test
    void aHostWhoseNodesAreMutedWhileItsAlarmIsOpenIsNotCalledWellAgain() {
        Watch.Subject one = watch.add("a", "192.0.2.9");
        Watch.Subject two = watch.add("b", "192.0.2.9");
        one.is(NodeState.DOWN, NodeCause.UNREACHABLE);
        two.is(NodeState.DOWN, NodeCause.UNREACHABLE);
        watch.pass(10);
        one.muted = true;
        watch.pass(20);
        two.muted = true;
        watch.pass(20);

        assertThat(watch.open()).containsExactly("host-down 192.0.2.9");
        assertThat(watch.changes).hasSize(1);
    }

    @Test
    void aNodeThatIsDownIsStillDownWhenAnotherReasonIsFound() {
        Watch.Subject node = watch.add("a", "192.0.2.1");
        node.is(NodeState.DOWN, NodeCause.UNREACHABLE);
        watch.pass(10);
        node.is(NodeState.DOWN, NodeCause.OUT_OF_MEMORY);
        watch.pass(20);

        assertThat(watch.open()).containsExactly("node-down a", "out-of-memory a");
        assertThat(watch.ended()).isEmpty();
    }
}
