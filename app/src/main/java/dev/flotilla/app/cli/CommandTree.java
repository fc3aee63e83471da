package dev.flotilla.app.cli;

import dev.flotilla.app.cli.host.HostAdd;
import dev.flotilla.app.cli.host.HostList;
import dev.flotilla.app.cli.host.HostRemove;
import dev.flotilla.app.cli.host.HostSet;
import dev.flotilla.app.cli.host.Ports;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands. A group is built when its name is typed, so that the others cost nothing. */
final class CommandTree {
    @Command(name = "host", description = "Add, list, test, change and remove hosts.")
    private static final class HostGroup {}

    private CommandTree() {}

    /** @param wanted whether the commands of a group will be needed */
    static CommandLine build(Root root, Predicate<String> wanted) {
        CommandLine all = new CommandLine(root);
        CommandLine host = new CommandLine(new HostGroup());
        if (wanted.test("host")) {
            host.addSubcommand(new HostAdd())
                    .addSubcommand(new HostList())
                    .addSubcommand(new HostSet())
                    .addSubcommand(new HostRemove());
        }
        all.addSubcommand(host);
        all.addSubcommand(new Ports());
        return all;
    }
}
