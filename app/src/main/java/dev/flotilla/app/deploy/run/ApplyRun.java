package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployEvent;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.OnFailure;
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
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One plan being carried out. A coordinator owns all state and takes messages from one queue; each step runs on a
 * thread of its own, at most {@link #AT_ONCE} changing ones on a host. The story: forward until all is done, or until a
 * step fails or the user stops it; then either clear away what was set aside, or take back, or keep.
 */
final class ApplyRun {
    static final int AT_ONCE = 8;
    private static final int MOST_MESSAGES = 10_000;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration STOP_GRACE = Duration.ofSeconds(3);
    private static final Duration ABANDON = Duration.ofSeconds(1);
    private static final Duration STEP_LIMIT = Duration.ofSeconds(150);
    private static final Duration PULL_LIMIT = Duration.ofMinutes(16);

    private record InHand(Step step, Thread thread, Instant limit) {}

    private final RunSetting setting;
    private final DeployPlan plan;
    private final Ledger ledger;
    private final Scrubber scrubber;
    private final StepRunner runner;
    private final ReadyWait waits;
    private final Aftermath aftermath;
    private final Cancellation stopWaits = new Cancellation();
    private final Cancellation user = new Cancellation();
    private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(MOST_MESSAGES);
    private final Map<Integer, InHand> running = new TreeMap<>();
    private final Set<Integer> done = new HashSet<>();
    private final Set<Integer> begun = new TreeSet<>();
    private final Set<Integer> unsure = new HashSet<>();
    private Optional<Instant> stopSince = Optional.empty();
    private boolean failed;

    /**
     * @param first where the apply stands: at its beginning, or as an earlier process left it
     * @param again whether an earlier process may have begun steps
     */
    ApplyRun(RunSetting setting, DeployProgress first, boolean again) {
        this.setting = setting;
        this.plan = setting.plan();
        this.ledger = new Ledger(setting, first);
        this.scrubber = Scrubber.of(plan);
        this.waits = new ReadyWait(stopWaits, setting.clock());
        this.runner = new StepRunner(plan, setting.record().id(), again, waits);
        this.aftermath = new Aftermath(setting, ledger, scrubber, queue);
        first.steps().forEach((id, its) -> {
            if (its.phase() == DeployProgress.Phase.DONE) {
                done.add(id);
                begun.add(id);
            }
        });
    }

    Signal<DeployProgress> progress() {
        return ledger.progress();
    }

    void cancel() {
        user.cancel();
        queue.offer(new Message.Wake());
    }

    /** On the coordinator's thread; returns when all is over. */
    DeployProgress run() throws InterruptedException {
        forward();
        skipTheRest();
        boolean cancelled = user.isCancelled();
        if (!failed && done.size() == plan.steps().size()) {
            aftermath.clear(done);
            ledger.state(ApplyState.DONE, 0);
        } else if (setting.record().onFailure() == OnFailure.ROLLBACK && plan.kind() == DeployPlan.Kind.APPLY) {
            takeBack();
        } else {
            // A replacement that came to nothing gives the old container back even where all else is kept.
            aftermath.takeBack(
                    plan.steps().stream()
                            .filter(s -> s instanceof Step.ReplaceContainer)
                            .filter(s -> begun.contains(s.head().id())
                                    && !done.contains(s.head().id()))
                            .toList(),
                    unsure);
            aftermath.clear(replacedAndReady());
            ledger.state(cancelled && !failed ? ApplyState.CANCELLED : ApplyState.FAILED, 0);
        }
        return ledger.now();
    }

    /** Takes back all that was begun, also by an earlier process whose end nobody saw. */
    DeployProgress runBackwards(Set<Integer> begunBefore) throws InterruptedException {
        begun.addAll(begunBefore);
        unsure.addAll(begunBefore);
        unsure.removeAll(done);
        takeBack();
        return ledger.now();
    }

    private void forward() throws InterruptedException {
        while (true) {
            if (!failed && !user.isCancelled()) {
                beginWhatIsReady();
            }
            if (running.isEmpty()) {
                return;
            }
            List<Message> messages = new ArrayList<>();
            Optional.ofNullable(queue.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS))
                    .ifPresent(messages::add);
            queue.drainTo(messages);
            take(messages);
            stopWhatIsLate();
        }
    }

    private void beginWhatIsReady() {
        Map<String, Integer> busy = new TreeMap<>();
        running.values().stream()
                .filter(h -> h.step().changes())
                .forEach(h -> busy.merge(h.step().head().hostName(), 1, Integer::sum));
        List<Step> batch = new ArrayList<>();
        for (Step step : plan.steps()) {
            int id = step.head().id();
            boolean open = !done.contains(id) && !running.containsKey(id);
            if (open && done.containsAll(step.head().after())) {
                String host = step.head().hostName();
                if (!step.changes() || busy.merge(host, 1, Integer::sum) <= AT_ONCE) {
                    batch.add(step);
                }
            }
        }
        Instant now = ledger.clock();
        if (!ledger.write(batch.stream()
                .map(s -> StepRecord.of(s.head().id(), What.BEGUN, now))
                .toList())) {
            failed = true;
            return;
        }
        for (Step step : batch) {
            Thread thread =
                    setting.threads().newThread(new StepThread(step, setting.engine(step), runner, scrubber, queue));
            begun.add(step.head().id());
            running.put(step.head().id(), new InHand(step, thread, now.plus(limit(step))));
            thread.start();
        }
    }

    private static Duration limit(Step step) {
        return switch (step) {
            case Step.PullImage pull -> PULL_LIMIT;
            case Step.WaitReady wait -> wait.readiness().limit().plus(STEP_LIMIT);
            case Step other -> STEP_LIMIT;
        };
    }

    private void take(List<Message> messages) {
        List<StepRecord> entries = new ArrayList<>();
        Instant now = ledger.clock();
        for (Message message : messages) {
            switch (message) {
                case Message.Output(int step, String line) -> ledger.show(new DeployEvent.StepOutput(now, step, line));
                case Message.Ended ended -> ended(ended, now).ifPresent(entries::add);
                case Message.Undone undone -> {}
                case Message.HostDone host -> {}
                case Message.Wake wake -> {}
            }
        }
        if (!ledger.write(entries)) {
            failed = true;
        }
    }

    private Optional<StepRecord> ended(Message.Ended ended, Instant now) {
        InHand hand = running.remove(ended.step());
        if (hand == null) {
            // It was given up before; what it did is found by the id of the apply.
            return Optional.empty();
        }
        if (ended.problem().isEmpty()) {
            done.add(ended.step());
            ended.made().ifPresent(made -> waits.made(instance(hand.step()), made));
            return Optional.of(
                    new StepRecord(ended.step(), What.DONE, now, ended.made().map(m -> m.value()), Optional.empty()));
        }
        if (ended.unsure()) {
            unsure.add(ended.step());
        }
        boolean stopped = hand.step() instanceof Step.WaitReady && stopWaits.isCancelled();
        if (stopped) {
            return Optional.of(StepRecord.of(ended.step(), What.SKIPPED, now));
        }
        if (!user.isCancelled()) {
            failed = true;
            if (setting.record().onFailure() == OnFailure.ROLLBACK) {
                stopWaits.cancel();
            }
        }
        return Optional.of(new StepRecord(ended.step(), What.FAILED, now, Optional.empty(), ended.problem()));
    }

    private static String instance(Step step) {
        return switch (step) {
            case Step.CreateContainer create -> create.instance();
            case Step.MoveContainer move -> move.instance();
            case Step.ReplaceContainer replace -> replace.instance();
            case Step other -> "";
        };
    }

    /** Steps that are over their limit, and after a stop by the user all that do not end by themselves. */
    private void stopWhatIsLate() {
        Instant now = ledger.clock();
        if (user.isCancelled() && stopSince.isEmpty()) {
            stopSince = Optional.of(now);
            stopWaits.cancel();
        }
        boolean graceIsOver =
                stopSince.filter(s -> now.isAfter(s.plus(STOP_GRACE))).isPresent();
        boolean abandon = stopSince
                .filter(s -> now.isAfter(s.plus(STOP_GRACE).plus(ABANDON)))
                .isPresent();
        List<Message> givenUp = new ArrayList<>();
        for (InHand hand : running.values()) {
            boolean late = now.isAfter(hand.limit());
            if (graceIsOver || late) {
                hand.thread().interrupt();
            }
            if (abandon || now.isAfter(hand.limit().plus(STOP_GRACE))) {
                givenUp.add(new Message.Ended(
                        hand.step().head().id(),
                        Optional.empty(),
                        Optional.of(Problem.of(
                                "FL-2316",
                                "Host " + hand.step().head().hostName() + " did not come back from "
                                        + hand.step().action() + " "
                                        + hand.step().head().target() + ".",
                                "Look at the host; what it did meanwhile is found when it answers again.")),
                        true));
            }
        }
        take(givenUp);
    }

    private void skipTheRest() {
        Instant now = ledger.clock();
        ledger.write(plan.steps().stream()
                .map(s -> s.head().id())
                .filter(id -> !begun.contains(id))
                .map(id -> StepRecord.of(id, What.SKIPPED, now))
                .toList());
    }

    /** With what is kept: containers whose replacement is done and was seen ready. */
    private Set<Integer> replacedAndReady() {
        Set<Integer> ready = new HashSet<>();
        for (Step step : plan.steps()) {
            if (step instanceof Step.WaitReady && done.contains(step.head().id())) {
                ready.addAll(step.head().after());
            }
        }
        return ready;
    }

    private void takeBack() throws InterruptedException {
        ledger.state(ApplyState.ROLLING_BACK, 0);
        List<Step> steps = plan.steps().reversed().stream()
                .filter(s -> begun.contains(s.head().id()) && aftermath.concerns(s))
                .toList();
        int left = aftermath.takeBack(steps, unsure);
        ledger.state(left == 0 ? ApplyState.ROLLED_BACK : ApplyState.FAILED, left);
    }
}
