package dev.flotilla.app.fleet.store;

import dev.flotilla.app.base.Revision;
import dev.flotilla.app.fleet.Fleet;

/** A fleet as it lies in the data folder. */
public record StoredFleet(Fleet fleet, Revision revision) {
    public static final StoredFleet NEW = new StoredFleet(Fleet.EMPTY, Revision.NONE);
}
