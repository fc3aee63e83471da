package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.StepHead;
import dev.flotilla.app.fleet.Host;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Numbers steps as they are added; a step comes after those it waits for, so numbers only point back. */
final class Drafts {
    private final List<Step> steps = new ArrayList<>();
    private final Masking masking;

    /** @param masking of all secrets of the stack, those of containers that stay as they are included */
    Drafts(Masking masking) {
        this.masking = masking;
    }

    /** What is known of a step before it has a number. */
    record Draft(
            Host host, int wave, String target, String reason, Optional<String> downtime, Collection<Integer> after) {

        static Draft of(Host host, int wave, String target, String reason, Collection<Integer> after) {
            return new Draft(host, wave, target, reason, Optional.empty(), after);
        }
    }

    /** Adds a step and gives its id. */
    int add(Draft draft, Function<StepHead, Step> make) {
        int id = steps.size() + 1;
        StepHead bare = new StepHead(
                id,
                draft.host().id(),
                draft.host().name(),
                draft.wave(),
                draft.target(),
                draft.reason(),
                "",
                draft.downtime(),
                List.copyOf(new TreeSet<>(draft.after())));
        StepHead head = new StepHead(
                bare.id(),
                bare.host(),
                bare.hostName(),
                bare.wave(),
                bare.target(),
                bare.reason(),
                masking.clean(DockerCommand.of(make.apply(bare), false)),
                bare.downtime(),
                bare.after());
        steps.add(make.apply(head));
        return id;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    int lastWave() {
        return steps.stream().mapToInt(s -> s.head().wave()).max().orElse(0);
    }
}
