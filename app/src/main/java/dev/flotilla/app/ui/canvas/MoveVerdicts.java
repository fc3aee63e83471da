package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.fleet.HostId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a service that is being dragged could go.
 *
 * @param impossible why it cannot be moved at all; empty when it can
 * @param hosts what each host of the fleet says
 */
public record MoveVerdicts(Optional<String> impossible, Map<HostId, Verdict> hosts) {
    public MoveVerdicts {
        hosts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
    }

    /** @param words one sentence: what would come of it, or why not */
    public record Verdict(boolean fits, String words) {}

    public static MoveVerdicts impossible(String why) {
        return new MoveVerdicts(Optional.of(why), Map.of());
    }
}
