package dev.flotilla.app.fleet;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an edit is called beside "Undo" and in the activity list: {@code add host gpu-1}. */
public final class EditName {
    private EditName() {}

    /** @param before the fleet that the edit is applied to: it knows the names */
    public static String of(FleetEdit edit, Fleet before) {
        return switch (edit) {
            case FleetEdit.AddHost(Host host, Optional<Spot> spot) -> "add host " + host.name();
            case FleetEdit.ChangeHost(Host host) -> changed(host, before);
            case FleetEdit.RemoveHost(HostId id) -> "remove host " + name(id, before);
            case FleetEdit.MoveHosts(Map<HostId, Spot> spots) ->
                spots.size() == 1
                        ? "move host " + name(spots.keySet().iterator().next(), before)
                        : "move " + spots.size() + " hosts";
            case FleetEdit.RenameFleet(String name) -> "rename the fleet to " + name.strip();
            case FleetEdit.OpenStack(WishedStack stack) -> "open stack " + stack.name();
            case FleetEdit.CloseStack(String stack) -> "close stack " + stack;
            case FleetEdit.PinService(String stack, String service, Optional<HostId> host) ->
                host.map(id -> "pin " + service + " to " + name(id, before)).orElse("unpin " + service);
            case FleetEdit.ChooseStrategy(String stack, Optional<String> strategy) ->
                "choose strategy " + strategy.orElse("of the file") + " for " + stack;
            case FleetEdit.AddNode(Node node) -> "add node " + node.name();
            case FleetEdit.ChangeNode(String name, Node node) ->
                name.equals(node.name()) ? "change node " + name : "rename node " + name + " to " + node.name();
            case FleetEdit.RemoveNode(String name) -> "remove node " + name;
            case FleetEdit.PutSetup(NodeSetup setup) ->
                (before.setupNamed(setup.name()).isPresent() ? "change" : "add") + " configuration of " + setup.name();
            case FleetEdit.RemoveSetup(String name) -> "remove configuration of " + name;
            case FleetEdit.Together(List<FleetEdit> edits) -> together(edits, before);
        };
    }

    private static String changed(Host host, Fleet before) {
        String old = name(host.id(), before);
        return old.equals(host.name()) ? "change host " + old : "rename host " + old + " to " + host.name();
    }

    private static String together(List<FleetEdit> edits, Fleet before) {
        if (edits.size() == 1) {
            return of(edits.getFirst(), before);
        }
        boolean adds = edits.stream().allMatch(FleetEdit.AddHost.class::isInstance);
        boolean removes = edits.stream().allMatch(FleetEdit.RemoveHost.class::isInstance);
        if (adds || removes) {
            return (adds ? "add " : "remove ") + edits.size() + " hosts";
        }
        if (edits.stream().allMatch(FleetEdit.AddNode.class::isInstance)) {
            return "add " + edits.size() + " nodes";
        }
        if (edits.stream().allMatch(FleetEdit.PutSetup.class::isInstance)) {
            return "change configurations of " + edits.size() + " nodes";
        }
        return edits.size() + " edits";
    }

    private static String name(HostId id, Fleet before) {
        return before.host(id).map(Host::name).orElse("that has gone");
    }
}
