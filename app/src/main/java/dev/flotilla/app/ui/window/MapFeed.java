package dev.flotilla.app.ui.window;

import dev.flotilla.app.ui.canvas.FleetMap;
import dev.flotilla.app.ui.canvas.FleetMapMaker;
import dev.flotilla.app.ui.canvas.MapExtras;
import java.time.InstantSource;
import java.util.Map;

/** Makes the map of what is known at the moment. */
record MapFeed(WindowFacts facts, InstantSource clock) {
    /** @param order whether the order of starting is shown */
    FleetMap now(boolean order) {
        return FleetMapMaker.make(
                facts.fleet().value().fleet(),
                facts.observed().value(),
                facts.beats().value(),
                new MapExtras(facts.progress().value(), order ? facts.orders().value() : Map.of()),
                clock.instant());
    }
}
