package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.cli.kit.TextTable;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.book.HistoryEntry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "history", description = "Show what was done to a stack, newest first.")
public final class StackHistory implements CliCommand {
    @Parameters(paramLabel = "NAME", description = "The stack.")
    String name;

    @Override
    public Reach reach() {
        return Reach.READS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) {
        return StackRooms.book(context).history(name).map(entries -> {
            TextTable table = new TextTable("apply", "what", "state", "started", "changes", "failed");
            for (HistoryEntry entry : entries) {
                table.row(
                        entry.applyId(),
                        entry.kind().name().toLowerCase(Locale.ROOT),
                        entry.progress().state().word(),
                        entry.progress().startedAt().toString(),
                        String.valueOf(entry.progress().plan().changes()),
                        String.valueOf(entry.failed()));
            }
            List<Json.Node> json = entries.stream().map(StackHistory::json).toList();
            return Answer.of(json, entries.isEmpty() ? "Nothing was done to " + name + " yet." : table.toString());
        });
    }

    private static Json.Node json(HistoryEntry entry) {
        return Json.object()
                .put("applyId", entry.applyId())
                .put("stack", entry.stack())
                .put("kind", entry.kind().name().toLowerCase(Locale.ROOT))
                .put("state", entry.progress().state().word())
                .put("startedAt", entry.progress().startedAt().toString())
                .put("endedAt", entry.endedAt().map(Instant::toString))
                .put("changes", entry.progress().plan().changes())
                .put("failed", entry.failed())
                .put("leftOpen", entry.leftOpen())
                .put(
                        "steps",
                        entry.progress().plan().steps().stream()
                                .map(s -> step(s, entry.progress()))
                                .toList());
    }

    static Json.Node step(Step step, DeployProgress progress) {
        Optional<DeployProgress.StepProgress> its =
                Optional.ofNullable(progress.steps().get(step.head().id()));
        return Json.object()
                .put("host", step.head().hostName())
                .put("action", step.action())
                .put("target", step.head().target())
                .put("reason", step.head().reason())
                .put("phase", its.map(p -> p.phase().name().toLowerCase(Locale.ROOT)))
                .putIf(
                        "problem",
                        its.flatMap(DeployProgress.StepProgress::problem).map(Problem::message));
    }
}
