package dev.flotilla.app.monitor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.alarm.AlarmArchive;
import dev.flotilla.app.monitor.alarm.AlarmChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Numbers of alarms go on where they ended, or nothing is kept. */
class KeptAlarmsTest {
    private static final Problem BROKEN = Problem.of("FL-1001", "The disk cannot be read.", "Look at it.");

    /** Cannot be read, or holds nothing but a number; writes down what it is told. */
    private record Archive(boolean broken, List<String> told) implements AlarmArchive {
        Archive(boolean broken) {
            this(broken, new CopyOnWriteArrayList<>());
        }

        @Override
        public Outcome<Kept> load(Instant now) {
            return broken ? Outcome.failed(BROKEN) : Outcome.ok(new Kept(41, List.of(), Map.of()));
        }

        @Override
        public Outcome<Integer> keep(List<AlarmChange> changes) {
            told.add("keep");
            return Outcome.ok(changes.size());
        }

        @Override
        public Outcome<Integer> seen(long upTo) {
            told.add("seen " + upTo);
            return Outcome.ok(1);
        }

        @Override
        public Outcome<String> mute(String node, Optional<Instant> until) {
            told.add("unmute " + node);
            return Outcome.ok(node);
        }
    }

    @Test
    void whereTheEarlierOnesCannotBeReadNoneIsKept() {
        KeptAlarms unread = KeptAlarms.of(Optional.of(new Archive(true)), Instant.EPOCH);
        assertThat(unread.archive()).isEmpty();
        assertThat(unread.trouble()).contains(BROKEN);

        Archive archive = new Archive(false);
        KeptAlarms read = KeptAlarms.of(Optional.of(archive), Instant.EPOCH);
        assertThat(read.archive()).contains(archive);
        assertThat(read.trouble()).isEmpty();
        assertThat(read.kept().nextId()).isEqualTo(41);
    }

    @Test
    void theMonitorShowsTheTroubleAndMarksNoOldAlarmAsSeen() {
        Archive archive = new Archive(true);
        try (TestMonitor test = new TestMonitor(archive)) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> test.health().troubles().contains(BROKEN));
            test.monitor.seen(3);
            test.monitor.mute("a", Optional.empty());
        }
        assertThat(archive.told()).containsExactly("unmute a");
    }

    @Test
    void whereTheyCanBeReadTheUsersLookIsKept() {
        Archive archive = new Archive(false);
        try (TestMonitor test = new TestMonitor(archive)) {
            test.monitor.seen(3);
        }
        assertThat(archive.told()).containsExactly("seen 3");
    }
}
