package dev.flotilla.app.fleet.store;

import dev.flotilla.app.base.Revision;
import dev.flotilla.app.fleet.Fleet;

/**
 * What an edit did. It is on the disk when this is handed out.
 *
 * @param revision of {@code after}; that of {@code before} when nothing changed
 * @param what in words, such as {@code add host gpu-1}
 */
public record FleetChange(Fleet before, Fleet after, Revision revision, String what) {
    public boolean isEmpty() {
        return before.equals(after);
    }
}
