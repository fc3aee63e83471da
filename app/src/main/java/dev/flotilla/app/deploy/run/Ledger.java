package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployEvent;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.deploy.journal.StepRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the journal and the progress side by side: the journal first, so that nothing is shown that is not kept.
 * Called on the coordinator's thread alone.
 */
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final DeployJournal journal;
    private final InstantSource clock;
    private final SignalSource<DeployProgress> progress;
    private ApplyRecord record;
    private Optional<Problem> broken = Optional.empty();

    Ledger(RunSetting setting, DeployProgress first) {
        this.journal = setting.journal();
        this.clock = setting.clock();
        this.record = setting.record();
        this.progress = new SignalSource<>(first);
    }

    Signal<DeployProgress> progress() {
        return progress;
    }

    DeployProgress now() {
        return progress.value();
    }

    Instant clock() {
        return clock.instant();
    }

    /** Why the journal cannot be written any more; then no step may begin. */
    Optional<Problem> broken() {
        return broken;
    }

    /** @return false when it could not be kept; then nothing is shown either */
    boolean write(List<StepRecord> entries) {
        if (entries.isEmpty()) {
            return true;
        }
        boolean kept = kept(journal.write(record.id(), entries));
        if (kept) {
            DeployProgress next = now();
            List<DeployEvent> events = new ArrayList<>();
            entries.forEach(entry -> JournalFold.event(entry).ifPresent(events::add));
            for (DeployEvent event : events) {
                next = next.with(event);
            }
            progress.publish(next);
        }
        return kept;
    }

    void show(DeployEvent event) {
        progress.publish(now().with(event));
    }

    void state(ApplyState state, int pending) {
        record = state.isOver()
                ? record.ended(state, clock.instant(), pending)
                : new ApplyRecord(
                        record.id(),
                        record.stack(),
                        record.kind(),
                        record.onFailure(),
                        state,
                        record.startedAt(),
                        record.endedAt(),
                        record.owner(),
                        pending,
                        record.planText());
        // When this cannot be kept, the next start finds the apply open and looks what was done.
        kept(journal.update(record));
        show(new DeployEvent.StateChanged(clock.instant(), state));
    }

    private <T> boolean kept(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T> ok -> true;
            case Outcome.Failed<T> failed -> {
                LOG.error(
                        "The journal cannot be written: {} {}",
                        failed.first().code(),
                        failed.first().message());
                broken = Optional.of(failed.first());
                yield false;
            }
        };
    }
}
