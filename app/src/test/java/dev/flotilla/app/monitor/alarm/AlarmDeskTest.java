package dev.flotilla.app.monitor.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules about nodes, by the second. */
class AlarmDeskTest {
    private final Watch watch = new Watch();

    @Test
    void aNodeIsAnAlarmWhenItIsStillDownAfterTheDwellTimeAndEndsAfterTheCalmTime() {
        Watch.Subject node = watch.add("a", "192.0.2.1");
        watch.add("b", "192.0.2.2");
        watch.pass(5);
        node.is(NodeState.DOWN, NodeCause.UNREACHABLE);

        watch.pass(3);
        assertThat(watch.open()).isEmpty();
        watch.pass(1);
        assertThat(watch.open()).containsExactly("node-down a");
        Alarm alarm = watch.raised().getFirst();
        assertThat(alarm.why()).isEqualTo("a is down. Nothing comes back from its machine.");
        assertThat(alarm.severity()).isEqualTo(Alarm.Severity.CRITICAL);
        assertThat(alarm.raised()).isEqualTo(Watch.START.plusSeconds(9));

        node.is(NodeState.ONLINE, NodeCause.HEARD);
        watch.pass(4);
        assertThat(watch.open()).hasSize(1);
        watch.pass(2);
        assertThat(watch.open()).isEmpty();
        assertThat(watch.changes.getLast()).isInstanceOf(AlarmChange.Ended.class);
        assertThat(watch.changes.getLast().alarm().ended()).isPresent();
    }

    @Test
    void whatWasNeverHeardIsNoAlarm() {
        watch.add("a", "192.0.2.1").is(NodeState.UNKNOWN, NodeCause.NEVER_HEARD);

        watch.pass(600);

        assertThat(watch.changes).isEmpty();
    }

    @Test
    void aHostThatDiesIsOneAlarmWithAllItsNodes() {
        for (int i = 1; i <= 12; i++) {
            watch.add("node-" + i, "192.0.2.9");
        }
        watch.add("other", "192.0.2.1");
        watch.pass(5);
        int dead = 0;
        for (Watch.Subject subject : watch.subjects.values()) {
            if (!subject.name.equals("other")) {
                subject.is(NodeState.SUSPECT, NodeCause.SILENT);
            }
        }
        for (Watch.Subject subject : watch.subjects.values()) {
            if (!subject.name.equals("other")) {
                subject.is(NodeState.DOWN, NodeCause.UNREACHABLE);
                watch.pass(dead++ % 3 == 0 ? 1 : 0);
            }
        }
        watch.pass(30);

        assertThat(watch.raised()).hasSize(1);
        Alarm alarm = watch.raised().getFirst();
        assertThat(alarm.rule()).isEqualTo("host-down");
        assertThat(alarm.subject()).isEqualTo("192.0.2.9");
        assertThat(alarm.nodes()).hasSize(12);
        assertThat(alarm.why())
                .startsWith("All 12 nodes of 192.0.2.9 are down: node-1, ")
                .contains(" and 7 more.");
    }

    @Test
    void aHostThatComesBackNodeByNodeRaisesNothingMore() {
        for (int i = 1; i <= 4; i++) {
            watch.add("node-" + i, "192.0.2.9").is(NodeState.DOWN, NodeCause.UNREACHABLE);
        }
        watch.pass(10);
        for (Watch.Subject subject : watch.subjects.values()) {
            subject.is(NodeState.ONLINE, NodeCause.RESTARTED);
            watch.pass(20);
        }

        assertThat(watch.raised()).hasSize(1);
        assertThat(watch.open()).isEmpty();
        assertThat(watch.changes.stream().filter(AlarmChange.Changed.class::isInstance))
                .hasSize(3);
    }

    @Test
    void oneNodeOfAHostWaitsOnlyWhileTheRestOfItIsSilentToo() {
        watch.add("a", "192.0.2.9").is(NodeState.DOWN, NodeCause.UNREACHABLE);
        Watch.Subject other = watch.add("b", "192.0.2.9");
        other.is(NodeState.SUSPECT, NodeCause.SILENT);

        watch.pass(12);
        assertThat(watch.open()).isEmpty();
        other.is(NodeState.ONLINE, NodeCause.HEARD);
        watch.pass(1);
        assertThat(watch.open()).containsExactly("node-down a");
    }

    @Test
    void aMutedNodeAndOneInMaintenanceRaiseNothing() {
        Watch.Subject muted = watch.add("a", "192.0.2.1");
        Watch.Subject kept = watch.add("b", "192.0.2.2");
        muted.muted = true;
        kept.maintenance = true;
        muted.is(NodeState.DOWN, NodeCause.REFUSED);
        kept.is(NodeState.DOWN, NodeCause.REFUSED);

        watch.pass(60);

        assertThat(watch.changes).isEmpty();
    }

