package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.secret.KeyedHash;
import dev.flotilla.app.stack.Stack;
import java.time.Instant;

/**
 * What a plan is made from.
 *
 * @param placement instance name to host; every host in it answered the survey
 * @param fileHash fingerprint of the file the stack was read from
 */
public record PlanRequest(
        Stack stack, Placement placement, Survey survey, KeyedHash hash, String fileHash, Instant at) {}
