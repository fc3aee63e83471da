package dev.flotilla.app.deploy.journal;

import dev.flotilla.app.base.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what applies do, so that it is known whatever happens to the process. Each call that writes is one transaction,
 * on the disk when it returns. Calls block; from any thread.
 */
public interface DeployJournal {
    Outcome<ApplyRecord> begin(ApplyRecord apply);

    /** @return how many entries were written */
    Outcome<Integer> write(String applyId, List<StepRecord> entries);

    /** Changes state, end, owner and pending steps of an apply. */
    Outcome<ApplyRecord> update(ApplyRecord apply);

    /** In the order in which they were written. */
    Outcome<List<StepRecord>> entries(String applyId);

    /**
     * Newest first.
     *
     * @param stack all stacks when empty
     * @param limit 1-1000
     */
    Outcome<List<ApplyRecord>> recent(Optional<String> stack, int limit);

    /** Those that are not at their end, or have steps still to take back; newest first. */
    Outcome<List<ApplyRecord>> unfinished();
}
