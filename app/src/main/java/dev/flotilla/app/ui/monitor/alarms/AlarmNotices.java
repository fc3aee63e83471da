package dev.flotilla.app.ui.monitor.alarms;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.ui.kit.notices.Notice;
import dev.flotilla.app.ui.kit.notices.Toasts;
import dev.flotilla.app.ui.monitor.MonitorWorld;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings new alarms to the toasts and the bell; those of before the window go to the bell alone. */
public final class AlarmNotices {
    private final Toasts toasts;
    private final Consumer<Alarm> show;
    private final Map<Long, Boolean> known = new HashMap<>();
    private boolean begun;

    /** @param show shows what an alarm is about */
    public AlarmNotices(MonitorWorld world, Toasts toasts, Consumer<Alarm> show) {
        this.toasts = toasts;
        this.show = show;
        world.gate().latest(world.monitoring().alarms(), 4, this::take);
    }

    private void take(List<Alarm> alarms) {
        alarms.stream().sorted(Comparator.comparingLong(Alarm::id)).forEach(alarm -> {
            Boolean wasOpen = known.put(alarm.id(), alarm.open());
            if (wasOpen == null && !begun) {
                toasts.remember(notice(alarm), alarm.raised());
            } else if (wasOpen == null && alarm.open()) {
                toasts.show(notice(alarm));
            } else if (wasOpen != null && wasOpen && !alarm.open()) {
                toasts.show(over(alarm).ofKind("alarms ended"));
            }
        });
        known.keySet().retainAll(alarms.stream().map(Alarm::id).toList());
        begun = true;
    }

    /** Only one that is well again is good news. */
    private static Notice over(Alarm alarm) {
        Alarm.Ending how = alarm.ending().orElse(Alarm.Ending.WELL);
        String title = alarm.subject() + " " + how.predicate();
        String detail = "Ended: " + alarm.why();
        return how == Alarm.Ending.WELL ? Notice.done(title, detail) : Notice.told(title, detail);
    }

    private Notice notice(Alarm alarm) {
        return new Notice(
                AlarmRow.tone(alarm.severity()),
                alarm.subject(),
                alarm.why(),
                true,
                Optional.of(new Notice.Action("Show", () -> show.accept(alarm))),
                switch (alarm.severity()) {
                    case WARNING -> "warnings";
                    case CRITICAL -> "alarms";
                });
    }
}
