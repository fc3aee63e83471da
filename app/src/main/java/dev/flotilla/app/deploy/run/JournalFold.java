package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployEvent;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.journal.StepRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the journal back: entries as events, an apply as the progress it had. */
public final class JournalFold {
    private static final Problem UNKNOWN = Problem.of("FL-2300", "It failed.", "");

    private JournalFold() {}

    public static DeployProgress progress(ApplyRecord record, DeployPlan plan, List<StepRecord> entries) {
        DeployProgress progress = DeployProgress.begin(
                new DeployEvent.Started(record.startedAt(), record.id(), plan, record.onFailure()));
        for (StepRecord entry : entries) {
            Optional<DeployEvent> event = event(entry);
            if (event.isPresent()) {
                progress = progress.with(event.get());
            }
        }
        return progress.with(
                new DeployEvent.StateChanged(record.endedAt().orElse(record.startedAt()), record.shownState()));
    }

    static Optional<DeployEvent> event(StepRecord entry) {
        int step = entry.step();
        return switch (entry.what()) {
            case BEGUN -> Optional.of(new DeployEvent.StepStarted(entry.at(), step));
            case DONE -> Optional.of(new DeployEvent.StepDone(entry.at(), step));
            case FAILED, UNDO_FAILED ->
                Optional.of(new DeployEvent.StepFailed(
                        entry.at(), step, entry.problem().orElse(UNKNOWN)));
            case SKIPPED -> Optional.of(new DeployEvent.StepSkipped(entry.at(), step));
            case UNDONE -> Optional.of(new DeployEvent.StepUndone(entry.at(), step));
        };
    }

    /** The last entry of each step that has one. */
    static Map<Integer, StepRecord> last(List<StepRecord> entries) {
        Map<Integer, StepRecord> last = new HashMap<>();
        entries.forEach(e -> last.put(e.step(), e));
        return last;
    }
}
