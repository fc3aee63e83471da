package dev.flotilla.app.cli.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the process that runs a command, and gives it its rooms. {@code boot} has one for each kind of process. */
public interface Backend {
    /**
     * A command that was read and may run.
     *
     * @param name of the command, such as {@code stack apply}
     * @param args as typed, for a process that reads them again
     * @param data what {@code --data} said
     */
    record Request(
            CliCommand command, String name, List<String> args, Optional<String> data, Path directory, Output output) {}

    /** Runs it, here or elsewhere; what it says goes to the output of the request. The exit code. */
    int run(Request request);
}
