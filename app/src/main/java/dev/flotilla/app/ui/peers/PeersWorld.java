package dev.flotilla.app.ui.peers;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.store.FleetState;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.ui.kit.FxGate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the section looks at. */
public record PeersWorld(Signal<FleetState> state, Signal<ObservedFleet> observed, FxGate gate) {
    Fleet fleet() {
        return state.value().fleet();
    }

    /** What the host of a node said of itself. */
    Optional<EngineFacts> engine(Optional<HostId> host) {
        return host.flatMap(id -> seen(id)).flatMap(ObservedHost::facts);
    }

    private Optional<ObservedHost> seen(HostId id) {
        return Optional.ofNullable(observed.value().hosts().get(id));
    }

    Map<HostId, List<RunningContainer>> running() {
        Map<HostId, List<RunningContainer>> running = new HashMap<>();
        observed.value().hosts().forEach((id, host) -> running.put(id, host.containers()));
        return running;
    }
}
