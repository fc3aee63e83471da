package dev.flotilla.app.monitor.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Alarms over restarts of the application, and the list of the last ones. */
class AlarmsKeptTest {
    private final Watch watch = new Watch();

    @Test
    void anAlarmThatWasOpenWhenTheApplicationEndedGoesOnUnderItsNumber() {
        Watch.Subject node = watch.add("a", "192.0.2.1");
        node.is(NodeState.DOWN, NodeCause.REFUSED);
        watch.pass(10);
        List<Alarm> open = watch.state.open();

        watch.state = AlarmState.resuming(40, open);
        watch.pass(30);
        assertThat(watch.raised()).hasSize(1);
        assertThat(watch.state.open()).isEqualTo(open);

        node.is(NodeState.ONLINE, NodeCause.HEARD);
        watch.pass(70);
        assertThat(watch.open()).isEmpty();
        node.is(NodeState.DOWN, NodeCause.REFUSED);
        watch.pass(10);
        assertThat(watch.raised().getLast().id()).isEqualTo(40);
    }

    @Test
    void whatIsGoneAfterARestartIsEndedOnceItCanBeKnown() {
        watch.add("a", "192.0.2.1").is(NodeState.DOWN, NodeCause.REFUSED);
        watch.pass(10);
        List<Alarm> open = watch.state.open();
        Objects.requireNonNull(watch.subjects.get("a")).is(NodeState.ONLINE, NodeCause.HEARD);

        watch.state = AlarmState.resuming(40, open);
        watch.pass(30);
        assertThat(watch.open()).hasSize(1);
        watch.pass(40);
        assertThat(watch.open()).isEmpty();
    }

    @Test
    void theBookKeepsWhatWasSeenAndEveryOpenOne() {
        watch.add("a", "192.0.2.1").is(NodeState.DOWN, NodeCause.REFUSED);
        watch.pass(10);
        AlarmBook book = AlarmBook.EMPTY.after(watch.changes).seenUpTo(1);
        assertThat(book.alarms()).singleElement().matches(Alarm::seen);

        List<AlarmChange> more = new java.util.ArrayList<>();
        for (long id = 2; id < 500; id++) {
            Alarm alarm = book.alarms().getFirst();
            more.add(new AlarmChange.Ended(new Alarm(
                    id,
                    "node-down",
                    alarm.severity(),
                    "b",
                    List.of("b"),
                    "why",
                    Watch.START,
                    Optional.of(Watch.START),
                    false,
                    false)));
        }
        AlarmBook later = book.after(more)
                .after(List.of(new AlarmChange.Changed(watch.raised().getFirst())));

        assertThat(later.alarms()).hasSize(201);
        assertThat(later.alarms().getFirst().id()).isEqualTo(499);
        assertThat(later.alarms().getLast().seen()).isTrue();
    }
}
