package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.deploy.journal.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal in memory; after a number of writes it may die, as the process that writes it may. */
final class MemoryJournal implements DeployJournal {
    /** Thrown where the process is thought to be killed. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final List<ApplyRecord> applies = new ArrayList<>();
    private final List<StepRecord> entries = new ArrayList<>();
    private int writes;
    private int killAt = Integer.MAX_VALUE;
    private boolean full;

    /** From the n-th write of entries on, nothing is kept any more. */
    synchronized void killAt(int write) {
        killAt = write;
    }

    synchronized void full() {
        full = true;
    }

    synchronized int writes() {
        return writes;
    }

    /** What a new process finds: the same records, and the old owner gone. */
    synchronized MemoryJournal reopened() {
        MemoryJournal next = new MemoryJournal();
        applies.forEach(a -> next.applies.add(new ApplyRecord(
                a.id(),
                a.stack(),
                a.kind(),
                a.onFailure(),
                a.state(),
                a.startedAt(),
                a.endedAt(),
                "1@1",
                a.pending(),
                a.planText())));
        next.entries.addAll(entries);
        return next;
    }

    @Override
    public synchronized Outcome<ApplyRecord> begin(ApplyRecord apply) {
        applies.addFirst(apply);
        return Outcome.ok(apply);
    }

    @Override
    public synchronized Outcome<Integer> write(String applyId, List<StepRecord> more) {
        if (++writes >= killAt) {
            throw new Killed();
        }
        if (full) {
            return Outcome.failed(Problem.of("FL-1005", "No space left.", ""));
        }
        entries.addAll(more);
        return Outcome.ok(more.size());
    }

    @Override
    public synchronized Outcome<ApplyRecord> update(ApplyRecord apply) {
        if (writes >= killAt) {
            throw new Killed();
        }
        applies.replaceAll(a -> a.id().equals(apply.id()) ? apply : a);
        return Outcome.ok(apply);
    }

    @Override
    public synchronized Outcome<List<StepRecord>> entries(String applyId) {
        return Outcome.ok(List.copyOf(entries));
    }

    @Override
    public synchronized Outcome<List<ApplyRecord>> recent(Optional<String> stack, int limit) {
        return Outcome.ok(List.copyOf(applies));
    }

    @Override
    public synchronized Outcome<List<ApplyRecord>> unfinished() {
        return Outcome.ok(applies.stream()
                .filter(a -> a.pending() > 0 || !a.state().isOver())
                .toList());
    }
}
