package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.alarm.AlarmArchive;
import dev.flotilla.app.monitor.alarm.AlarmBook;
import dev.flotilla.app.monitor.alarm.AlarmChange;
import dev.flotilla.app.monitor.alarm.AlarmDesk;
import dev.flotilla.app.monitor.alarm.AlarmState;
import dev.flotilla.app.monitor.alarm.AlarmStep;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Has the alarm desk look at each state of the fleet, and tells what it raised and ended. The loop's thread alone. */
final class AlarmWatch {
    private final AlarmDesk desk;
    private final SignalSource<List<Alarm>> alarms;
    private final Consumer<List<AlarmChange>> told;
    private final AtomicLong seenUpTo = new AtomicLong();
    private AlarmState state;
    private AlarmBook book;
    private long applied;

    /** @param told what changed, on the loop's thread: quick, and it does not block */
    AlarmWatch(
            AlarmDesk desk,
            AlarmArchive.Kept kept,
            SignalSource<List<Alarm>> alarms,
            Consumer<List<AlarmChange>> told) {
        this.desk = desk;
        this.alarms = alarms;
        this.told = told;
        this.state = AlarmState.resuming(kept.nextId(), kept.open());
        this.book = new AlarmBook(kept.last());
    }

    void begin() {
        alarms.publish(book.alarms());
    }

    /** Any thread: the user has looked at all up to this one. */
    void seen(long alarm) {
        seenUpTo.accumulateAndGet(alarm, Math::max);
    }

    void look(FleetHealth health) {
        AlarmStep step = desk.step(state, health);
        state = step.state();
        long seen = seenUpTo.get();
        if (step.changes().isEmpty() && seen == applied) {
            return;
        }
        applied = seen;
        book = book.after(step.changes()).seenUpTo(seen);
        alarms.publish(book.alarms());
        if (!step.changes().isEmpty()) {
            told.accept(step.changes());
        }
    }
}
