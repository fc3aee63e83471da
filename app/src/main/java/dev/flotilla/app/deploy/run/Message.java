package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.ContainerId;
import java.util.Optional;

/** What the threads of a run tell its coordinator. */
sealed interface Message {
    record Output(int step, String line) implements Message {}

    /** @param unsure the engine's answer was never heard: it may have done it, or do it yet */
    record Ended(int step, Optional<ContainerId> made, Optional<Problem> problem, boolean unsure) implements Message {}

    record Undone(int step, Optional<Problem> problem) implements Message {}

    /** A host has nothing more to take back or clear away. */
    record HostDone(String host) implements Message {}

    /** Something may have changed; look. */
    record Wake() implements Message {}
}
