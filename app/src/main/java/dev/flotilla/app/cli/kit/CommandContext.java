package dev.flotilla.app.cli.kit;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Host;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command is given.
 *
 * @param directory where the user stands: relative paths begin there, whichever process runs the command
 * @param environment of the user: a stack file's {@code ${X}} means these, whichever process runs the command
 * @param screen the terminal, for a command that draws on it; empty where standard output is none
 */
public record CommandContext(
        Rooms rooms,
        Output output,
        Path directory,
        Map<String, String> environment,
        Cancel cancel,
        Prompt prompt,
        Optional<Screen> screen) {
    public CommandContext {
        environment = Map.copyOf(environment);
    }

    /** Without anybody to ask. */
    public CommandContext(Rooms rooms, Output output, Path directory, Map<String, String> environment, Cancel cancel) {
        this(rooms, output, directory, environment, cancel, Prompt.NOBODY, Optional.empty());
    }

    /** A path that the user typed. */
    public Path path(String typed) {
        return directory.resolve(typed).normalize();
    }

    /** The host of that name, or FL-1001. */
    public Outcome<Host> host(String name) {
        return rooms.fleet()
                .hostNamed(name)
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.failed(Problem.of(
                        "FL-1001", "There is no host \"" + name + "\".", "`flotilla host list` shows the hosts.")));
    }
}
