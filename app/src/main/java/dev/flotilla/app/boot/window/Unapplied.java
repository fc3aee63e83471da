package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.deploy.Unapplieds;
import dev.flotilla.app.fleet.store.FleetState;
import dev.flotilla.app.observe.ObservedFleet;
import java.util.SortedMap;

/** How many edits no machine has seen, kept up to date. */
final class Unapplied {
    private final SignalSource<Integer> count = new SignalSource<>(0);
    private final Signal<FleetState> fleet;
    private final Signal<ObservedFleet> observed;
    private final Signal<StackMemory.State> memory;

    Unapplied(Signal<FleetState> fleet, Signal<ObservedFleet> observed, Signal<StackMemory.State> memory) {
        this.fleet = fleet;
        this.observed = observed;
        this.memory = memory;
        fleet.subscribe(next -> look());
        observed.subscribe(next -> look());
        memory.subscribe(next -> look());
        look();
    }

    /** How many edits of each stack wait. */
    SortedMap<String, Integer> stacks() {
        StackMemory.State known = memory.value();
        return Unapplieds.stacks(fleet.value().fleet(), observed.value(), known.atWork(), known.removed());
    }

    private synchronized void look() {
        int now = stacks().values().stream().mapToInt(Integer::intValue).sum();
        if (now != count.value()) {
            count.publish(now);
        }
    }

    Signal<Integer> count() {
        return count;
    }
}
