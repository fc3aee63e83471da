package dev.flotilla.app.eject.gather;

import dev.flotilla.app.fleet.FleetEdit;
import java.util.List;

/**
 * What an import would do.
 *
 * @param edit all of it, one step of undo
 * @param what a line for each thing that comes into the fleet or is changed there
 * @param notes sentences about what was left out, or has to be filled in
 */
public record Found(FleetEdit edit, List<String> what, List<String> notes) {
    public Found {
        what = List.copyOf(what);
        notes = List.copyOf(notes);
    }

    public boolean isNothing() {
        return what.isEmpty();
    }
}
