package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployEvent;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.deploy.journal.PlanText;
import dev.flotilla.app.deploy.journal.ProcessMark;
import dev.flotilla.app.deploy.plan.BasisFacts;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.secret.vault.Vault;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out plans, one at a time per stack. A plan whose basis has changed is refused. Each runs on a thread of its
 * own until its end, whoever watches.
 */
public final class Deployer {
    private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 8;

    /** The handle of a run. */
    private record RunningApply(String id, ApplyRun run, CompletableFuture<DeployProgress> end) implements Apply {
        @Override
        public Signal<DeployProgress> progress() {
            return run.progress();
        }

        @Override
        public void cancel() {
            run.cancel();
        }

        @Override
        public CompletionStage<DeployProgress> over() {
            return end.minimalCompletionStage();
        }
    }

    private final Engines engines;
    private final HostSurvey survey;
    private final DeployJournal journal;
    private final Vault vault;
    private final ThreadFactory threads;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, RunningApply> running = new HashMap<>();
    private final List<Consumer<Apply>> listeners = new CopyOnWriteArrayList<>();

    /** @param threads gives virtual threads */
    public Deployer(
            Engines engines,
            HostSurvey survey,
            DeployJournal journal,
            Vault vault,
            ThreadFactory threads,
            InstantSource clock,
            RandomGenerator random) {
        this.engines = engines;
        this.survey = survey;
        this.journal = journal;
        this.vault = vault;
        this.threads = threads;
        this.clock = clock;
        this.random = random;
    }

    /** What of a plan's basis has changed since it was made (FL-2301); empty when it still holds. Blocks. */
    public Optional<Problem> changedSince(DeployPlan plan, Fleet fleet) throws InterruptedException {
        if (!plan.basis().file().isEmpty()
                && !StackPlanning.fingerprint(Path.of(plan.basis().file()))
                        .equals(plan.basis().fileHash())) {
            return Optional.of(changed(plan, "the file " + plan.basis().file() + " is another one now", List.of()));
        }
        Set<HostId> ids = plan.basis().facts().keySet();
        List<Host> hosts =
                fleet.hosts().stream().filter(h -> ids.contains(h.id())).toList();
        Survey now = survey.ask(
                hosts,
                new HostSurvey.Wanted(plan.stack(), images(plan), false, false),
                vault.forShowing().hash());
        List<String> changes = BasisFacts.changes(plan.basis(), now);
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        List<HostReason> reasons = new ArrayList<>();
        for (Host host : hosts) {
            changes.stream()
                    .filter(c -> c.contains("host " + host.name() + " "))
                    .forEach(c -> reasons.add(new HostReason(host.name(), c)));
        }
        return Optional.of(changed(plan, String.join("; ", changes), reasons));
    }

    /**
     * Begins to carry out exactly this plan; the journal has it when this returns. Blocks until then.
     *
     * @param onFailure for an apply; stops and removals keep what they did
     */
    public Outcome<Apply> apply(DeployPlan plan, OnFailure onFailure, Fleet fleet) throws InterruptedException {
        Optional<Problem> changed = changedSince(plan, fleet);
        if (changed.isPresent()) {
            return Outcome.failed(changed.get());
        }
        OnFailure choice = plan.kind() == DeployPlan.Kind.APPLY ? onFailure : OnFailure.KEEP;
        String id = newId();
        ApplyRecord record = new ApplyRecord(
                id,
                plan.stack(),
                plan.kind(),
                choice,
                ApplyState.RUNNING,
                clock.instant(),
                Optional.empty(),
                ProcessMark.own(),
                0,
                new PlanText(vault).write(plan));
        synchronized (running) {
            Outcome<String> free = free(plan.stack());
            if (free instanceof Outcome.Failed<String> busy) {
                return busy.as();
            }
            return journal.begin(record).map(kept -> {
                DeployProgress first =
                        DeployProgress.begin(new DeployEvent.Started(kept.startedAt(), id, plan, choice));
                return begin(new ApplyRun(setting(plan, kept, fleet), first, false), kept, Set.of(), false);
            });
        }
    }

