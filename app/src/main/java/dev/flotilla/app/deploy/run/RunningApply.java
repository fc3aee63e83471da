package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.deploy.DeployProgress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The handle of a run. */
record RunningApply(String id, ApplyRun run, CompletableFuture<DeployProgress> end) implements Apply {
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
