package dev.flotilla.app.ui.kit.command;

import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.launch.LaunchOrder;
import dev.flotilla.app.peers.mesh.Shape;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Commands for what reaches machines and files; those for edits of the fleet are made by {@link EditCommand}. */
public final class Commands {
    private Commands() {}

    public static Command apply(WishedStack stack, OnFailure onFailure) {
        Command apply = Command.of("stack", "apply", stack.file()).option("--strategy", stack.strategy());
        return (onFailure == OnFailure.KEEP ? apply.with("--on-failure", "keep") : apply).with("--yes");
    }

    /** @param deed as the command line calls it; a passphrase is asked for there */
    public static Command secrets(String deed) {
        return Command.of("secrets", deed);
    }

    public static Command stop(String stack) {
        return Command.of("stack", "stop", stack, "--yes");
    }

    /** @param volumes whether all its named volumes go as well */
    public static Command remove(String stack, boolean volumes) {
        return Command.of("stack", "remove", stack).flag("--volumes", volumes).with("--yes");
    }

    /** @param finish else what was done is taken back */
    public static Command recover(String stack, boolean finish) {
        return Command.of("stack", "recover", stack, finish ? "--finish" : "--undo");
    }

    /** @param host empty to leave them to the strategy */
    public static Command move(String stack, List<String> services, Optional<String> host) {
        Command move = Command.of("stack", "move", stack);
        for (String service : services) {
            move = host.isPresent() ? move.with(service + "=" + host.get()) : move.option("--free", service);
        }
        return move;
    }

    /** Takes a split of a stack's file back. */
    public static Command unsplit(Path file) {
        return Command.of("stack", "split", file.toString(), "--undo", "--write");
    }

    /**
     * Writes the file of a stack of the fleet as the assistant would.
     *
     * @param moved service to host
     * @param pinned whether the fleet says where services go; else the file does
     */
    public static Command split(Path file, Map<String, String> moved, Map<Edge.Key, Choice> choices, boolean pinned) {
        Command split = Command.of("stack", "split", file.toString());
        for (Map.Entry<String, String> move : new TreeMap<>(moved).entrySet()) {
            split = split.option("--move", move.getKey() + "=" + move.getValue());
        }
        for (Map.Entry<Edge.Key, Choice> choice : new TreeMap<>(choices).entrySet()) {
            split = split.option(
                    "--choose",
                    choice.getKey().from() + ":" + choice.getKey().to() + "="
                            + choice.getValue().word());
        }
        return split.flag("--pinned", pinned).with("--write");
    }

    public static Command push(NodeSetup setup, Optional<Host> host) {
        return Command.of("config", "push", setup.name())
                .option("--host", host.map(Host::name))
                .with("--yes");
    }

    /** Into a folder of this computer that the node's container binds. */
    public static Command pushTo(String node, Path folder) {
        return Command.of("config", "push", node)
                .option("--folder", folder.toString())
                .with("--yes");
    }

    /** @param places node to the address under which others reach it, in order */
    public static Command mesh(Map<String, String> places, NodeSetup.Network network, Shape shape) {
        String hosts = places.entrySet().stream()
                .map(p -> p.getKey() + "=" + p.getValue())
                .collect(Collectors.joining(","));
        return Command.of("config", "mesh")
                .option("--hosts", hosts)
                .with("--mode", network.word(), "--shape", shape(shape), "--out", "mesh");
    }

    private static String shape(Shape shape) {
        return switch (shape) {
            case Shape.Full full -> "full";
            case Shape.Ring ring -> "ring";
            case Shape.Star star -> "star";
            case Shape.Near(int neighbours) -> "k=" + neighbours;
        };
    }

    public static Command launch(LaunchOrder order) {
        Command launch = Command.of(
                "launch",
                switch (order.source()) {
                    case LaunchOrder.Source.Folder(Path folder) -> folder.toString();
                    case LaunchOrder.Source.Image(String reference) -> reference;
                });
        launch = launch.option("-n", order.count().map(String::valueOf))
                .option("--base", order.base().text())
                .option("--port", order.port().map(String::valueOf))
                .option("--build-on", order.buildOn().map(Host::name))
                .flag("--replace", order.replace());
        for (Map.Entry<String, EnvValue> variable : order.environment().entrySet()) {
            // A secret is taken from where the command runs: it would stand in the shell's history.
            boolean secret = variable.getValue().isSecret();
            launch = launch.option(
                    "--env",
                    secret
                            ? variable.getKey()
                            : variable.getKey() + "=" + variable.getValue().reveal());
        }
        for (Host host : order.hosts()) {
            launch = launch.option("--host", host.name());
        }
        return launch;
    }

    /** @param remove else they stay, stopped */
    public static Command stopNodes(String base, boolean remove) {
        return Command.of("launch", "stop", base).flag("--remove", remove);
    }

    public static Command doctor(List<String> targets, boolean helpers) {
        return Command.of("doctor").with(targets.toArray(String[]::new)).flag("--probe-containers", helpers);
    }

    /** @param stack one of the fleet; the whole fleet without one */
    public static Command export(Optional<String> stack, String to) {
        Command export = Command.of("export");
        return stack.map(export::with).orElse(export).option("--to", to);
    }

    public static Command importFiles(List<Path> files, Optional<Path> to) {
        return Command.of("import")
                .with(files.stream().map(Path::toString).toArray(String[]::new))
                .option("--to", to.map(Path::toString));
    }

    public static Command adopt(String project, Path to) {
        return Command.of("import").option("--adopt", project).option("--to", to.toString());
    }

    /** The URL is a secret: it is typed when the command asks for it. */
    public static Command webhook(boolean plain) {
        return Command.of("alarms", "webhook", "set").flag("--plain", plain);
    }
}
