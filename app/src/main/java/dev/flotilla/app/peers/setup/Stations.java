package dev.flotilla.app.peers.setup;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.peers.lens.ConfigReader;
import dev.flotilla.app.source.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All setups of a fleet as the lens looks at them.
 *
 * @param unreadable by node: why its configuration cannot be read, so that the lens does not see it
 */
public record Stations(List<Station> stations, Map<String, List<Problem>> unreadable) {
    public Stations {
        stations = List.copyOf(stations);
        unreadable = Map.copyOf(unreadable);
    }

    /** @param running by host: what was last seen there; its published ports are taken */
    public static Stations of(Fleet fleet, Map<HostId, List<RunningContainer>> running) {
        List<Station> stations = new ArrayList<>();
        Map<String, List<Problem>> unreadable = new LinkedHashMap<>();
        for (NodeSetup setup : fleet.setups()) {
            if (setup.config().isEmpty()) {
                continue;
            }
            Outcome<Station> station = JsonText.read(
                            setup.name(), setup.config().get())
                    .then(text -> ConfigReader.read(text).map(config -> station(fleet, setup, text, config, running)));
            switch (station) {
                case Outcome.Ok<Station>(Station good) -> stations.add(good);
                case Outcome.Failed<Station> failed -> unreadable.put(setup.name(), failed.problems());
            }
        }
        return new Stations(stations, unreadable);
    }

    private static Station station(
            Fleet fleet,
            NodeSetup setup,
            JsonText text,
            NodeConfig config,
            Map<HostId, List<RunningContainer>> running) {
        boolean host = setup.network() == NodeSetup.Network.HOST;
        return new Station(
                setup.name(),
                text,
                config,
                address(fleet, setup),
                setup.host().map(HostId::value),
                host ? NetworkMode.HOST : NetworkMode.BRIDGE,
                host ? List.of() : PortText.read(setup.ports()),
                setup.host()
                        .map(id -> taken(setup, fleet, running.getOrDefault(id, List.of())))
                        .orElse(Set.of()));
    }

    /** Under which other machines reach a node: its own, else that of its host. */
    public static Optional<String> address(Fleet fleet, NodeSetup setup) {
        return setup.address().or(() -> setup.host().flatMap(fleet::host).map(Host::reachableAddress));
    }

    /** Ports that containers publish which are no node of the fleet: those the lens compares itself. */
    private static Set<Integer> taken(NodeSetup setup, Fleet fleet, List<RunningContainer> containers) {
        Set<Integer> taken = new HashSet<>();
        for (RunningContainer container : containers) {
            boolean node = container.name().equals(setup.name())
                    || fleet.setupNamed(container.name()).isPresent();
            if (!node && container.isRunning()) {
                container.ports().stream().map(PublishedPort::hostPort).forEach(taken::add);
            }
        }
        return taken;
    }
}
