package dev.flotilla.app.eject.read;

import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.fleet.WishedStack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The edits that bring a fleet that was read into the one that is there. What is there and not in the text stays. Into an empty fleet
 * the result is equal to what was read.
 */
public final class FleetImport {
    private FleetImport() {}

    public static List<FleetEdit> into(Fleet now, Fleet read) {
        List<FleetEdit> edits = new ArrayList<>();
        boolean empty = now.hosts().isEmpty()
                && now.stacks().isEmpty()
                && now.nodes().isEmpty()
                && now.setups().isEmpty();
        if (empty && !now.name().equals(read.name())) {
            edits.add(new FleetEdit.RenameFleet(read.name()));
        }
        Map<HostId, Spot> moved = new HashMap<>();
        for (Host host : read.hosts()) {
            Optional<Spot> spot = Optional.ofNullable(read.spots().get(host.id()));
            Optional<Host> known = now.host(host.id());
            if (known.isEmpty()) {
                edits.add(new FleetEdit.AddHost(host, spot));
            } else if (!known.get().equals(host)) {
                edits.add(new FleetEdit.ChangeHost(host));
            }
            spot.filter(s -> known.isPresent() && !s.equals(now.spots().get(host.id())))
                    .ifPresent(s -> moved.put(host.id(), s));
        }
        if (!moved.isEmpty()) {
            edits.add(new FleetEdit.MoveHosts(moved));
        }
        for (WishedStack stack : read.stacks().values()) {
            if (!stack.equals(now.stacks().get(stack.name()))) {
                edits.add(new FleetEdit.OpenStack(stack));
            }
        }
        for (Node node : read.nodes()) {
            Optional<Node> known = now.nodeNamed(node.name());
            if (known.isEmpty()) {
                edits.add(new FleetEdit.AddNode(node));
            } else if (!known.get().equals(node)) {
                edits.add(new FleetEdit.ChangeNode(node.name(), node));
            }
        }
        for (NodeSetup setup : read.setups()) {
            if (!now.setupNamed(setup.name()).equals(Optional.of(setup))) {
                edits.add(new FleetEdit.PutSetup(setup));
            }
        }
        return edits;
    }
}
