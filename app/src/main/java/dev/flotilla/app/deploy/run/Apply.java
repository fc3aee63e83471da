package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.deploy.DeployProgress;
import java.util.concurrent.CompletionStage;

/** A plan that is being carried out, or was since the start of the program. */
public interface Apply {
    String id();

    /** Changes on the thread of the apply, in order. */
    Signal<DeployProgress> progress();

    /** Ends the step in hand within 5 s and begins none; then the choice for failures holds. Returns at once. */
    void cancel();

    /** Completes on the thread of the apply with the last progress; never exceptionally. */
    CompletionStage<DeployProgress> over();
}
