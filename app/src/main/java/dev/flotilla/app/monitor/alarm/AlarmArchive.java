package dev.flotilla.app.monitor.alarm;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.monitor.Alarm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where alarms and mutes are kept over restarts; bounded. Calls block on the disk; any thread. */
public interface AlarmArchive {
    /** Of the alarms that are kept; the oldest that have ended go first. */
    int MOST = 10_000;

    /** What was kept. Mutes that ended before are left out. */
    Outcome<Kept> load(Instant now);

    /** Keeps all of them or, when that fails, none. What was seen stays seen. The number of alarms written. */
    Outcome<Integer> keep(List<AlarmChange> changes);

    /** Every alarm up to this one has been looked at. How many had not been. */
    Outcome<Integer> seen(long upTo);

    /** No alarms of this node until then; empty ends it. The node. */
    Outcome<String> mute(String node, Optional<Instant> until);

    /**
     * @param nextId for {@link AlarmState#resuming}
     * @param last for {@link AlarmBook}: the newest, and every open one
     * @param mutes by node, until when
     */
    record Kept(long nextId, List<Alarm> last, Map<String, Instant> mutes) {
        public Kept {
            last = List.copyOf(last);
            mutes = Map.copyOf(mutes);
        }

        public List<Alarm> open() {
            return last.stream().filter(Alarm::open).toList();
        }
    }
}
