package dev.flotilla.app.doctor.probe;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.WishedStack;
import java.util.Optional;

/** Whether a plan could be made for a stack. */
@FunctionalInterface
public interface StackPlans {
    /** Nobody plans here. */
    StackPlans NONE = stack -> Optional.empty();

    /** Why not; empty when one can be made. Blocks for as long as the slowest host may take. */
    Optional<Problem> refusal(WishedStack stack) throws InterruptedException;
}
