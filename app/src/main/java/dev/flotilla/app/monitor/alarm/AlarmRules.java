package dev.flotilla.app.monitor.alarm;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * When what is an alarm.
 *
 * @param timings a kind without one is off
 * @param thresholds from where on a figure is bad
 * @param damping of what comes and goes
 * @param together how much longer a node's alarm waits while the rest of its host is silent as well: they may be one
 */
public record AlarmRules(Map<AlarmKind, Timing> timings, Thresholds thresholds, Damping damping, Duration together) {
    public AlarmRules {
        Map<AlarmKind, Timing> copy = new EnumMap<>(AlarmKind.class);
        copy.putAll(timings);
        timings = Collections.unmodifiableMap(copy);
    }

    /**
     * @param dwell the condition holds for so long before the alarm is raised
     * @param calm and is gone for so long before it is ended
     */
    public record Timing(Duration dwell, Duration calm) {
        static Timing seconds(long dwell, long calm) {
            return new Timing(Duration.ofSeconds(dwell), Duration.ofSeconds(calm));
        }
    }

    /**
     * @param lossPercent 0-100
     * @param errorShare 0-1; {@code bad} of the last {@code of} answers have to be above it
     * @param restarts so many within {@code restartsWithin} are a loop
     */
    public record Thresholds(
            double lossPercent,
            double errorShare,
            int bad,
            int of,
            int restarts,
            Duration restartsWithin,
            double diskPercent) {
        public Thresholds {
            if (bad < 1 || of < bad || of > 60 || restarts < 1 || restarts > 100) {
                throw new IllegalArgumentException(bad + " of " + of + ", restarts " + restarts);
            }
        }
    }

    /**
     * @param times raised so often within {@code within}, an alarm is flapping: it stays open
     * @param calm until its condition was gone for so long
     */
    public record Damping(int times, Duration within, Duration calm) {
        public Damping {
            if (times < 2 || times > 100) {
                throw new IllegalArgumentException("flapping from " + times + " times on");
            }
        }
    }

    /**
     * A node that is down has been asked before it was called so: 3 s more are for what dies with it. Edges wait for
     * longer than a peer's tolerance, replicas for longer than a round of agreement takes to be sent again. The error
     * rate of 5 % is the health gate's.
     */
    public static final AlarmRules USUAL = new AlarmRules(
            usualTimings(),
            new Thresholds(20, 0.05, 3, 5, 3, Duration.ofMinutes(10), 95),
            new Damping(3, Duration.ofMinutes(30), Duration.ofMinutes(10)),
            Duration.ofSeconds(10));

    private static Map<AlarmKind, Timing> usualTimings() {
        Map<AlarmKind, Timing> all = new EnumMap<>(AlarmKind.class);
        all.put(AlarmKind.NODE_DOWN, Timing.seconds(3, 5));
        all.put(AlarmKind.HOST_DOWN, Timing.seconds(3, 5));
        all.put(AlarmKind.NODE_SUSPECT, Timing.seconds(60, 10));
        all.put(AlarmKind.EDGE_NOT_HEARD, Timing.seconds(20, 20));
        all.put(AlarmKind.EDGE_LOSSY, Timing.seconds(60, 60));
        all.put(AlarmKind.EDGE_ODD, Timing.seconds(30, 30));
        all.put(AlarmKind.REPLICAS_DISAGREE, Timing.seconds(15, 10));
        all.put(AlarmKind.ERROR_RATE, Timing.seconds(0, 30));
        all.put(AlarmKind.OUT_OF_MEMORY, Timing.seconds(0, 60));
        all.put(AlarmKind.RESTART_LOOP, Timing.seconds(0, 60));
        all.put(AlarmKind.CLOCK_SKEW, Timing.seconds(60, 60));
        all.put(AlarmKind.DISK_FULL, Timing.seconds(60, 60));
        return all;
    }
}
