package dev.flotilla.app.deploy.book;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.deploy.journal.PlanText;
import dev.flotilla.app.deploy.journal.StepRecord;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.deploy.run.JournalFold;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.secret.vault.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks stacks up: state, history, what was cut off. Blocks on disk and hosts; any thread but the JavaFX one. */
public final class StackBook {
    private static final int MOST = 100;

    private final DeployJournal journal;
    private final HostSurvey survey;
    private final Vault vault;

    public StackBook(DeployJournal journal, HostSurvey survey, Vault vault) {
        this.journal = journal;
        this.survey = survey;
        this.vault = vault;
    }

    /** A stack, whether or not anything of it is there. */
    public Outcome<StackStatus> status(String stack, Fleet fleet) throws InterruptedException {
        Survey now = survey.ask(
                fleet.hosts(),
                HostSurvey.Wanted.lists(stack),
                vault.forShowing().hash());
        return status(stack, now);
    }

    /** All stacks that are opened or have something on a host that answers, by name. */
    public Outcome<List<StackStatus>> all(Fleet fleet) throws InterruptedException {
        Survey now = survey.ask(
                fleet.hosts(), HostSurvey.Wanted.lists(""), vault.forShowing().hash());
        Set<String> names = new TreeSet<>(StackStates.names(now));
        names.addAll(fleet.stacks().keySet());
        List<StackStatus> all = new ArrayList<>();
        for (String name : names) {
            switch (status(name, now)) {
                case Outcome.Failed<StackStatus> failed -> {
                    return failed.as();
                }
                case Outcome.Ok<StackStatus>(StackStatus status) -> all.add(status);
            }
        }
        return Outcome.ok(all);
    }

    /** The same from a survey that was made already. */
    public Outcome<StackStatus> status(String stack, Survey now) {
        return journal.recent(Optional.of(stack), MOST)
                .map(applies -> StackStates.of(stack, now, applies, applied(applies)));
    }

    /** Newest first, 100 at most. */
    public Outcome<List<HistoryEntry>> history(String stack) {
        return journal.recent(Optional.of(stack), MOST).then(this::entries);
    }

    /** What earlier processes left: applies that were cut off or could not be taken back whole. */
    public Outcome<List<HistoryEntry>> leftOpen() {
        return journal.unfinished()
                .map(applies -> applies.stream().filter(ApplyRecord::isLeftOpen).toList())
                .then(this::entries);
    }

    private Outcome<List<HistoryEntry>> entries(List<ApplyRecord> applies) {
        List<HistoryEntry> history = new ArrayList<>();
        PlanText text = new PlanText(vault.forShowing());
        for (ApplyRecord apply : applies) {
            switch (journal.entries(apply.id())) {
                case Outcome.Failed<?> failed -> {
                    return failed.as();
                }
                case Outcome.Ok<List<StepRecord>>(var entries) ->
                    history.add(new HistoryEntry(
                            apply.id(),
                            apply.stack(),
                            apply.kind(),
                            JournalFold.progress(apply, text.read(apply.planText()), entries),
                            apply.endedAt(),
                            apply.pending(),
                            apply.isLeftOpen()));
            }
        }
        return Outcome.ok(history);
    }

    private Set<String> applied(List<ApplyRecord> applies) {
        return new AppliedStacks(journal, vault)
                .placement(applies)
                .map(p -> p.hosts().keySet())
                .orElse(Set.of());
    }
}
