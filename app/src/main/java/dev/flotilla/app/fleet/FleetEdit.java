package dev.flotilla.app.fleet;

import java.util.Map;
import java.util.Optional;

/** Everything that can be done to the wished fleet. Each is one transaction and one step of undo. */
public sealed interface FleetEdit {
    record AddHost(Host host, Optional<Spot> spot) implements FleetEdit {}

    /** Replaces the host with the same id. */
    record ChangeHost(Host host) implements FleetEdit {}

    record RemoveHost(HostId host) implements FleetEdit {}

    /** By hand or by layout: sets these spots, leaves the others. */
    record MoveHosts(Map<HostId, Spot> spots) implements FleetEdit {
        public MoveHosts {
            spots = Map.copyOf(spots);
        }
    }

    record RenameFleet(String name) implements FleetEdit {}

    /** Opens a stack, or replaces the one of that name. */
    record OpenStack(WishedStack stack) implements FleetEdit {}

    /** Forgets a stack; its containers stay. */
    record CloseStack(String stack) implements FleetEdit {}

    /** Puts a service on a host, or (empty) leaves it to the strategy again. */
    record PinService(String stack, String service, Optional<HostId> host) implements FleetEdit {}

    record ChooseStrategy(String stack, Optional<String> strategy) implements FleetEdit {}

    /** Watches a node that no engine of the fleet tells of. */
    record AddNode(Node node) implements FleetEdit {}

    /** Puts the node in the place of the one that is called so now. */
    record ChangeNode(String name, Node node) implements FleetEdit {}

    record RemoveNode(String name) implements FleetEdit {}

    /** Keeps how a node is to run, in the place of the setup of that name. */
    record PutSetup(NodeSetup setup) implements FleetEdit {}

    /** Forgets it; the container stays. */
    record RemoveSetup(String name) implements FleetEdit {}

    /** Several edits as one step. */
    record Together(java.util.List<FleetEdit> edits) implements FleetEdit {
        public Together {
            edits = java.util.List.copyOf(edits);
        }
    }
}
