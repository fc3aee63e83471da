package dev.flotilla.app.ui.kit.command;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.eject.words.ComposeSettings;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.Node;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The command for an edit of the fleet. Where things lie on the map, and setups of nodes, have none. */
public final class EditCommand {
    /** Takes back what was said of a host before. */
    private static final String NONE = "none";

    private EditCommand() {}

    /** @param before the fleet that the edit is made on */
    public static Optional<Command> of(FleetEdit edit, Fleet before) {
        return switch (edit) {
            case FleetEdit.AddHost added -> sayable(added.host()).map(EditCommand::add);
            case FleetEdit.ChangeHost(Host host) ->
                before.host(host.id())
                        .filter(old -> !old.equals(host))
                        .flatMap(old -> sayable(host).map(next -> change(old, next)));
            case FleetEdit.RemoveHost(var id) ->
                before.host(id).map(h -> Command.of("host", "remove", h.name(), "--force"));
            case FleetEdit.OpenStack(var stack) -> Optional.of(Command.of("import", stack.file()));
            case FleetEdit.PinService(String stack, String service, var host) ->
                host.isEmpty()
                        ? Optional.of(Command.of("stack", "move", stack, "--free", service))
                        : host.flatMap(before::host)
                                .map(h -> Command.of("stack", "move", stack, service + "=" + h.name()));
            case FleetEdit.ChooseStrategy(String stack, Optional<String> strategy) ->
                Optional.of(Command.of("stack", "move", stack, "--strategy", strategy.orElse(NONE)));
            case FleetEdit.CloseStack(String stack) -> Optional.of(Command.of("stack", "close", stack));
            case FleetEdit.AddNode(Node node) -> Optional.of(add(node));
            case FleetEdit.ChangeNode(String name, Node node) ->
                Optional.of(Command.of("nodes", "remove", name).then(add(node)));
            case FleetEdit.RemoveNode(String name) -> Optional.of(Command.of("nodes", "remove", name));
            case FleetEdit.Together(var edits) -> together(edits, before);
            case FleetEdit.MoveHosts moved -> Optional.empty();
            case FleetEdit.RenameFleet renamed -> Optional.empty();
            case FleetEdit.PutSetup put -> Optional.empty();
            case FleetEdit.RemoveSetup removed -> Optional.empty();
        };
    }

    private static Optional<Command> together(java.util.List<FleetEdit> edits, Fleet before) {
        Optional<Command> all = Optional.empty();
        Fleet now = before;
        for (FleetEdit edit : edits) {
            Optional<Command> one = of(edit, now);
            if (one.isEmpty() || !(FleetRules.apply(now, edit) instanceof Outcome.Ok<Fleet>(Fleet next))) {
                return Optional.empty();
            }
            all = all.map(a -> a.then(one.get())).or(() -> one);
            // A name may be another one for those that follow.
            now = next;
        }
        return all;
    }

    /** A key ends at the equals sign for a command. */
    private static Optional<Host> sayable(Host host) {
        return host.labels().keySet().stream().anyMatch(k -> k.indexOf('=') >= 0)
                ? Optional.empty()
                : Optional.of(host);
    }

    private static Command add(Host host) {
        Command add = Command.of(
                        "host", "add", host.name(), "--engine", host.engine().text())
                .option("--tls-dir", tls(host))
                .option("--address", host.address())
                .option("--datacenter", host.datacenter());
        add = labels(add, host.labels());
        add = host.status() == dev.flotilla.app.fleet.HostStatus.ACTIVE
                ? add
                : add.with("--status", host.status().word());
        add = add.option("--cpus", cpus(host)).option("--memory", memory(host));
        return host.reservePercent() == Host.DEFAULT_RESERVE_PERCENT
                ? add
                : add.option("--reserve", String.valueOf(host.reservePercent()));
    }

    private static Command change(Host old, Host next) {
        Command set = Command.of("host", "set", old.name());
        if (!old.name().equals(next.name())) {
            set = set.option("--name", next.name());
        }
        if (!old.engine().equals(next.engine())) {
            set = set.option("--engine", next.engine().text());
            set = set.option("--tls-dir", tls(next));
        }
        set = changed(set, "--address", old, next, Host::address);
        set = changed(set, "--datacenter", old, next, Host::datacenter);
        for (String gone : old.labels().keySet()) {
            set = next.labels().containsKey(gone) ? set : set.option("--no-label", gone);
        }
        for (Map.Entry<String, String> label : next.labels().entrySet()) {
            set = label.getValue().equals(old.labels().get(label.getKey()))
                    ? set
                    : set.option("--label", label.getKey() + "=" + label.getValue());
        }
        set = old.status() == next.status()
                ? set
                : set.with("--status", next.status().word());
        set = changed(set, "--cpus", old, next, EditCommand::cpus);
        set = changed(set, "--memory", old, next, EditCommand::memory);
        return old.reservePercent() == next.reservePercent()
                ? set
                : set.option("--reserve", String.valueOf(next.reservePercent()));
    }

    private static Command changed(
            Command set, String option, Host old, Host next, Function<Host, Optional<String>> part) {
        return part.apply(old).equals(part.apply(next))
                ? set
                : set.option(option, part.apply(next).orElse(NONE));
    }

    private static Command labels(Command to, Map<String, String> labels) {
        Command all = to;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            all = all.option("--label", label.getKey() + "=" + label.getValue());
        }
        return all;
    }

    private static Optional<String> tls(Host host) {
        return host.engine() instanceof EngineAddress.Tcp tcp ? tcp.tlsDir().map(d -> d.toString()) : Optional.empty();
    }

    private static Optional<String> cpus(Host host) {
        return host.declared().cpus().isPresent()
                ? Optional.of(ComposeSettings.number(host.declared().cpus().getAsDouble()))
                : Optional.empty();
    }

    private static Optional<String> memory(Host host) {
        return host.declared().memoryBytes().isPresent()
                ? Optional.of(String.valueOf(host.declared().memoryBytes().getAsLong()))
                : Optional.empty();
    }

    private static Command add(Node node) {
        Command add = Command.of("nodes", "add", node.name()).option("--host", node.host());
        if (node.heartbeatPort() != Node.USUAL_HEARTBEAT_PORT) {
            add = add.option("--heartbeat-port", String.valueOf(node.heartbeatPort()));
        }
        if (node.commsPort() != Node.USUAL_COMMS_PORT) {
            add = add.option("--comms-port", String.valueOf(node.commsPort()));
        }
        if (node.controlPort() != 0) {
            add = add.option("--control-port", String.valueOf(node.controlPort()));
        }
        add = add.option("--http", node.http());
        if (node.kind() != Node.Kind.AUTO) {
            add = add.with("--kind", node.kind().word());
        }
        return add.option("--id", node.nodeId())
                .option("--period", seconds(node.period()))
                .option("--tolerance", seconds(node.tolerance()));
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
