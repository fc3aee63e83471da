package dev.flotilla.app.deploy.book;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.deploy.journal.PlanText;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.secret.vault.Vault;
import java.util.List;
import java.util.Optional;

/** What was last applied of a stack, by the journal. Blocks on the disk. */
public final class AppliedStacks {
    private static final int MOST = 100;

    private final DeployJournal journal;
    private final Vault vault;

    public AppliedStacks(DeployJournal journal, Vault vault) {
        this.journal = journal;
        this.vault = vault;
    }

    /** Where the newest good apply put its instances, unless a removal came after it. */
    public Outcome<Optional<Placement>> placement(String stack) {
        return journal.recent(Optional.of(stack), MOST).map(this::placement);
    }

    /**
     * The same from records that were read already.
     *
     * @param applies of one stack, newest first
     */
    public Optional<Placement> placement(List<ApplyRecord> applies) {
        for (ApplyRecord apply : applies) {
            if (apply.kind() == DeployPlan.Kind.REMOVE && apply.state() == ApplyState.DONE) {
                return Optional.empty();
            }
            if (apply.kind() == DeployPlan.Kind.APPLY && apply.state() == ApplyState.DONE) {
                return new PlanText(vault.forShowing()).read(apply.planText()).placement();
            }
        }
        return Optional.empty();
    }
}
