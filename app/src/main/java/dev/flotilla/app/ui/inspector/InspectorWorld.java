package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.ui.inspector.load.LoadHistory;
import dev.flotilla.app.ui.kit.FxGate;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What every part of the inspector is given.
 *
 * @param work runs what blocks
 * @param gate brings results back to the JavaFX thread
 * @param loads what was told of loads so far
 * @param health of the nodes that are watched
 * @param stacks what is known of stacks beside their containers
 */
public record InspectorWorld(
        Engines engines,
        Executor work,
        FxGate gate,
        InstantSource clock,
        ZoneId zone,
        LoadHistory loads,
        StackInsight.Source stacks,
        InspectorDeeds deeds,
        Signal<FleetHealth> health) {
    /** Without a monitor. */
    public InspectorWorld(
            Engines engines,
            Executor work,
            FxGate gate,
            InstantSource clock,
            ZoneId zone,
            LoadHistory loads,
            StackInsight.Source stacks,
            InspectorDeeds deeds) {
        this(engines, work, gate, clock, zone, loads, stacks, deeds, new SignalSource<>(FleetHealth.NONE));
    }

    /** How the node in a container does; empty when it holds none that is watched. */
    Optional<NodeHealth> node(HostId host, ContainerId container) {
        return health.value().nodes().stream()
                .filter(n -> n.node()
                        .container()
                        .filter(in -> in.host().equals(host) && in.container().equals(container))
                        .isPresent())
                .findFirst();
    }
}
