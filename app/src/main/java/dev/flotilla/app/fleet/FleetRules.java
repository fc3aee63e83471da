package dev.flotilla.app.fleet;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an edit makes of a fleet. An edit that changes nothing gives an equal fleet. */
public final class FleetRules {
    public static final int MOST_HOSTS = 500;
    private static final double FARTHEST = 1e6;

    private FleetRules() {}

    /** The fleet after the edit, or why it is refused: FL-1001 to FL-1015, of nodes FL-1030 to FL-1039. */
    public static Outcome<Fleet> apply(Fleet fleet, FleetEdit edit) {
        return switch (edit) {
            case FleetEdit.AddHost(Host host, Optional<Spot> spot) -> add(fleet, host, spot);
            case FleetEdit.ChangeHost(Host host) -> change(fleet, host);
            case FleetEdit.RemoveHost(HostId id) -> remove(fleet, id);
            case FleetEdit.MoveHosts(Map<HostId, Spot> spots) -> move(fleet, spots);
            case FleetEdit.RenameFleet(String name) -> rename(fleet, name);
            case FleetEdit.OpenStack(WishedStack stack) -> open(fleet, stack);
            case FleetEdit.CloseStack(String stack) ->
                stack(fleet, stack).map(known -> {
                    SortedMap<String, WishedStack> stacks = new TreeMap<>(fleet.stacks());
                    stacks.remove(known.name());
                    return fleet.withStacks(stacks);
                });
            case FleetEdit.PinService(String stack, String service, Optional<HostId> host) ->
                pin(fleet, stack, service, host);
            case FleetEdit.ChooseStrategy(String stack, Optional<String> strategy) ->
                stack(fleet, stack)
                        .map(known ->
                                replaced(fleet, new WishedStack(known.name(), known.file(), strategy, known.pins())));
            case FleetEdit.AddNode(Node node) -> NodeEdits.add(fleet, node);
            case FleetEdit.ChangeNode(String name, Node node) -> NodeEdits.change(fleet, name, node);
            case FleetEdit.RemoveNode(String name) -> NodeEdits.remove(fleet, name);
            case FleetEdit.PutSetup(NodeSetup setup) -> SetupRules.put(fleet, setup);
            case FleetEdit.RemoveSetup(String name) -> SetupRules.remove(fleet, name);
            case FleetEdit.Together(List<FleetEdit> edits) -> {
                Outcome<Fleet> result = Outcome.ok(fleet);
                for (FleetEdit each : edits) {
                    result = result.then(so -> apply(so, each));
                }
                yield result;
            }
        };
    }

    private static Outcome<Fleet> add(Fleet fleet, Host host, Optional<Spot> spot) {
        if (fleet.hosts().size() >= MOST_HOSTS) {
            return refused("FL-1015", "A fleet holds at most " + MOST_HOSTS + " hosts.", "Use a second data folder.");
        }
        if (fleet.host(host.id()).isPresent()) {
            return refused("FL-1002", "This host is in the fleet already.", "Change it instead.");
        }
        return HostRules.check(host).then(h -> nameIsFree(fleet, h)).map(h -> {
            List<Host> hosts = new ArrayList<>(fleet.hosts());
            hosts.add(h);
            Map<HostId, Spot> spots = new HashMap<>(fleet.spots());
            spot.map(FleetRules::within).ifPresent(s -> spots.put(h.id(), s));
            return fleet.withHosts(hosts, spots);
        });
    }

    private static Outcome<Fleet> change(Fleet fleet, Host host) {
        return known(fleet, host.id())
                .then(old -> HostRules.check(host))
                .then(h -> nameIsFree(fleet, h))
                .map(h -> {
                    List<Host> hosts = fleet.hosts().stream()
                            .map(each -> each.id().equals(h.id()) ? h : each)
                            .toList();
                    return fleet.withHosts(hosts, fleet.spots());
                });
    }

