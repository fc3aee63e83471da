package dev.flotilla.app.monitor.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.Alarm.Ending;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How an alarm ended is said: only what is well again is called so. */
class EndingsTest {
    private final Watch watch = new Watch();

    private List<String> endings() {
        return watch.changes.stream()
                .filter(AlarmChange.Ended.class::isInstance)
                .map(AlarmChange::alarm)
                .map(alarm -> alarm.rule() + " " + alarm.subject() + " "
                        + alarm.ending().orElseThrow().word())
                .toList();
    }

    @Test
    void whatIsWellAgainIsCalledSo() {
        Watch.Subject node = watch.add("a", "192.0.2.1");
        node.is(NodeState.DOWN, NodeCause.REFUSED);
        watch.pass(10);
        assertThat(watch.raised().getFirst().ending()).isEmpty();
        node.is(NodeState.ONLINE, NodeCause.HEARD);
        watch.pass(10);
        assertThat(endings()).containsExactly("node-down a well");
    }

    @Test
    void whoIsRemovedWhileItIsDownIsNotCalledWellAgain() {
        watch.add("b", "192.0.2.2");
        watch.add("a", "192.0.2.1").is(NodeState.DOWN, NodeCause.REFUSED);
        watch.pass(10);
        watch.subjects.remove("a");
        watch.pass(10);
        assertThat(endings()).containsExactly("node-down a removed");
    }

    @Test
    void theLastNodeOfAllThatIsRemovedEndsItsAlarmAsWell() {
        watch.add("a", "192.0.2.1").is(NodeState.DOWN, NodeCause.REFUSED);
        watch.pass(10);
        watch.subjects.clear();
        watch.pass(10);
        assertThat(endings()).containsExactly("node-down a removed");
    }

    /** Damping holds what comes and goes; who is removed does not come back. */
    @Test
    void aFlappingAlarmOfWhoIsRemovedDoesNotStayOpen() {
        Watch.Subject node = watch.add("a", "192.0.2.1");
        for (int i = 0; i < 3; i++) {
            node.is(NodeState.DOWN, NodeCause.REFUSED);
            watch.pass(10);
            node.is(NodeState.ONLINE, NodeCause.HEARD);
            watch.pass(10);
        }
        node.is(NodeState.DOWN, NodeCause.REFUSED);
        watch.pass(10);
        assertThat(watch.state.open())
                .singleElement()
                .satisfies(open -> assertThat(open.flapping()).isTrue());
        watch.subjects.clear();
        watch.pass(10);
        assertThat(watch.state.open()).isEmpty();
        assertThat(endings().getLast()).isEqualTo("node-down a removed");
    }

    @Test
    void ofAHostWhoseNodesAreRemovedTheSame() {
        watch.add("a", "192.0.2.9").is(NodeState.DOWN, NodeCause.REFUSED);
        watch.add("b", "192.0.2.9").is(NodeState.DOWN, NodeCause.REFUSED);
        watch.pass(10);
        assertThat(watch.open()).containsExactly("host-down 192.0.2.9");
        watch.subjects.clear();
        watch.pass(10);
        assertThat(endings()).containsExactly("host-down 192.0.2.9 removed");
    }

    @Test
    void whoWasStoppedRaisesNothingAndEndsWhatIsOpen() {
        Watch.Subject node = watch.add("a", "192.0.2.1");
        Watch.Subject other = watch.add("b", "192.0.2.2");
        node.is(NodeState.DOWN, NodeCause.REFUSED);
        watch.pass(10);
        node.stopped = true;
        other.stopped = true;
        other.is(NodeState.DOWN, NodeCause.STOPPED);
        watch.pass(120);
        assertThat(watch.raised()).extracting(Alarm::subject).containsExactly("a");
        assertThat(endings()).containsExactly("node-down a stopped");

        other.stopped = false;
        other.is(NodeState.ONLINE, NodeCause.HEARD);
        watch.pass(10);
        other.is(NodeState.DOWN, NodeCause.REFUSED);
        watch.pass(10);
        assertThat(watch.open()).as("it was started again, and then it died").containsExactly("node-down b");
    }

    /** A stack that is stopped on three hosts is no reason for three alarms. */
    @Test
    void aWholeFleetThatIsStoppedRaisesNothing() {
        for (int i = 0; i < 9; i++) {
            Watch.Subject node = watch.add("n" + i, "192.0.2." + i / 3);
            node.stopped = true;
            node.is(NodeState.DOWN, NodeCause.STOPPED);
        }
        watch.pass(300);
        assertThat(watch.changes).isEmpty();
    }

    @Test
    void ofWhomNothingTellsAnyMoreIsSaidSo() {
        Watch.Subject node = watch.add("a", "192.0.2.1");
        node.is(NodeState.DOWN, NodeCause.SILENT);
        watch.pass(10);
        node.is(NodeState.UNKNOWN, NodeCause.NOT_LISTENING);
        watch.pass(10);
        assertThat(endings()).containsExactly("node-down a unknown");
        assertThat(Ending.of("what a later version says")).isEqualTo(Ending.UNKNOWN);
    }
}
