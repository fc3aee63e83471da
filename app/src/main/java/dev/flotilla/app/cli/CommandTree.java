package dev.flotilla.app.cli;

import dev.flotilla.app.cli.alarm.WebhookCommand;
import dev.flotilla.app.cli.config.ConfigLens;
import dev.flotilla.app.cli.config.ConfigMesh;
import dev.flotilla.app.cli.config.ConfigPushCommand;
import dev.flotilla.app.cli.doctor.DoctorCommand;
import dev.flotilla.app.cli.eject.Export;
import dev.flotilla.app.cli.eject.Import;
import dev.flotilla.app.cli.host.HostAdd;
import dev.flotilla.app.cli.host.HostList;
import dev.flotilla.app.cli.host.HostRemove;
import dev.flotilla.app.cli.host.HostSet;
import dev.flotilla.app.cli.host.HostTest;
import dev.flotilla.app.cli.host.Ports;
import dev.flotilla.app.cli.launch.Launch;
import dev.flotilla.app.cli.launch.LaunchList;
import dev.flotilla.app.cli.launch.LaunchPing;
import dev.flotilla.app.cli.launch.LaunchStop;
import dev.flotilla.app.cli.node.Alarms;
import dev.flotilla.app.cli.node.Matrix;
import dev.flotilla.app.cli.node.Nodes;
import dev.flotilla.app.cli.node.NodesAdd;
import dev.flotilla.app.cli.node.NodesImport;
import dev.flotilla.app.cli.node.NodesRemove;
import dev.flotilla.app.cli.node.ServeMetrics;
import dev.flotilla.app.cli.node.WatchNodes;
import dev.flotilla.app.cli.secret.SecretsCommand;
import dev.flotilla.app.cli.stack.StackApply;
import dev.flotilla.app.cli.stack.StackClose;
import dev.flotilla.app.cli.stack.StackHistory;
import dev.flotilla.app.cli.stack.StackLogs;
import dev.flotilla.app.cli.stack.StackMove;
import dev.flotilla.app.cli.stack.StackPlan;
import dev.flotilla.app.cli.stack.StackRecover;
import dev.flotilla.app.cli.stack.StackRemove;
import dev.flotilla.app.cli.stack.StackSplit;
import dev.flotilla.app.cli.stack.StackStatusCommand;
import dev.flotilla.app.cli.stack.StackStop;
import dev.flotilla.app.cli.stack.StackTemplate;
import dev.flotilla.app.cli.stack.StackValidate;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands. A group is built when its name is typed, so that the others cost nothing. */
final class CommandTree {
    @Command(name = "host", description = "Add, list, test, change and remove hosts.")
    private static final class HostGroup {}

    @Command(
            name = "stack",
            description = "Check, plan, apply, watch, stop and remove stacks, and see what was done to them.")
    private static final class StackGroup {}

    @Command(
            name = "config",
            description = "Check configurations of nodes together, write those of a mesh, and bring them to nodes.")
    private static final class ConfigGroup {}

    private CommandTree() {}

    /** @param wanted whether the commands of a group will be needed */
    static CommandLine build(Root root, Predicate<String> wanted) {
        CommandLine all = new CommandLine(root);
        CommandLine host = new CommandLine(new HostGroup());
        if (wanted.test("host")) {
            host.addSubcommand(new HostAdd())
                    .addSubcommand(new HostList())
                    .addSubcommand(new HostTest())
                    .addSubcommand(new HostSet())
                    .addSubcommand(new HostRemove());
        }
        all.addSubcommand(host);
        all.addSubcommand(stack(wanted));
        CommandLine nodes = new CommandLine(new Nodes());
        if (wanted.test("nodes")) {
            nodes.addSubcommand(new NodesAdd())
                    .addSubcommand(new NodesRemove())
                    .addSubcommand(new NodesImport())
                    .addSubcommand(new ServeMetrics());
        }
        all.addSubcommand(nodes);
        all.addSubcommand(config(wanted)).addSubcommand(launch(wanted));
        CommandLine alarms = new CommandLine(new Alarms());
        if (wanted.test("alarms")) {
            alarms.addSubcommand(new WebhookCommand());
        }
        all.addSubcommand(new Matrix()).addSubcommand(alarms).addSubcommand(new WatchNodes());
        all.addSubcommand(new Ports())
                .addSubcommand(new DoctorCommand())
                .addSubcommand(new Export())
                .addSubcommand(new Import())
                .addSubcommand(new SecretsCommand());
        return all;
    }

    private static CommandLine stack(Predicate<String> wanted) {
        CommandLine stack = new CommandLine(new StackGroup());
        if (wanted.test("stack")) {
            stack.addSubcommand(new StackValidate())
                    .addSubcommand(new StackPlan())
                    .addSubcommand(new StackApply())
                    .addSubcommand(new StackStatusCommand())
                    .addSubcommand(new StackLogs())
                    .addSubcommand(new StackStop())
                    .addSubcommand(new StackRemove())
                    .addSubcommand(new StackMove())
                    .addSubcommand(new StackClose())
                    .addSubcommand(new StackHistory())
                    .addSubcommand(new StackRecover())
                    .addSubcommand(new StackSplit())
                    .addSubcommand(new StackTemplate());
        }
        return stack;
    }

    private static CommandLine config(Predicate<String> wanted) {
        CommandLine config = new CommandLine(new ConfigGroup());
        if (wanted.test("config")) {
            config.addSubcommand(new ConfigLens())
                    .addSubcommand(new ConfigMesh())
                    .addSubcommand(new ConfigPushCommand());
        }
        return config;
    }

    private static CommandLine launch(Predicate<String> wanted) {
        CommandLine launch = new CommandLine(new Launch());
        if (wanted.test("launch")) {
            launch.addSubcommand(new LaunchList())
                    .addSubcommand(new LaunchPing())
                    .addSubcommand(new LaunchStop());
        }
        return launch;
    }
}
