package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployEvent;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.journal.Scrubber;
import dev.flotilla.app.deploy.journal.StepRecord;
import dev.flotilla.app.deploy.journal.StepRecord.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What follows when no step runs any more: clearing away, or taking back. On the coordinator's thread. */
final class Aftermath {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final RunSetting setting;
    private final DeployPlan plan;
    private final Ledger ledger;
    private final Scrubber scrubber;
    private final BlockingQueue<Message> queue;
    private final StepUndo undo;

    Aftermath(RunSetting setting, Ledger ledger, Scrubber scrubber, BlockingQueue<Message> queue) {
        this.setting = setting;
        this.plan = setting.plan();
        this.ledger = ledger;
        this.scrubber = scrubber;
        this.queue = queue;
        this.undo = new StepUndo(plan, setting.record().id());
    }

    boolean concerns(Step step) {
        return undo.concerns(step);
    }

    /** Clears away what these steps set aside; what cannot be removed now goes with the next apply. */
    void clear(Set<Integer> ready) throws InterruptedException {
        if (plan.kind() != DeployPlan.Kind.APPLY) {
            return;
        }
        Clearing clearing = new Clearing(setting.record().id());
        List<Step> steps = HostWork.toClear(plan.steps(), ready);
        for (Message.Undone cleared : collect(new HostWork(setting, scrubber, queue).begin(steps, clearing), steps)) {
            cleared.problem()
                    .ifPresent(p -> ledger.show(new DeployEvent.StepOutput(
                            ledger.clock(),
                            cleared.step(),
                            "The old one was not removed (" + p.message() + "); the next apply removes it.")));
        }
    }

    /** How many could not be taken back. */
    int takeBack(List<Step> steps, Set<Integer> unsure) throws InterruptedException {
        HostWork.Deed deed = (step, engine) ->
                undo.undo(step, engine, unsure.contains(step.head().id()));
        int left = 0;
        List<StepRecord> entries = new ArrayList<>();
        for (Message.Undone undone : collect(new HostWork(setting, scrubber, queue).begin(steps, deed), steps)) {
            boolean good = undone.problem().isEmpty();
            left += good ? 0 : 1;
            entries.add(new StepRecord(
                    undone.step(),
                    good ? What.UNDONE : What.UNDO_FAILED,
                    ledger.clock(),
                    Optional.empty(),
                    undone.problem()));
        }
        ledger.write(entries);
        return left;
    }

    /** Waits for all hosts, within a limit; a step that was not heard of has failed. */
    private List<Message.Undone> collect(Map<String, Thread> threads, List<Step> steps) throws InterruptedException {
        Set<String> open = new HashSet<>(threads.keySet());
        Map<Integer, Message.Undone> heard = new TreeMap<>();
        Instant end = ledger.clock().plus(LIMIT);
        while (!open.isEmpty() && ledger.clock().isBefore(end)) {
            Message message = queue.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (message instanceof Message.Undone undone) {
                heard.put(undone.step(), undone);
            } else if (message instanceof Message.HostDone(String host)) {
                open.remove(host);
            }
        }
        threads.values().forEach(Thread::interrupt);
        for (Step step : steps) {
            heard.computeIfAbsent(
                    step.head().id(),
                    id -> new Message.Undone(
                            id,
                            Optional.of(Problem.of(
                                    "FL-2316",
                                    "Host " + step.head().hostName() + " did not come back.",
                                    "Take it back when the host answers again."))));
        }
        return List.copyOf(heard.values());
    }
}
