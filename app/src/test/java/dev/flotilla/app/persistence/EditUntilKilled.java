package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.fleet.store.FleetChange;
import dev.flotilla.app.fleet.store.FleetStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process that edits a fleet and prints each confirmed revision, until it is killed. */
final class EditUntilKilled {
    private static final int HOSTS = 5;

    private EditUntilKilled() {}

    public static void main(String[] args) {
        DataFolder folder = new DataFolder(Path.of(args[0]));
        Database database = Opened.opened(Database.openAsOwner(folder));
        FleetStore store = Opened.opened(FleetStore.open(
                new SqliteFleetRepository(database), Thread.ofPlatform().factory()));
        long next = store.state().value().revision().number() + 1;
        while (true) {
            Outcome<FleetChange> change = store.submit(
                            edit(next, store.state().value().fleet()))
                    .toCompletableFuture()
                    .join();
            System.out.println(Opened.opened(change).revision().number());
            next++;
        }
    }

    /** Touches every table of the fleet in one step: after it, everything carries the number. */
    static FleetEdit edit(long number, Fleet before) {
        List<FleetEdit> edits = new ArrayList<>();
        edits.add(new FleetEdit.RenameFleet("fleet " + number));
        for (Host host : before.hosts()) {
            edits.add(new FleetEdit.RemoveHost(host.id()));
        }
        for (int i = 0; i < HOSTS; i++) {
            HostId id = new HostId("id-" + number + "-" + i);
            edits.add(new FleetEdit.AddHost(
                    Host.of(id, "host-" + number + "-" + i, new EngineAddress.Embedded()),
                    Optional.of(new Spot(number, i))));
        }
        edits.add(new FleetEdit.MoveHosts(Map.of(new HostId("id-" + number + "-0"), new Spot(number, number))));
        return new FleetEdit.Together(edits);
    }
}
