package dev.flotilla.app.monitor.alarm;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.ReplicaReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What is counted over several looks: bad answers of the last ones, starts of the last minutes. Never changes; copied
 * only when something is new.
 */
record Memory(Map<String, Answers> answers, Map<String, Starts> starts) {
    static final Memory NONE = new Memory(Map.of(), Map.of());

    /** @param bits of the last answers, the newest lowest, 1 for a bad one */
    record Answers(long atNanos, long bits, int count) {
        int bad(int of) {
            return Long.bitCount(bits & ((1L << of) - 1));
        }
    }

    /**
     * @param times by the desk's clock, when its boot number was seen to change: an absurd one, from which every later one
     *     is a step down, does not end the counting
     */
    record Starts(long boot, List<Long> times) {
        Starts {
            times = List.copyOf(times);
        }
    }

    Memory after(FleetHealth health, long clock, AlarmRules.Thresholds thresholds) {
        Map<String, Answers> nextAnswers = null;
        Map<String, Starts> nextStarts = null;
        for (NodeHealth node : health.nodes()) {
            String name = node.node().name();
            if (node.replica().isPresent()) {
                Answers before = answers.get(name);
                Answers after = answer(before, node.replica().get(), thresholds);
                if (!after.equals(before)) {
                    nextAnswers = nextAnswers == null ? new HashMap<>(answers) : nextAnswers;
                    nextAnswers.put(name, after);
                }
            }
            OptionalLong boot = node.boot();
            Starts known = starts.get(name);
            if (boot.isPresent() && (known == null || known.boot() != boot.getAsLong())) {
                nextStarts = nextStarts == null ? new HashMap<>(starts) : nextStarts;
                nextStarts.put(name, start(known, boot.getAsLong(), clock, thresholds));
            }
        }
        return nextAnswers == null && nextStarts == null
                ? this
                : new Memory(nextAnswers == null ? answers : nextAnswers, nextStarts == null ? starts : nextStarts)
                        .of(health);
    }

    private static Answers answer(
            @org.jspecify.annotations.Nullable Answers before, ReplicaReport report, AlarmRules.Thresholds thresholds) {
        if (before != null && before.atNanos() == report.atNanos()) {
            return before;
        }
        boolean bad = report.errorRate().orElse(0) > thresholds.errorShare();
        long bits = before == null ? 0 : before.bits();
        int count = before == null ? 0 : before.count();
        return new Answers(report.atNanos(), bits << 1 | (bad ? 1 : 0), Math.min(64, count + 1));
    }

    /** The first boot that is seen is no restart. */
    private static Starts start(
            @org.jspecify.annotations.Nullable Starts known, long boot, long clock, AlarmRules.Thresholds thresholds) {
        if (known == null) {
            return new Starts(boot, List.of());
        }
        List<Long> times = new ArrayList<>(known.times());
        times.add(clock);
        while (times.size() > thresholds.restarts()) {
            times.removeFirst();
        }
        return new Starts(boot, times);
    }

    /** Without nodes that are no longer watched. */
    private Memory of(FleetHealth health) {
        int most = health.nodes().size();
        if (answers.size() <= most && starts.size() <= most) {
            return this;
        }
        java.util.Set<String> names = new java.util.HashSet<>();
        health.nodes().forEach(node -> names.add(node.node().name()));
        Map<String, Answers> keptAnswers = new HashMap<>(answers);
        keptAnswers.keySet().retainAll(names);
        Map<String, Starts> keptStarts = new HashMap<>(starts);
        keptStarts.keySet().retainAll(names);
        return new Memory(keptAnswers, keptStarts);
    }

    /** Starts of this node within the span, the first one of all not counted. */
    int restarts(String node, long clock, long within) {
        Starts known = starts.get(node);
        return known == null
                ? 0
                : (int) known.times().stream()
                        .filter(time -> clock - time <= within)
                        .count();
    }
}
