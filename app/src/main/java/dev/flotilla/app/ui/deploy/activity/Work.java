package dev.flotilla.app.ui.deploy.activity;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.deploy.DeployProgress;

/** An apply under way, or one that ended since the start of Flotilla. */
public interface Work {
    /** Changes on a thread of the apply. */
    Signal<DeployProgress> progress();

    /** Ends the step in hand and begins none. Returns at once; nothing happens when it is over. */
    void stopAfterThisStep();
}
