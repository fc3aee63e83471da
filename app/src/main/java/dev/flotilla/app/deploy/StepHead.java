package dev.flotilla.app.deploy;

import dev.flotilla.app.fleet.HostId;
import java.util.List;
import java.util.Optional;

/**
 * What every step tells about itself.
 *
 * @param id from 1, unique in the plan
 * @param wave from 1; steps of a wave may run at once on different hosts
 * @param target such as {@code container web} or {@code image redis:7}
 * @param reason a sentence: why this step
 * @param command the docker command that does the same, secrets masked; lines joined by backslash
 * @param downtime how long something that runs is interrupted, in words; empty when nothing is
 * @param after ids of the steps that must be done before
 */
public record StepHead(
        int id,
        HostId host,
        String hostName,
        int wave,
        String target,
        String reason,
        String command,
        Optional<String> downtime,
        List<Integer> after) {
    public StepHead {
        after = List.copyOf(after);
    }
}
