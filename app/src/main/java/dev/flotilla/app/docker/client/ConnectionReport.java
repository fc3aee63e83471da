package dev.flotilla.app.docker.client;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.EngineFacts;
import java.util.List;
import java.util.Optional;

/**
 * What a test of a connection found.
 *
 * @param steps in order, up to and including the one that failed
 * @param failure empty when all went well
 * @param facts what the engine says of itself, when it came that far
 */
public record ConnectionReport(List<TestStep> steps, Optional<Problem> failure, Optional<EngineFacts> facts) {
    public ConnectionReport {
        steps = List.copyOf(steps);
    }

    public boolean ok() {
        return failure.isEmpty();
    }
}
