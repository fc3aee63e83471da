package dev.flotilla.app.noderun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that was ever seen of what the nodes serve. Each look is held against the earlier ones. */
final class History {
    private final NodeFleet fleet;
    private final Map<Long, Served> states = new TreeMap<>();
    private final Map<String, Long> highest = new HashMap<>();
    private final Set<Long> onAll = new TreeSet<>();

    History(NodeFleet fleet) {
        this.fleet = fleet;
    }

    /** Looks at every node that answers: committed states only, one state for each version, none goes back. */
    void look() throws InterruptedException {
        List<Served> all = new ArrayList<>();
        for (String id : NodeFleet.IDS) {
            try {
                Served served = fleet.served(id);
                seen(id, served);
                all.add(served);
            } catch (IOException e) {
                // It is dead, or not there yet.
            }
        }
        if (all.size() == NodeFleet.IDS.size() && all.stream().distinct().count() == 1) {
            onAll.add(all.getFirst().version());
        }
    }

    private void seen(String id, Served served) {
        assertThat(served.status()).as("status on %s", id).isEqualTo("COMMITTED");
        Served known = states.putIfAbsent(served.version(), served);
        assertThat(served).as("version %s on %s", served.version(), id).isEqualTo(known == null ? served : known);
        assertThat(served.version()).as("version of %s", id).isGreaterThanOrEqualTo(highest.getOrDefault(id, 0L));
        highest.put(id, served.version());
    }

    /** By version. */
    Map<Long, Served> states() {
        return states;
    }

    /** Versions that all three served at one time. */
    Set<Long> onAll() {
        return onAll;
    }

    long highest() {
        return highest.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
