package dev.flotilla.app.ui.window;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.store.FleetState;
import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.ui.canvas.BeatLink;
import dev.flotilla.app.ui.canvas.StartOrder;
import java.util.List;
import java.util.Map;

/**
 * What the window shows of the world.
 *
 * @param health what the monitor knows of the nodes
 * @param alarms newest first
 * @param progress how far applies are on the hosts that they are at work on, 0-1
 * @param orders in which order each opened stack starts
 * @param unapplied how many edits no machine has seen yet
 * @param activity "nothing running", or what runs: "apply my-app, 3 of 7 steps"
 * @param lastApply "14:02, 7 changes"; empty before the first
 */
public record WindowFacts(
        Signal<FleetState> fleet,
        Signal<ObservedFleet> observed,
        Signal<List<BeatLink>> beats,
        Signal<FleetHealth> health,
        Signal<List<Alarm>> alarms,
        Signal<Map<HostId, Double>> progress,
        Signal<Map<String, StartOrder>> orders,
        Signal<Integer> unapplied,
        Signal<String> activity,
        Signal<String> lastApply) {}
