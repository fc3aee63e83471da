package dev.flotilla.app.fleet.store;

import dev.flotilla.app.base.Revision;
import dev.flotilla.app.fleet.Fleet;
import java.util.Optional;

/**
 * The wished fleet as it is saved, and what can be taken back.
 *
 * @param undo what {@link FleetStore#undo} would take back, such as {@code add host gpu-1}
 * @param redo what {@link FleetStore#redo} would do again
 */
public record FleetState(Fleet fleet, Revision revision, Optional<String> undo, Optional<String> redo) {
    public boolean canUndo() {
        return undo.isPresent();
    }

    public boolean canRedo() {
        return redo.isPresent();
    }
}
