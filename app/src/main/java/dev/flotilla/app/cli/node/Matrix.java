package dev.flotilla.app.cli.node;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.cli.kit.TextTable;
import dev.flotilla.app.monitor.matrix.Cause;
import dev.flotilla.app.monitor.matrix.Cell;
import dev.flotilla.app.monitor.matrix.CellState;
import dev.flotilla.app.monitor.matrix.Explanation;
import dev.flotilla.app.monitor.matrix.TruthMatrix;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "matrix",
        description = {
            "Show who hears whom among the nodes, and why not.",
            "What each sent to each other stands against what that one received.",
            "A running window or keeper answers; without one this command listens and asks by itself."
        })
public final class Matrix implements CliCommand {
    @Mixin
    Looking looking = new Looking();

    @Option(names = "--all", description = "List the pairs that are well, too.")
    boolean all;

    @Override
    public Reach reach() {
        return Reach.WATCHES;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        return looking.then(context, monitoring -> {
            TruthMatrix matrix = TruthMatrix.of(monitoring.health().value());
            return Outcome.ok(Answer.of(json(matrix), text(matrix)));
        });
    }

    private static Json.Node json(TruthMatrix matrix) {
        List<Json.Node> cells = matrix.cells().stream()
                .map(cell -> Json.object()
                        .put("from", cell.from())
                        .put("to", cell.to())
                        .put("sent", cell.sent())
                        .put("received", cell.received())
                        .put("state", cell.state().code())
                        .put("cause", cell.cause().map(Cause::code))
                        .put("remedy", matrix.explain(cell).map(Explanation::remedy)))
                .toList();
        return Json.object().put("nodes", matrix.receivers()).put("cells", cells);
    }

    private String text(TruthMatrix matrix) {
        if (matrix.senders().isEmpty()) {
            return "No nodes are watched; `flotilla nodes add --help` shows how to add one.";
        }
        List<Cell> shown = matrix.cells().stream()
                .filter(c -> c.state() != CellState.SELF && (all || c.state() != CellState.NOT_PEERS))
                .filter(c -> all || c.state() != CellState.HEARD)
                .toList();
        String counts = matrix.counts().entrySet().stream()
                .filter(e -> e.getValue() > 0 && e.getKey() != CellState.SELF)
                .map(e -> e.getValue() + " " + e.getKey().word())
                .collect(Collectors.joining(", "));
        int size = matrix.senders().size();
        String head = size + (size == 1 ? " node: " : " nodes: ") + (counts.isEmpty() ? "no pairs" : counts) + ".";
        if (shown.isEmpty()) {
            return head;
        }
        TextTable table = new TextTable("from", "to", "state", "sent", "received", "heard", "cause");
        StringBuilder why = new StringBuilder();
        for (Cell cell : shown) {
            table.row(
                    cell.from(),
                    cell.to(),
                    cell.state().word(),
                    count(cell.sent()),
                    count(cell.received()),
                    NodeTable.age(cell.ageMs()),
                    cell.cause().map(Cause::code).orElse("-"));
            if (cell.state().trouble()) {
                matrix.explain(cell)
                        .ifPresent(e -> why.append('\n')
                                .append(cell.from())
                                .append(" to ")
                                .append(cell.to())
                                .append(": ")
                                .append(LiveTable.plain(e.sentence()))
                                .append(' ')
                                .append(LiveTable.plain(e.remedy())));
            }
        }
        return head + "\n" + table + why;
    }

    private static String count(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "?";
    }
}
