package dev.flotilla.app.monitor.alarm;

import dev.flotilla.app.monitor.Alarm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last alarms, for a list: the newest first, open ones always among them. Never changes.
 *
 * @param alarms at most {@link #MOST}, and every open one
 */
public record AlarmBook(List<Alarm> alarms) {
    public static final int MOST = 200;
    public static final AlarmBook EMPTY = new AlarmBook(List.of());

    public AlarmBook {
        List<Alarm> sorted = new ArrayList<>(alarms);
        sorted.sort(Comparator.comparingLong(Alarm::id).reversed());
        List<Alarm> kept = new ArrayList<>();
        for (Alarm alarm : sorted) {
            if (kept.size() < MOST || alarm.open()) {
                kept.add(alarm);
            }
        }
        alarms = List.copyOf(kept);
    }

    /** What the user has seen stays seen. */
    public AlarmBook after(List<AlarmChange> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        Map<Long, Alarm> all = new HashMap<>();
        alarms.forEach(alarm -> all.put(alarm.id(), alarm));
        for (AlarmChange change : changes) {
            Alarm now = change.alarm();
            boolean seen =
                    Optional.ofNullable(all.get(now.id())).filter(Alarm::seen).isPresent();
            all.put(now.id(), seen ? now.looked() : now);
        }
        return new AlarmBook(List.copyOf(all.values()));
    }

    /** Every alarm up to this one has been looked at. */
    public AlarmBook seenUpTo(long id) {
        return new AlarmBook(alarms.stream()
                .map(alarm -> alarm.id() <= id ? alarm.looked() : alarm)
                .toList());
    }
}
