package dev.flotilla.app.observe;

import dev.flotilla.app.base.Problem;
import java.time.Instant;
import java.util.Optional;

/** Whether the engine of a host answers. */
public sealed interface Reach {
    /** Not asked yet, or offline by wish. */
    record NotAsked() implements Reach {}

    record Answers(Instant since) implements Reach {}

    /** @param lastAnswer empty when it never did */
    record Silent(Problem problem, Instant since, Optional<Instant> lastAnswer) implements Reach {}
}
