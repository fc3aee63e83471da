package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.journal.Scrubber;
import dev.flotilla.app.docker.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;

/** Takes back or clears away what a run did, one thread per host, in order within a host. */
final class HostWork {
    /** What is done to one step. */
    @FunctionalInterface
    interface Deed {
        void on(Step step, Engine engine) throws InterruptedException;
    }

    private final RunSetting setting;
    private final Scrubber scrubber;
    private final BlockingQueue<Message> queue;

    HostWork(RunSetting setting, Scrubber scrubber, BlockingQueue<Message> queue) {
        this.setting = setting;
        this.scrubber = scrubber;
        this.queue = queue;
    }

    /** Begins; each step ends with an Undone message, each host with a HostDone. Gives the threads by host. */
    Map<String, Thread> begin(List<Step> steps, Deed deed) {
        Map<String, List<Step>> byHost = new LinkedHashMap<>();
        steps.forEach(s -> byHost.computeIfAbsent(s.head().hostName(), h -> new ArrayList<>())
                .add(s));
        Map<String, Thread> threads = new LinkedHashMap<>();
        byHost.forEach((host, its) -> {
            Thread thread = setting.threads().newThread(() -> work(host, its, deed));
            threads.put(host, thread);
            thread.start();
        });
        return threads;
    }

    private void work(String host, List<Step> steps, Deed deed) {
        Optional<Problem> silent = Optional.empty();
        for (Step step : steps) {
            Optional<Problem> problem = silent;
            if (silent.isEmpty()) {
                try {
                    deed.on(step, setting.engine(step).orElseThrow(() -> gone(step)));
                } catch (RuntimeException | InterruptedException e) {
                    problem = Optional.of(scrubber.clean(StepThread.problem(e, step)));
                    // One that does not answer is not asked again for each of its steps.
                    if (StepThread.isUnsure(e) || e instanceof InterruptedException) {
                        silent = problem;
                    }
                }
            }
            StepThread.tell(queue, new Message.Undone(step.head().id(), problem));
        }
        StepThread.tell(queue, new Message.HostDone(host));
    }

    private static StepFailure gone(Step step) {
        return new StepFailure(Problem.of(
                "FL-2317",
                "Host " + step.head().hostName() + " is no longer in the fleet.",
                "Add it again to take back what was done there."));
    }

    /** Of the given steps, those that left something aside, which a good end clears away. */
    static List<Step> toClear(List<Step> steps, Set<Integer> ready) {
        List<Step> left = new ArrayList<>();
        for (Step step : steps) {
            boolean aside = step instanceof Step.ReplaceContainer || step instanceof Step.RemoveContainer;
            if (ready.contains(step.head().id()) && (aside || step instanceof Step.RemoveNetwork)) {
                left.add(step);
            }
        }
        return left;
    }
}
