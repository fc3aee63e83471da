package dev.flotilla.app.cli.launch;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.launch.run.EnvironmentFile;
import dev.flotilla.app.launch.source.EnvironmentText;
import dev.flotilla.app.secret.EnvValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The environment of nodes; what is given by itself stands before what a file says, a later file before an earlier. */
final class LaunchEnvironment {
    @Option(
            names = {"-e", "--env"},
            paramLabel = "K=V",
            description = "A variable for new nodes; K alone takes the value that it has here. May be repeated.")
    List<String> words = List.of();

    @Option(names = "--env-file", paramLabel = "FILE", description = "A file of K=V lines. May be repeated.")
    List<String> files = List.of();

    /** FL-6109 with its line for what is no variable. */
    Outcome<Map<String, EnvValue>> read(CommandContext context) {
        Map<String, EnvValue> all = new LinkedHashMap<>();
        for (String file : files) {
            switch (read(context, file)) {
                case Outcome.Failed<Map<String, EnvValue>> failed -> {
                    return failed;
                }
                case Outcome.Ok<Map<String, EnvValue>>(Map<String, EnvValue> some) -> all.putAll(some);
            }
        }
        return EnvironmentText.words(words, context.environment()).map(some -> {
            all.putAll(some);
            return all;
        });
    }

    private static Outcome<Map<String, EnvValue>> read(CommandContext context, String file) {
        return EnvironmentFile.read(context.path(file), file)
                .then(text -> EnvironmentText.lines(text, file, context.environment()));
    }
}
