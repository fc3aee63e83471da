package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.alarm.AlarmArchive;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What earlier runs kept of alarms.
 *
 * @param archive where alarms of this run are kept; empty also where the earlier ones could not be read, for then nobody
 *     knows which numbers are given already, and a new alarm would overwrite an old one
 * @param trouble why they could not be read
 */
record KeptAlarms(AlarmArchive.Kept kept, Optional<AlarmArchive> archive, Optional<Problem> trouble) {
    private static final AlarmArchive.Kept NOTHING = new AlarmArchive.Kept(1, List.of(), Map.of());

    static KeptAlarms of(Optional<AlarmArchive> archive, Instant now) {
        return archive.map(from -> switch (from.load(now)) {
                    case Outcome.Failed<AlarmArchive.Kept> failed ->
                        new KeptAlarms(NOTHING, Optional.empty(), Optional.of(failed.first()));
                    case Outcome.Ok<AlarmArchive.Kept>(AlarmArchive.Kept kept) ->
                        new KeptAlarms(kept, archive, Optional.empty());
                })
                .orElse(new KeptAlarms(NOTHING, Optional.empty(), Optional.empty()));
    }
}
