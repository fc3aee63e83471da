package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.deploy.Unapplieds;
import dev.flotilla.app.fleet.store.FleetState;
import dev.flotilla.app.observe.ObservedFleet;

/** How many edits no machine has seen, kept up to date. */
final class Unapplied {
    private final SignalSource<Integer> count = new SignalSource<>(0);
    private final Signal<FleetState> fleet;
    private final Signal<ObservedFleet> observed;

    Unapplied(Signal<FleetState> fleet, Signal<ObservedFleet> observed) {
        this.fleet = fleet;
        this.observed = observed;
        fleet.subscribe(next -> look());
        observed.subscribe(next -> look());
        look();
    }

    private synchronized void look() {
        int now = Unapplieds.stacks(fleet.value().fleet(), observed.value()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        if (now != count.value()) {
            count.publish(now);
        }
    }

    Signal<Integer> count() {
        return count;
    }
}
