package dev.flotilla.app.monitor.alarm;

import java.util.List;

/** @param changes in the order of their ids */
public record AlarmStep(AlarmState state, List<AlarmChange> changes) {
    public AlarmStep {
        changes = List.copyOf(changes);
    }
}
