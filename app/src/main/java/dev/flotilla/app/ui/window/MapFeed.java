package dev.flotilla.app.ui.window;

import dev.flotilla.app.ui.canvas.FleetMap;
import dev.flotilla.app.ui.canvas.FleetMapMaker;
import dev.flotilla.app.ui.canvas.MapExtras;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Makes the map of what is known at the moment. */
record MapFeed(WindowFacts facts, InstantSource clock) {
    /** @param order whether the order of starting is shown */
    FleetMap now(boolean order) {
        Instant now = clock.instant();
        return FleetMapMaker.make(
                facts.fleet().value().fleet(),
                facts.observed().value(),
                FleetMapMaker.links(facts.beats().value(), facts.health().value(), now),
                new MapExtras(facts.progress().value(), order ? facts.orders().value() : Map.of())
                        .with(facts.health().value(), now),
                now);
    }
}