    /** Goes on where an earlier process was cut off, or takes back what it began. */
    Outcome<Apply> resume(
            ApplyRecord record, DeployPlan plan, DeployProgress first, Set<Integer> begun, boolean undo, Fleet fleet) {
        synchronized (running) {
            Outcome<String> free = running.containsKey(plan.stack()) ? busy(plan.stack()) : Outcome.ok("");
            if (free instanceof Outcome.Failed<String> busy) {
                return busy.as();
            }
            ApplyRecord ours = new ApplyRecord(
                    record.id(),
                    record.stack(),
                    record.kind(),
                    record.onFailure(),
                    undo ? ApplyState.ROLLING_BACK : ApplyState.RUNNING,
                    record.startedAt(),
                    Optional.empty(),
                    ProcessMark.own(),
                    record.pending(),
                    record.planText());
            // It is under way again from this moment, not only from its first step on.
            DeployProgress now = first.with(new DeployEvent.StateChanged(clock.instant(), ours.state()));
            return journal.update(ours)
                    .map(kept -> begin(new ApplyRun(setting(plan, kept, fleet), now, true), kept, begun, undo));
        }
    }

    /** Applies under way in this process, by stack. */
    public Map<String, Apply> underWay() {
        synchronized (running) {
            return Map.copyOf(running);
        }
    }

    /** Told of each apply that begins in this process, whoever asked for it; on the asker's thread, so keep it short. */
    public Subscription whenBegun(Consumer<Apply> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private Apply begin(ApplyRun run, ApplyRecord record, Set<Integer> begun, boolean undo) {
        RunningApply apply = new RunningApply(record.id(), run, new CompletableFuture<>());
        running.put(record.stack(), apply);
        threads.newThread(() -> {
                    DeployProgress last = run.progress().value();
                    try {
                        last = undo ? run.runBackwards(begun) : run.run();
                    } catch (InterruptedException e) {
                        LOG.warn("Apply {} was cut off by the end of the program", record.id());
                    } catch (RuntimeException bug) {
                        // The journal stays open, so the next start finds and offers it.
                        LOG.error("Apply {} broke", record.id(), bug);
                    } finally {
                        synchronized (running) {
                            running.remove(record.stack());
                        }
                        apply.end().complete(last);
                    }
                })
                .start();
        listeners.forEach(listener -> listener.accept(apply));
        return apply;
    }

    private RunSetting setting(DeployPlan plan, ApplyRecord record, Fleet fleet) {
        Map<HostId, Engine> all = new HashMap<>();
        for (Step step : plan.steps()) {
            HostId id = step.head().host();
            fleet.host(id).ifPresent(host -> all.computeIfAbsent(id, i -> engines.of(host)));
        }
        return new RunSetting(plan, record, all, journal, threads, clock);
    }

    private Outcome<String> free(String stack) {
        if (running.containsKey(stack)) {
            return busy(stack);
        }
        return journal.unfinished()
                .then(open -> open.stream()
                        .filter(a -> a.stack().equals(stack))
                        .findFirst()
                        .map(a -> a.isUnderWay()
                                ? busy(stack)
                                : Outcome.<String>failed(Problem.of(
                                        "FL-2304",
                                        "An earlier apply of " + stack + " (" + a.id()
                                                + ") was cut off or could not be taken back whole.",
                                        "Finish it or take it back first.")))
                        .orElse(Outcome.ok(stack)));
    }

    private static Outcome<String> busy(String stack) {
        return Outcome.failed(Problem.of(
                "FL-2309", "Something is being done to " + stack + " already.", "Wait for its end, or cancel it."));
    }

    private static Problem changed(DeployPlan plan, String what, List<HostReason> reasons) {
        return Problem.of(
                        "FL-2301",
                        "The plan for " + plan.stack() + " no longer fits: " + what + ".",
                        "Plan again, look at what is new, then apply.")
                .onHosts(reasons);
    }

    private static Set<String> images(DeployPlan plan) {
        Set<String> images = new HashSet<>();
        plan.basis()
                .facts()
                .values()
                .forEach(facts -> facts.keySet().stream()
                        .filter(k -> k.startsWith("image "))
                        .forEach(k -> images.add(k.substring("image ".length()))));
        return images;
    }

    private String newId() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
