package dev.flotilla.app.fleet.store;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;

/** Keeps the fleet in memory alone: for trying things out, and for tests of those who use the store. */
public final class MemoryFleetRepository implements FleetRepository {
    private StoredFleet kept = StoredFleet.NEW;

    @Override
    public synchronized Outcome<StoredFleet> load() {
        return Outcome.ok(kept);
    }

    @Override
    public synchronized Outcome<StoredFleet> save(StoredFleet before, StoredFleet after) {
        if (!kept.revision().equals(before.revision())) {
            return Outcome.failed(Problem.of("FL-1024", "Another process changed the fleet.", "Try again."));
        }
        kept = after;
        return Outcome.ok(after);
    }
}
