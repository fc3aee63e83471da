package dev.flotilla.app.placement;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.Stack;
import java.util.List;
import java.util.Map;

/**
 * What is to be placed.
 *
 * @param pins service name to the host where the user put it: stands before the strategy, not before the constraints
 * @param standing instance name to the host where it runs now. A tie goes to it; auto leaves an instance there unless
 *     another host is better by 10 points, so that a wavering load moves nothing; services that are pinned by build,
 *     devices or the engine's socket stay there
 */
public record PlacementRequest(
        Stack stack, List<Candidate> candidates, Map<String, HostId> pins, Map<String, HostId> standing) {
    public PlacementRequest {
        candidates = List.copyOf(candidates);
        pins = Map.copyOf(pins);
        standing = Map.copyOf(standing);
    }
}