    @Test
    void whatComesAndGoesIsHeldOpen() {
        Watch.Subject node = watch.add("a", "192.0.2.1");
        for (int i = 0; i < 20; i++) {
            node.is(NodeState.DOWN, NodeCause.UNREACHABLE);
            watch.pass(10);
            node.is(NodeState.ONLINE, NodeCause.HEARD);
            watch.pass(20);
        }

        assertThat(watch.raised()).hasSize(3);
        assertThat(watch.raised().getLast().flapping()).isTrue();
        assertThat(watch.raised().getLast().why()).contains("came and went 3 times within 30 min");
        assertThat(watch.open()).containsExactly("node-down a");
        watch.pass(590);
        assertThat(watch.open()).isEmpty();
    }

    @Test
    void aSuspectIsAnAlarmOnlyAfterLong() {
        watch.add("a", "192.0.2.1").is(NodeState.SUSPECT, NodeCause.SILENT);

        watch.pass(60);
        assertThat(watch.open()).isEmpty();
        watch.pass(1);
        assertThat(watch.open()).containsExactly("node-suspect a");
    }

    @Test
    void killedForWantOfMemoryIsThatAloneAndNotAlsoDown() {
        watch.add("a", "192.0.2.1").is(NodeState.DOWN, NodeCause.OUT_OF_MEMORY);

        watch.pass(30);

        assertThat(watch.open()).containsExactly("out-of-memory a");
    }

    @Test
    void startsAgainAndAgain() {
        Watch.Subject node = watch.add("a", "192.0.2.1");
        watch.pass(2);
        for (int i = 0; i < 3; i++) {
            node.boot++;
            watch.pass(30);
        }

        assertThat(watch.open()).containsExactly("restart-loop a");
        assertThat(watch.raised().getFirst().why()).startsWith("a has started again 3 times within 10 min.");
        watch.pass(700);
        assertThat(watch.open()).isEmpty();
    }

    @Test
    void anAbsurdBootNumberDoesNotHideTheStartsAfterIt() {
        Watch.Subject node = watch.add("a", "192.0.2.1");
        node.boot = Long.MAX_VALUE;
        watch.pass(2);
        for (int i = 0; i < 3; i++) {
            node.boot = 1_800_000_000L + i;
            watch.pass(30);
        }

        assertThat(watch.open()).containsExactly("restart-loop a");
    }

    @Test
    void threeBadAnswersOfFiveAreAnAlarmAndTwoAreNone() {
        Watch.Subject node = watch.add("a", "192.0.2.1");
        boolean[] bad = {true, false, true, false, false, true, true, true};
        int[] openAfter = {0, 0, 0, 0, 0, 0, 0, 1};
        for (int i = 0; i < bad.length; i++) {
            node.replica = Optional.of(Watch.serving(i, 1, "d", bad[i] ? 0.2 : 0.0, true));
            watch.pass(5);
            assertThat(watch.open()).as("after answer " + i).hasSize(openAfter[i] == 1 || i == 6 ? 1 : 0);
        }
        assertThat(watch.raised().getFirst().why())
                .isEqualTo("a fails 20 % of its predictions, more than 5 % in 3 of its last 5 answers.");
    }

    @Test
    void aDiskThatIsNearlyFull() {
        watch.add("a", "192.0.2.1").disk = 97;

        watch.pass(61);

        assertThat(watch.open()).containsExactly("disk-full a");
    }

    @Test
    void aLongPauseOfTheMonitorIsNoTimeInWhichAConditionHeld() {
        Watch.Subject node = watch.add("a", "192.0.2.1");
        node.is(NodeState.SUSPECT, NodeCause.SILENT);
        watch.pass(2);
        watch.second += 3600;
        watch.pass(5);

        assertThat(watch.open()).isEmpty();
    }

    @Test
    void whileTheMonitorHasJustStalledNothingIsRaised() {
        watch.add("a", "192.0.2.1").is(NodeState.DOWN, NodeCause.UNREACHABLE);
        Watch.Subject other = watch.add("b", "192.0.2.2");
        other.is(NodeState.ONLINE, NodeCause.MONITOR_STALLED);

        watch.pass(20);
        assertThat(watch.open()).isEmpty();
        other.is(NodeState.ONLINE, NodeCause.HEARD);
        watch.pass(1);
        assertThat(watch.open()).hasSize(1);
    }

    @Test
    void aKindWithoutATimingIsOff() {
        Map<AlarmKind, AlarmRules.Timing> timings = new EnumMap<>(AlarmRules.USUAL.timings());
        timings.remove(AlarmKind.NODE_DOWN);
        AlarmRules usual = AlarmRules.USUAL;
        Watch quiet = new Watch(new AlarmRules(timings, usual.thresholds(), usual.damping(), usual.together()));
        quiet.add("a", "192.0.2.1").is(NodeState.DOWN, NodeCause.REFUSED);

        quiet.pass(60);

        assertThat(quiet.changes).isEmpty();
    }

    @Test
    void itIsCalledOftenAndLooksOnceASecond() {
        watch.add("a", "192.0.2.1").is(NodeState.DOWN, NodeCause.REFUSED);
        watch.pass(1);
        AlarmState before = watch.state;

        watch.look();

        assertThat(watch.state).isSameAs(before);
    }
}
