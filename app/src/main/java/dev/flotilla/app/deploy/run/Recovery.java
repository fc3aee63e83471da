package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.deploy.journal.PlanText;
import dev.flotilla.app.deploy.journal.StepRecord;
import dev.flotilla.app.deploy.journal.StepRecord.What;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.secret.vault.Vault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * After a start: tells exactly what an apply did that nobody carried to its end, by the journal and by what the engines
 * have, and finishes it or takes it back. Blocks; any thread but the JavaFX one.
 */
public final class Recovery {
    private final Engines engines;
    private final DeployJournal journal;
    private final Vault vault;
    private final Deployer deployer;

    public Recovery(Engines engines, DeployJournal journal, Vault vault, Deployer deployer) {
        this.engines = engines;
        this.journal = journal;
        this.vault = vault;
        this.deployer = deployer;
    }

    /** What became of one step. */
    public record Finding(Step step, Happened happened, String words) {
        /** UNKNOWN when its host does not answer. */
        public enum Happened {
            YES,
            NO,
            PARTLY,
            UNKNOWN,
            UNDONE
        }
    }

    /**
     * @param progress as the journal has it
     * @param findings one for each step that changes an engine, checked on its host
     */
    public record Report(String applyId, String stack, DeployProgress progress, List<Finding> findings) {
        public Report {
            findings = List.copyOf(findings);
        }
    }

    /** The newest apply of a stack that waits to be finished or taken back; FL-2319 when there is none. */
    public Outcome<Report> report(String stack, Fleet fleet) {
        return open(stack)
                .then(record -> journal.entries(record.id()).map(entries -> {
                    DeployPlan plan = new PlanText(vault.forShowing()).read(record.planText());
                    DeployProgress progress = JournalFold.progress(record, plan, entries);
                    Map<Integer, StepRecord> last = JournalFold.last(entries);
                    List<Finding> findings = new ArrayList<>();
                    for (Step step : plan.steps()) {
                        if (step.changes()) {
                            findings.add(find(
                                    step,
                                    Optional.ofNullable(last.get(step.head().id())),
                                    record,
                                    fleet));
                        }
                    }
                    return new Report(record.id(), record.stack(), progress, findings);
                }));
    }

    /** Goes on with the very plan; every step that is not known to be done is done again, which harms nothing. */
    public Outcome<Apply> finish(String stack, Fleet fleet) {
        return resume(stack, fleet, false);
    }

    /** Takes back all that was begun. */
    public Outcome<Apply> undo(String stack, Fleet fleet) {
        return resume(stack, fleet, true);
    }

    private Outcome<Apply> resume(String stack, Fleet fleet, boolean undo) {
        Optional<Problem> locked = vault.locked();
        if (locked.isPresent()) {
            return Outcome.failed(locked.get());
        }
        return open(stack).then(record -> {
            if (!undo && record.pending() > 0) {
                return Outcome.failed(Problem.of(
                        "FL-2320",
                        "Apply " + record.id() + " of " + stack + " was being taken back; it can only be taken back.",
                        "Use --undo, then apply again."));
            }
            return journal.entries(record.id()).then(entries -> {
                DeployPlan plan = new PlanText(vault).read(record.planText());
                Set<Integer> begun = new HashSet<>();
                JournalFold.last(entries).forEach((step, entry) -> {
                    if (entry.what() != What.SKIPPED && entry.what() != What.UNDONE) {
                        begun.add(step);
                    }
                });
                return deployer.resume(record, plan, JournalFold.progress(record, plan, entries), begun, undo, fleet);
            });
        });
    }

    private Outcome<ApplyRecord> open(String stack) {
        return journal.unfinished()
                .then(open -> open.stream()
                        .filter(a -> a.stack().equals(stack) && a.isLeftOpen())
                        .findFirst()
                        .map(Outcome::ok)
                        .orElseGet(() -> Outcome.failed(Problem.of(
                                "FL-2319", "Nothing of " + stack + " waits to be finished or taken back.", ""))));
    }

