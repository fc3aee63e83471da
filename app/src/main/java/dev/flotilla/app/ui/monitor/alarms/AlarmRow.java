package dev.flotilla.app.ui.monitor.alarms;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An alarm as the list shows it. */
record AlarmRow(Alarm alarm, String age, String lasted) {
    static AlarmRow of(Alarm alarm, Instant now) {
        return new AlarmRow(
                alarm,
                Amounts.ago(alarm.raised(), now),
                alarm.ended()
                        .map(end -> "lasted " + Amounts.span(Duration.between(alarm.raised(), end)) + how(alarm))
                        .orElse("open for " + Amounts.span(Duration.between(alarm.raised(), now))));
    }

    /** That all is well again needs no word. */
    private static String how(Alarm alarm) {
        return alarm.ending()
                .filter(ending -> ending != Alarm.Ending.WELL)
                .map(ending -> ", then it " + ending.predicate())
                .orElse("");
    }

    /** An alarm that has ended is grey: it is not current. */
    Status glyph() {
        if (!alarm.open()) {
            return Status.OFFLINE;
        }
        return switch (alarm.severity()) {
            case WARNING -> Status.DEGRADED;
            case CRITICAL -> Status.DOWN;
        };
    }

    static Tone tone(Alarm.Severity severity) {
        return switch (severity) {
            case WARNING -> Tone.WARNING;
            case CRITICAL -> Tone.DANGER;
        };
    }

    static String word(Alarm.Severity severity) {
        return switch (severity) {
            case WARNING -> "Warning";
            case CRITICAL -> "Critical";
        };
    }

    /** Who is meant besides the subject. */
    String others() {
        List<String> nodes =
                alarm.nodes().stream().filter(n -> !n.equals(alarm.subject())).toList();
        if (nodes.isEmpty()) {
            return "";
        }
        return nodes.size() <= 3
                ? String.join(", ", nodes)
                : String.join(", ", nodes.subList(0, 3)) + " and " + (nodes.size() - 3) + " more";
    }

    String sentence() {
        return word(alarm.severity()) + ", " + alarm.subject() + ", " + alarm.why() + ", " + lasted
                + (alarm.seen() ? "" : ", not seen");
    }
}
