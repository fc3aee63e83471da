package dev.flotilla.app.monitor.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever happens: seeded stories of nodes that fall and rise. */
class AlarmPropertyTest {
    private final Watch watch = new Watch();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noAlarmBeforeItsDwellTimeAndNoneTwice(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            watch.add("node-" + i, "192.0.2." + i);
        }
        Map<String, Long> downSince = new HashMap<>();
        for (int second = 0; second < 2000; second++) {
            for (Watch.Subject subject : watch.subjects.values()) {
                int fate = random.nextInt(100);
                if (fate == 0) {
                    subject.is(NodeState.DOWN, NodeCause.UNREACHABLE);
                } else if (fate < 6) {
                    subject.is(NodeState.ONLINE, NodeCause.HEARD);
                }
                if (subject.state == NodeState.DOWN) {
                    downSince.putIfAbsent(subject.name, watch.second + 1);
                } else {
                    downSince.remove(subject.name);
                }
            }
            int before = watch.changes.size();
            watch.pass(1);
            for (AlarmChange change : watch.changes.subList(before, watch.changes.size())) {
                if (change instanceof AlarmChange.Raised(Alarm alarm)) {
                    assertThat(watch.second - Objects.requireNonNull(downSince.get(alarm.subject())))
                            .as("seed %d, %s", seed, alarm)
                            .isGreaterThanOrEqualTo(3);
                }
            }
            Set<String> subjects = new HashSet<>();
            assertThat(watch.state.open()).allMatch(alarm -> subjects.add(alarm.rule() + alarm.subject()));
        }
        List<Long> ids = watch.raised().stream().map(Alarm::id).toList();
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates().isSorted();
        assertThat(watch.state.tracks().size()).isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneAlarmForEachDeadHost(long seed) {
        Random random = new Random(seed);
        int hosts = 3 + random.nextInt(4);
        for (int host = 0; host < hosts; host++) {
            int nodes = 2 + random.nextInt(10);
            for (int i = 0; i < nodes; i++) {
                watch.add("h" + host + "-" + i, "192.0.2." + host);
            }
        }
        watch.pass(5);
        Set<String> dead = new HashSet<>();
        for (int host = 0; host < hosts; host++) {
            if (random.nextBoolean() || host == 0) {
                dead.add("192.0.2." + host);
            }
        }
        Map<String, Integer> fallsAt = new HashMap<>();
        watch.subjects.values().forEach(subject -> fallsAt.put(subject.name, 2 + random.nextInt(3)));
        for (int second = 0; second < 60; second++) {
            for (Watch.Subject subject : watch.subjects.values()) {
                if (dead.contains(subject.host)) {
                    boolean fallen = second >= Objects.requireNonNull(fallsAt.get(subject.name));
                    subject.is(
                            fallen ? NodeState.DOWN : NodeState.SUSPECT,
                            fallen ? NodeCause.UNREACHABLE : NodeCause.SILENT);
                }
            }
            watch.pass(1);
        }

        assertThat(watch.raised()).extracting(Alarm::rule).containsOnly("host-down");
        assertThat(watch.raised()).extracting(Alarm::subject).containsExactlyInAnyOrderElementsOf(dead);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aFlappingNodeRaisesFew(long seed) {
        Random random = new Random(seed);
        Watch.Subject node = watch.add("a", "192.0.2.1");
        for (int i = 0; i < 400; i++) {
            node.is(NodeState.DOWN, NodeCause.UNREACHABLE);
            watch.pass(1 + random.nextInt(30));
            node.is(NodeState.ONLINE, NodeCause.HEARD);
            watch.pass(1 + random.nextInt(30));
        }

        assertThat(watch.second).isGreaterThan(3 * 3600);
        assertThat(watch.raised()).as("over hours").hasSizeBetween(3, 6);
    }
}
