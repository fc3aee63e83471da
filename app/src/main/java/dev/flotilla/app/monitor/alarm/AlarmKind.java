package dev.flotilla.app.monitor.alarm;

import dev.flotilla.app.monitor.Alarm.Severity;
import java.util.Optional;

/** What there are alarms for: a short list that scripts may rely on, each with the code that a user can quote. */
public enum AlarmKind {
    NODE_DOWN("FL-5201", "node-down", "Node down", Severity.CRITICAL),
    /** All nodes of one host at once: one alarm for them. */
    HOST_DOWN("FL-5202", "host-down", "All nodes of a host down", Severity.CRITICAL),
    NODE_SUSPECT("FL-5203", "node-suspect", "Node suspect for long", Severity.WARNING),
    /** Two nodes are well, and the one does not hear the other. */
    EDGE_NOT_HEARD("FL-5204", "edge-not-heard", "Not heard by a peer", Severity.WARNING),
    EDGE_LOSSY("FL-5205", "edge-lossy", "Many beats lost", Severity.WARNING),
    /** Heard, but through a gateway or under an identity that others share. */
    EDGE_ODD("FL-5206", "edge-odd", "Heard in an odd way", Severity.WARNING),
    REPLICAS_DISAGREE("FL-5207", "replicas-disagree", "Replicas disagree", Severity.CRITICAL),
    ERROR_RATE("FL-5208", "error-rate", "Predictions fail", Severity.CRITICAL),
    OUT_OF_MEMORY("FL-5209", "out-of-memory", "Killed for want of memory", Severity.CRITICAL),
    RESTART_LOOP("FL-5210", "restart-loop", "Restarts in a loop", Severity.CRITICAL),
    CLOCK_SKEW("FL-5211", "clock-skew", "Clock is off", Severity.WARNING),
    DISK_FULL("FL-5212", "disk-full", "Disk nearly full", Severity.WARNING);

    private final String number;
    private final String code;
    private final String title;
    private final Severity severity;

    AlarmKind(String number, String code, String title, Severity severity) {
        this.number = number;
        this.code = code;
        this.title = title;
        this.severity = severity;
    }

    /** FL-52nn. */
    public String number() {
        return number;
    }

    /** What {@link dev.flotilla.app.monitor.Alarm#rule} holds. */
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public Severity severity() {
        return severity;
    }

    /** Empty for a code that this version does not know. */
    public static Optional<AlarmKind> of(String code) {
        for (AlarmKind kind : values()) {
            if (kind.code.equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
