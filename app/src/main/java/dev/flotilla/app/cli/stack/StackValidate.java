package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Warning;
import dev.flotilla.app.stack.read.StackFiles;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "validate", description = "Read a stack file and tell every mistake in it. No host is contacted.")
public final class StackValidate implements CliCommand {
    @Parameters(paramLabel = "FILE", description = "A compose file or a Graphium JSON file.")
    String file;

    @Override
    public Reach reach() {
        return Reach.NOTHING;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) {
        return new StackFiles().read(context.path(file), context.environment()).map(reading -> {
            List<String> services =
                    reading.stack().services().stream().map(Service::name).toList();
            List<String> warnings =
                    reading.warnings().stream().map(Warning::inWords).toList();
            StringBuilder text = new StringBuilder(
                    "Stack " + reading.stack().name() + " is good: " + String.join(", ", services) + ".");
            warnings.forEach(w -> text.append("\nwarning: ").append(w));
            return Answer.of(
                    Answer.ok()
                            .put("stack", reading.stack().name())
                            .put("services", services)
                            .put("warnings", warnings),
                    text.toString());
        });
    }
}