    private Finding find(Step step, Optional<StepRecord> entry, ApplyRecord record, Fleet fleet) {
        if (entry.isEmpty() || entry.get().what() == What.SKIPPED) {
            return new Finding(step, Finding.Happened.NO, "not begun");
        }
        if (entry.get().what() == What.UNDONE) {
            return new Finding(step, Finding.Happened.UNDONE, "taken back");
        }
        Optional<Host> host = fleet.host(step.head().host());
        if (host.isEmpty()) {
            return new Finding(step, Finding.Happened.UNKNOWN, "its host is no longer in the fleet");
        }
        try {
            return look(step, engines.of(host.get()), record.id());
        } catch (EngineException e) {
            return new Finding(
                    step,
                    Finding.Happened.UNKNOWN,
                    EngineProblems.inWords(e.problem(), host.get().name()).message());
        }
    }

    private static Finding look(Step step, Engine engine, String applyId) {
        return switch (step) {
            case Step.CreateContainer create -> made(step, engine, create.spec().name(), applyId);
            case Step.MoveContainer move -> made(step, engine, move.spec().name(), applyId);
            case Step.ReplaceContainer replace -> {
                Finding made = made(step, engine, replace.spec().name(), applyId);
                boolean aside = has(engine, StepRunner.aside(replace.oldName(), applyId));
                yield made.happened() == Finding.Happened.NO && aside
                        ? new Finding(
                                step, Finding.Happened.PARTLY, "the old container is set aside, no new one is there")
                        : made;
            }
            case Step.RemoveContainer remove -> {
                boolean there = engine.containers().stream()
                        .anyMatch(c ->
                                c.id().equals(remove.container()) && c.name().equals(remove.name()));
                yield fact(step, !there, there ? "it is still there" : "it is gone or set aside");
            }
            case Step.CreateNetwork network -> {
                boolean there = engine.networks().stream()
                        .anyMatch(n -> n.name().equals(network.network().name()));
                yield fact(step, there, there ? "it is there" : "it is not there");
            }
            case Step.CreateVolume volume -> {
                boolean there = engine.volumes(false).stream()
                        .anyMatch(v -> v.name().equals(volume.volume().name()));
                yield fact(step, there, there ? "it is there" : "it is not there");
            }
            case Step.PullImage pull -> {
                boolean there = engine.image(pull.image()).isPresent();
                yield fact(step, there, there ? "the host has it" : "the host does not have it");
            }
            case Step.StartContainer start ->
                running(step, engine, start.container().value(), true);
            case Step.StopContainer stop ->
                running(step, engine, stop.container().value(), false);
            case Step.RemoveNetwork network -> {
                boolean there =
                        engine.networks().stream().anyMatch(n -> n.name().equals(network.network()));
                yield fact(step, !there, there ? "it is still there" : "it is gone");
            }
            case Step.RemoveVolume volume -> {
                boolean there =
                        engine.volumes(false).stream().anyMatch(v -> v.name().equals(volume.volume()));
                yield fact(step, !there, there ? "it is still there" : "it is gone");
            }
            case Step.WaitReady wait -> fact(step, true, "");
        };
    }

    private static Finding made(Step step, Engine engine, String name, String applyId) {
        Optional<RunningContainer> found = StepRunner.find(engine, name, applyId);
        if (found.isEmpty()) {
            return new Finding(step, Finding.Happened.NO, "its container is not there");
        }
        return found.get().isRunning()
                ? new Finding(step, Finding.Happened.YES, "its container runs")
                : new Finding(step, Finding.Happened.PARTLY, "its container is there and does not run");
    }

    private static Finding running(Step step, Engine engine, String id, boolean wanted) {
        boolean runs = engine.containers().stream().anyMatch(c -> c.id().value().equals(id) && c.isRunning());
        return fact(step, runs == wanted, runs ? "it runs" : "it does not run");
    }

    private static boolean has(Engine engine, String name) {
        return engine.containers().stream().anyMatch(c -> c.name().equals(name));
    }

    private static Finding fact(Step step, boolean happened, String words) {
        return new Finding(step, happened ? Finding.Happened.YES : Finding.Happened.NO, words);
    }
}