    /** Pins to the host go with it. */
    private static Outcome<Fleet> remove(Fleet fleet, HostId id) {
        return known(fleet, id).map(gone -> {
            List<Host> hosts =
                    fleet.hosts().stream().filter(h -> !h.id().equals(id)).toList();
            Map<HostId, Spot> spots = new HashMap<>(fleet.spots());
            spots.remove(id);
            SortedMap<String, WishedStack> stacks = new TreeMap<>();
            fleet.stacks().forEach((name, stack) -> {
                Map<String, HostId> pins = new HashMap<>(stack.pins());
                pins.values().removeIf(id::equals);
                stacks.put(name, new WishedStack(name, stack.file(), stack.strategy(), pins));
            });
            return fleet.withHosts(hosts, spots).withStacks(stacks).withSetups(SetupRules.without(id, fleet.setups()));
        });
    }

    /** A layout may arrive after one of its hosts has gone: the spot of that one is dropped. */
    private static Outcome<Fleet> move(Fleet fleet, Map<HostId, Spot> moved) {
        Map<HostId, Spot> spots = new HashMap<>(fleet.spots());
        moved.forEach((id, spot) -> {
            if (fleet.host(id).isPresent()) {
                spots.put(id, within(spot));
            }
        });
        return Outcome.ok(fleet.withHosts(fleet.hosts(), spots));
    }

    private static Outcome<Fleet> rename(Fleet fleet, String typed) {
        String name = typed.strip();
        return PlainText.fault(name, 80)
                .map(fault -> FleetRules.<Fleet>refused(
                        "FL-1013", "The name of the fleet " + fault + ".", "Write a short name."))
                .orElseGet(() -> Outcome.ok(fleet.withName(name)));
    }

    private static Outcome<Fleet> open(Fleet fleet, WishedStack stack) {
        Optional<String> fault = PlainText.fault(stack.name(), 128);
        if (fault.isPresent()) {
            return refused("FL-1014", "The name of the stack " + fault.get() + ".", "Name it in its file.");
        }
        Outcome<Fleet> result = Outcome.ok(fleet);
        for (HostId host : stack.pins().values()) {
            result = result.then(
                    so -> known(so, host).map(Objects::requireNonNull).map(h -> so));
        }
        return result.map(so -> replaced(so, stack));
    }

    private static Outcome<Fleet> pin(Fleet fleet, String name, String service, Optional<HostId> host) {
        return stack(fleet, name).then(stack -> {
            Map<String, HostId> pins = new HashMap<>(stack.pins());
            host.ifPresentOrElse(id -> pins.put(service, id), () -> pins.remove(service));
            Fleet next = replaced(fleet, new WishedStack(name, stack.file(), stack.strategy(), pins));
            return host.isEmpty() ? Outcome.ok(next) : known(fleet, host.get()).map(h -> next);
        });
    }

    private static Outcome<Host> known(Fleet fleet, HostId id) {
        return fleet.host(id)
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.failed(Problem.of(
                        "FL-1001", "The host is no longer in the fleet.", "Add it again, or choose another one.")));
    }

    private static Outcome<WishedStack> stack(Fleet fleet, String name) {
        return Optional.ofNullable(fleet.stacks().get(name))
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.failed(Problem.of(
                        "FL-1010", "There is no stack \"" + PlainText.of(name) + "\".", "Open its file first.")));
    }

    private static Outcome<Host> nameIsFree(Fleet fleet, Host host) {
        boolean taken = fleet.hostNamed(host.name())
                .filter(other -> !other.id().equals(host.id()))
                .isPresent();
        return taken
                ? Outcome.failed(Problem.of(
                        "FL-1002", "Another host is called \"" + host.name() + "\".", "Choose a name of its own."))
                : Outcome.ok(host);
    }

    private static Fleet replaced(Fleet fleet, WishedStack stack) {
        SortedMap<String, WishedStack> stacks = new TreeMap<>(fleet.stacks());
        stacks.put(stack.name(), stack);
        return fleet.withStacks(stacks);
    }

    private static Spot within(Spot spot) {
        return new Spot(within(spot.x()), within(spot.y()));
    }

    private static double within(double units) {
        return Double.isNaN(units) ? 0 : Math.clamp(units, -FARTHEST, FARTHEST);
    }

    private static <T> Outcome<T> refused(String code, String message, String hint) {
        return Outcome.failed(Problem.of(code, message, hint));
    }
}
