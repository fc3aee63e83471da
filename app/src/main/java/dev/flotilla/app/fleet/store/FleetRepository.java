package dev.flotilla.app.fleet.store;

import dev.flotilla.app.base.Outcome;

/** Where the fleet is kept. Calls block on the disk and come from one thread at a time. */
public interface FleetRepository {
    /** What was saved last; {@link StoredFleet#NEW} when nothing was. */
    Outcome<StoredFleet> load();

    /**
     * Saves a change as one transaction: all of it or nothing is there after a crash.
     *
     * @param before what is saved now; a repository that finds another revision refuses
     * @return {@code after}, once it would survive a crash
     */
    Outcome<StoredFleet> save(StoredFleet before, StoredFleet after);
}
