package dev.flotilla.app.deploy.run;

import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.fleet.HostId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * What a run works with.
 *
 * @param engines of the hosts of the plan; a host that has left the fleet is missing
 * @param threads gives virtual threads
 */
record RunSetting(
        DeployPlan plan,
        ApplyRecord record,
        Map<HostId, Engine> engines,
        DeployJournal journal,
        ThreadFactory threads,
        InstantSource clock) {
    RunSetting {
        engines = Map.copyOf(engines);
    }

    Optional<Engine> engine(Step step) {
        return Optional.ofNullable(engines.get(step.head().host()));
    }
}
