package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.secret.KeyedHash;
import dev.flotilla.app.stack.Stack;
import java.time.Instant;
import java.util.Set;

/**
 * What a plan is made from.
 *
 * @param placement instance name to host; every host in it answered the survey
 * @param fileHash fingerprint of the file the stack was read from
 * @param anew containers that are made anew even where nothing of them differs
 */
public record PlanRequest(
        Stack stack,
        Placement placement,
        Survey survey,
        KeyedHash hash,
        String fileHash,
        Instant at,
        Set<ContainerId> anew) {
    public PlanRequest {
        anew = Set.copyOf(anew);
    }

    /** Only what differs is made anew. */
    public PlanRequest(Stack stack, Placement placement, Survey survey, KeyedHash hash, String fileHash, Instant at) {
        this(stack, placement, survey, hash, fileHash, at, Set.of());
    }
}
