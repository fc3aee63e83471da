package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Edits;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.fleet.FleetEdit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "close", description = "Forget an open stack. Its containers and its file stay as they are.")
public final class StackClose implements CliCommand {
    @Parameters(paramLabel = "NAME", description = "The stack.")
    String name = "";

    @Override
    public Reach reach() {
        return Reach.WRITES;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        return Edits.submit(context, new FleetEdit.CloseStack(name))
                .map(change -> Answer.of(
                        Answer.ok().put("closed", name),
                        "Closed " + name + "; its containers and its file stay as they are."));
    }
}
