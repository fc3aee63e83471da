package dev.flotilla.app.boot;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.Cli;
import dev.flotilla.app.persistence.DataFolder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The entry point. It does not extend Application, so that JavaFX may lie on the classpath, and a command touches no
 * class of JavaFX. No arguments but {@code --data DIR}: the window. {@code keeper}: the process that keeps embedded
 * hosts alive. {@code first-light --to DIR}: the main job by itself, off-screen. Anything else: a command.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        List<String> typed = List.of(args);
        Path directory = Path.of("").toAbsolutePath();
        Optional<String> data = onlyData(typed);
        if (typed.isEmpty() || data.isPresent()) {
            System.exit(inFolder(data, directory, WindowStart::run));
        }
        if (typed.getFirst().equals(KeeperStart.WORD)) {
            System.exit(keeper(typed.subList(1, typed.size()), directory));
        }
        if (typed.getFirst().equals(LightStart.WORD)) {
            System.exit(LightStart.run(typed, directory));
        }
        System.exit(command(typed, directory));
    }

    private static int keeper(List<String> typed, Path directory) {
        if (typed.contains("--help") || typed.contains("-h")) {
            System.out.println("""
                    Usage: flotilla keeper [--data DIR]
                    Keeps the nodes of embedded hosts alive without a window, and watches them. Commands start it by
                    themselves when they need it; it ends some seconds after the last node, or when a window opens.
                      --data DIR   The data folder; else $XDG_DATA_HOME/flotilla or ~/.local/share/flotilla.
                      -h, --help   Show how it is used.

                    Exit codes: 0 ended, 1 could not start, 2 wrong usage.""");
            return 0;
        }
        Optional<String> data = onlyData(typed);
        if (!typed.isEmpty() && data.isEmpty()) {
            System.err.println(
                    "FL-4001 A keeper takes --data DIR and nothing else. `flotilla keeper --help` shows it.");
            return 2;
        }
        return inFolder(data, directory, Keeper::run);
    }

    private static int inFolder(Optional<String> data, Path directory, ToIntFunction<DataFolder> start) {
        return switch (Paths.dataFolder(data, System.getenv(), directory)) {
            case Outcome.Failed<DataFolder> failed -> WindowStart.refuse(failed.first());
            case Outcome.Ok<DataFolder>(DataFolder folder) -> start.applyAsInt(folder);
        };
    }

    /** The folder, when {@code --data} is all that was typed. */
    private static Optional<String> onlyData(List<String> typed) {
        if (typed.size() == 2 && typed.getFirst().equals("--data")) {
            return Optional.of(typed.get(1));
        }
        if (typed.size() == 1 && typed.getFirst().startsWith("--data=")) {
            return Optional.of(typed.getFirst().substring("--data=".length()));
        }
        return Optional.empty();
    }

    private static int command(List<String> typed, Path directory) {
        Logging.quiet();
        CallOff callOff = new CallOff();
        Runtime.getRuntime().addShutdownHook(Threads.platform("call-off").newThread(callOff::processEnds));
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        int code = 1;
        try {
            Cli cli = new Cli(new CommandProcess(System.getenv(), callOff, out, err), Version.TEXT);
            code = cli.run(typed, out, err, directory);
        } finally {
            out.flush();
            err.flush();
            callOff.ended(code);
        }
        return code;
    }

    /** UTF-8 whatever the locale: the output is for scripts too. */
    private static PrintWriter writer(FileDescriptor to) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8));
    }
}
