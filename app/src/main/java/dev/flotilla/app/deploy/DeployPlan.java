package dev.flotilla.app.deploy;

import dev.flotilla.app.placement.Placement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What will be done, shown before it runs; the value that is shown is the value that runs.
 *
 * @param placement empty for stop and remove
 */
public record DeployPlan(
        Kind kind,
        String stack,
        Optional<Placement> placement,
        List<Endpoint> endpoints,
        List<Step> steps,
        List<PlanWarning> warnings,
        PlanBasis basis,
        Instant madeAt) {
    /** What the user asked for. */
    public enum Kind {
        APPLY,
        STOP,
        REMOVE
    }

    public DeployPlan {
        endpoints = List.copyOf(endpoints);
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }

    /** How many steps alter an engine. */
    public int changes() {
        return (int) steps.stream().filter(Step::changes).count();
    }

    public long hosts() {
        return steps.stream().map(s -> s.head().host()).distinct().count();
    }
}
