package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.cli.kit.TextTable;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.run.Apply;
import dev.flotilla.app.deploy.run.Recovery;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "recover", description = "Tell what an apply did that was cut off, and finish it or take it back.")
public final class StackRecover implements CliCommand {
    @Parameters(paramLabel = "NAME", description = "The stack.")
    String name;

    @Option(names = "--finish", description = "Do what is left of the plan.")
    boolean finish;

    @Option(names = "--undo", description = "Take back what the apply made.")
    boolean undo;

    @Option(names = "--yes", description = "Do it; stands for the typed name of the stack.")
    boolean yes;

    @Override
    public Reach reach() {
        return Reach.WRITES_AND_RUNS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        Recovery recovery = StackRooms.recovery(context);
        if (finish && undo) {
            return Outcome.failed(Problem.of("FL-4005", "--finish and --undo exclude each other.", "Choose one."));
        }
        if (!finish && !undo) {
            return recovery.report(name, context.rooms().fleet()).map(StackRecover::report);
        }
        String what = (finish ? "Finishing the apply of " : "Taking back the apply of ") + name;
        if (StackRooms.sure(context, yes, what, name) instanceof Outcome.Failed<String> unsure) {
            return unsure.as();
        }
        Outcome<Apply> begun = finish
                ? recovery.finish(name, context.rooms().fleet())
                : recovery.undo(name, context.rooms().fleet());
        return switch (begun) {
            case Outcome.Failed<Apply> failed -> failed.as();
            case Outcome.Ok<Apply>(Apply apply) ->
                new Runs(context).follow(apply, finish ? ApplyState.DONE : ApplyState.ROLLED_BACK);
        };
    }

    private static Answer report(Recovery.Report report) {
        TextTable table = new TextTable("host", "step", "done", "found");
        report.findings()
                .forEach(f -> table.row(
                        f.step().head().hostName(),
                        f.step().action() + " " + f.step().head().target(),
                        word(f),
                        f.words()));
        return Answer.of(
                Answer.ok()
                        .put("applyId", report.applyId())
                        .put("stack", report.stack())
                        .put("state", report.progress().state().word())
                        .put(
                                "steps",
                                report.findings().stream()
                                        .map(f -> Json.object()
                                                .put("host", f.step().head().hostName())
                                                .put("action", f.step().action())
                                                .put("target", f.step().head().target())
                                                .put("done", word(f))
                                                .put("found", f.words()))
                                        .toList()),
                "Apply " + report.applyId() + " of " + report.stack() + " is "
                        + report.progress().state().word() + ".\n" + table
                        + "\nEnd it with --finish --yes or --undo --yes.");
    }

    private static String word(Recovery.Finding finding) {
        return finding.happened().name().toLowerCase(Locale.ROOT);
    }
}
