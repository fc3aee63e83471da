package dev.flotilla.node.live;

import dev.flotilla.node.NodeStartException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for work on another thread, within a limit. */
final class Awaiting {
    /** More than a starved machine with a slow disk takes; whoever waits so long waits for a thread that is stuck. */
    private static final long MOST_SECONDS = 60;

    private Awaiting() {}

    /** @throws NodeStartException when it failed or was not done in time */
    static void on(ExecutorService owner, Runnable work) throws NodeStartException {
        try {
            owner.submit(work).get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeStartException("The replica was interrupted.", "");
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            throw new NodeStartException("The replica did not do its work: " + e + ".", "");
        }
    }
}
