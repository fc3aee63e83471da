package dev.flotilla.app.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that stand before or after every command. */
@Command(
        name = "flotilla",
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "flotilla [--data DIR]            opens the window",
            "       flotilla [--data DIR] [--json] COMMAND ..."
        },
        description = {
            "",
            "See every machine, drag work between them, know exactly what will change, and take it back.",
            ""
        },
        footer = {"", "Exit codes: 0 done, 1 refused or failed, 2 wrong usage."})
final class Root {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The data folder; else $$XDG_DATA_HOME/flotilla or ~/.local/share/flotilla.")
    Optional<String> data = Optional.empty();

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print one JSON value on standard output and nothing else.")
    boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show how it is used.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    boolean version;
}
