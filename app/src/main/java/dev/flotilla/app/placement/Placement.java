package dev.flotilla.app.placement;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.Strategy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where every instance goes.
 *
 * @param hosts instance name to host, in the order of placing
 * @param warnings such as sibling names that no longer resolve
 */
public record Placement(Strategy strategy, Map<String, HostId> hosts, List<ScoreCard> cards, List<String> warnings) {
    public Placement {
        hosts = Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
        cards = List.copyOf(cards);
        warnings = List.copyOf(warnings);
    }
}
