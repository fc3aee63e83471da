package dev.flotilla.node.commit;

import dev.flotilla.node.routing.RolloutNote;
import java.util.Optional;

/** Where a coordinator notes the rollout that runs. Forgetting it is harmless: a share that is in force is held and watched then. */
public interface RolloutMemory {
    Optional<RolloutNote> recall();

    /**
     * On the disk when this returns if the rollout turns back or ends; one that begins is there a tick later, or with the first decision on it.
     *
     * @param note of the rollout that runs; empty when none does
     * @return why it could not be kept; empty when it was
     */
    Optional<String> keep(Optional<RolloutNote> note);

    /** For a node that keeps nothing. */
    static RolloutMemory none() {
        return new RolloutMemory() {
            @Override
            public Optional<RolloutNote> recall() {
                return Optional.empty();
            }

            @Override
            public Optional<String> keep(Optional<RolloutNote> note) {
                return Optional.empty();
            }
        };
    }
}
