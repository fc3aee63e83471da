package dev.flotilla.app.placement;

import java.util.List;
import java.util.Optional;

/**
 * What placing would say if the user put a service on one host.
 *
 * @param against every reason why it cannot go there, as a sentence; empty when it can
 * @param along services that must go with it, because they share a volume, a network or a process space
 * @param warnings what such a placement would warn of, such as sibling names that no longer resolve
 */
public record MoveAnswer(Optional<String> against, List<String> along, List<String> warnings) {
    public MoveAnswer {
        along = List.copyOf(along);
        warnings = List.copyOf(warnings);
    }

    public boolean fits() {
        return against.isEmpty();
    }
}
