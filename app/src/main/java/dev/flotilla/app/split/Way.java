package dev.flotilla.app.split;

import java.util.List;
import java.util.Optional;

/**
 * What one choice would do about an edge.
 *
 * @param against why it cannot be chosen, as a sentence; empty when it can
 * @param changes per mention that changes: before and after, passwords masked
 * @param forwarder name of the service that would be added; empty where none is
 */
public record Way(Choice choice, Optional<String> against, List<Change> changes, Optional<String> forwarder) {
    public Way {
        changes = List.copyOf(changes);
    }

    /** A text before and after. */
    public record Change(Mention mention, String before, String after) {}

    public boolean fits() {
        return against.isEmpty();
    }
}
