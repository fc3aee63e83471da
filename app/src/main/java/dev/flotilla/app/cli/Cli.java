package dev.flotilla.app.cli;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.Backend;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Output;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the arguments of a command, answers wrong usage and {@code --help} itself, and gives the rest to the backend. */
public final class Cli {
    private static final int WRONG_USAGE = 2;
    private static final int WIDTH = 100;

    private final Backend backend;
    private final String version;

    public Cli(Backend backend, String version) {
        this.backend = backend;
        this.version = version;
    }

    /**
     * Runs one command line on the calling thread.
     *
     * @param directory where the user stands
     * @return the exit code: 0 done, 1 refused or failed, 2 wrong usage
     */
    public int run(List<String> args, PrintWriter out, PrintWriter err, Path directory) {
        Output output = new Output(out, err, asksForJson(args));
        Root root = new Root();
        CommandLine all = CommandTree.build(root, args::contains);
        all.setUsageHelpWidth(WIDTH).setUsageHelpAutoWidth(false);
        ParseResult parsed;
        try {
            parsed = all.parseArgs(args.toArray(String[]::new));
        } catch (ParameterException e) {
            return wrong(output, e.getCommandLine(), sentence(e), similar(e));
        }
        if (all.isVersionHelpRequested()) {
            output.answer(Answer.of(Json.object().put("version", version), "Flotilla " + version));
            return 0;
        }
        ParseResult last = parsed;
        boolean help = all.isUsageHelpRequested();
        while (last.hasSubcommand()) {
            last = last.subcommand();
            help |= last.isUsageHelpRequested();
        }
        CommandLine chosen = last.commandSpec().commandLine();
        if (help) {
            String usage = chosen.getUsageMessage(Ansi.OFF);
            output.answer(Answer.of(Json.object().put("usage", usage), usage.stripTrailing()));
            return 0;
        }
        if (!(chosen.getCommandSpec().userObject() instanceof CliCommand command)) {
            return wrong(output, chosen, "A command is missing.", Optional.empty());
        }
        String name = chosen.getCommandSpec().qualifiedName(" ").replaceFirst("^\\S+ ", "");
        return backend.run(new Backend.Request(command, name, args, root.data, directory, output));
    }

    /** Known before the arguments are read, so that wrong ones are told as JSON too. */
    private static boolean asksForJson(List<String> args) {
        for (String arg : args) {
            if (arg.equals("--")) {
                return false;
            }
            if (arg.equals("--json") || arg.equals("--json=true")) {
                return true;
            }
        }
        return false;
    }

    private static int wrong(Output output, CommandLine where, String message, Optional<String> similar) {
        String name = where.getCommandSpec().qualifiedName();
        String hint = similar.map(s -> "Did you mean \"" + s + "\"? ").orElse("") + "`" + name
                + " --help` shows how it is used.";
        output.failure(List.of(Problem.of("FL-4001", message, hint)));
        return WRONG_USAGE;
    }

    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return "\"" + unmatched.getUnmatched().getFirst() + "\" is not understood here.";
        }
        String text =
                String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
        String first =
                text.isEmpty() ? "Wrong usage" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return first.endsWith(".") ? first : first + ".";
    }

    private static Optional<String> similar(ParameterException e) {
        return e instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream().findFirst()
                : Optional.empty();
    }
}
