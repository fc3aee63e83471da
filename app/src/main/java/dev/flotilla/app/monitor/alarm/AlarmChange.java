package dev.flotilla.app.monitor.alarm;

import dev.flotilla.app.monitor.Alarm;

/** What happened to an alarm; the alarm is as it is afterwards. */
public sealed interface AlarmChange {
    Alarm alarm();

    /** It is new: bell, toast, webhook. */
    record Raised(Alarm alarm) implements AlarmChange {}

    /** It stands for more or other nodes, or has come back and is held open from now on. */
    record Changed(Alarm alarm) implements AlarmChange {}

    record Ended(Alarm alarm) implements AlarmChange {}
}
