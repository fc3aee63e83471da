package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.MachineFault;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.journal.Scrubber;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.EngineProblems;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one step on a thread of its own and tells how it ended. The door at which engine failures become problems. */
final class StepThread implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StepThread.class);

    private final Step step;
    private final Optional<Engine> engine;
    private final StepRunner runner;
    private final Scrubber scrubber;
    private final BlockingQueue<Message> queue;

    StepThread(Step step, Optional<Engine> engine, StepRunner runner, Scrubber scrubber, BlockingQueue<Message> queue) {
        this.step = step;
        this.engine = engine;
        this.runner = runner;
        this.scrubber = scrubber;
        this.queue = queue;
    }

    @Override
    public void run() {
        int id = step.head().id();
        Message.Ended ended;
        try {
            Engine there = engine.orElseThrow(() -> new StepFailure(Problem.of(
                    "FL-2317",
                    "Host " + step.head().hostName() + " is no longer in the fleet.",
                    "Add it again, or take back what was done.")));
            // Output is for people: when nobody keeps up, lines go.
            ended = new Message.Ended(
                    id,
                    runner.perform(step, there, line -> queue.offer(new Message.Output(id, scrubber.clean(line)))),
                    Optional.empty(),
                    false);
        } catch (RuntimeException | InterruptedException e) {
            ended = new Message.Ended(
                    id,
                    Optional.empty(),
                    Optional.of(scrubber.clean(problem(e, step))),
                    e instanceof InterruptedException || isUnsure(e));
        }
        tell(queue, ended);
    }

    /** Interrupted or not, the end of a step must be heard. */
    static void tell(BlockingQueue<Message> queue, Message message) {
        boolean interrupted = Thread.interrupted();
        while (true) {
            try {
                queue.put(message);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean isUnsure(Exception e) {
        return e instanceof EngineException engine && engine.problem() instanceof EngineProblem.OfConnection;
    }

    static Problem problem(Exception e, Step step) {
        return switch (e) {
            case EngineException engine ->
                EngineProblems.inWords(engine.problem(), step.head().hostName());
            case StepFailure failure -> failure.problem();
            case MachineFault fault -> fault.problem();
            case InterruptedException interrupted ->
                Problem.of("FL-2310", "Stopped before " + step.head().target() + " was done.", "");
            case Exception bug -> {
                LOG.error("Step {} {} broke", step.action(), step.head().target(), bug);
                yield Problem.of(
                        "FL-9000", "The step broke: " + bug + ".", "Look into the log, and report it with the code.");
            }
        };
    }
}
