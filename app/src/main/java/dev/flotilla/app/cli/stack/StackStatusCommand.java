package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.cli.kit.TextTable;
import dev.flotilla.app.deploy.book.StackStatus;
import dev.flotilla.app.docker.PublishedPort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "status", description = "Show stacks and their containers as they are now.")
public final class StackStatusCommand implements CliCommand {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The stack; all when it is left out.")
    Optional<String> name = Optional.empty();

    @Override
    public Reach reach() {
        return Reach.READS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        if (name.isPresent()) {
            return one(context, name.get());
        }
        return StackRooms.book(context).all(context.rooms().fleet()).map(all -> {
            String text = all.stream().map(StackStatusCommand::text).collect(Collectors.joining("\n\n"));
            return Answer.of(
                    all.stream().map(StackStatusCommand::json).toList(),
                    all.isEmpty() ? "No stacks; `flotilla stack apply --help` shows how to bring one up." : text);
        });
    }

    private static Outcome<Answer> one(CommandContext context, String stack) throws InterruptedException {
        return StackRooms.book(context).status(stack, context.rooms().fleet()).then(status -> {
            boolean known = !status.containers().isEmpty()
                    || !status.missing().isEmpty()
                    || status.leftOpen().isPresent()
                    || context.rooms().fleet().stacks().containsKey(stack)
                    || hasHistory(context, stack);
            return known
                    ? Outcome.ok(Answer.of(json(status), text(status)))
                    : Outcome.failed(Problem.of(
                            "FL-2318",
                            "There is no stack \"" + stack + "\".",
                            "`flotilla stack status` shows the stacks."));
        });
    }

    private static boolean hasHistory(CommandContext context, String stack) {
        return switch (context.rooms().journal().recent(Optional.of(stack), 1)) {
            case Outcome.Ok<?>(Object list) -> list instanceof List<?> l && !l.isEmpty();
            case Outcome.Failed<?> failed -> false;
        };
    }

    private static Json.Node json(StackStatus status) {
        return Json.object()
                .put("stack", status.stack())
                .put("state", status.state().word())
                .put(
                        "containers",
                        status.containers().stream()
                                .map(StackStatusCommand::json)
                                .toList())
                .putIf("leftOpen", status.leftOpen());
    }

    private static Json.Node json(StackStatus.Container c) {
        return Json.object()
                .put("service", c.service())
                .put("instance", c.instance())
                .put("host", c.hostName())
                .put("id", c.container().id().value())
                .put("name", c.container().name())
                .put("image", c.container().image())
                .put("state", c.container().state().word())
                .put("health", c.container().health().word())
                .put(
                        "ports",
                        c.container().ports().stream()
                                .map(p -> Json.object()
                                        .put("hostIp", p.hostIp())
                                        .put("hostPort", p.hostPort())
                                        .put("containerPort", p.containerPort())
                                        .put("protocol", p.protocol().word()))
                                .toList());
    }

    private static String text(StackStatus status) {
        StringBuilder text =
                new StringBuilder(status.stack() + ": " + status.state().word());
        if (!status.containers().isEmpty()) {
            TextTable table = new TextTable("instance", "host", "container", "image", "state", "health", "ports");
            for (StackStatus.Container c : status.containers()) {
                table.row(
                        c.instance(),
                        c.hostName(),
                        c.container().name(),
                        c.container().image(),
                        c.container().state().word(),
                        c.container().health().word(),
                        c.container().ports().stream()
                                .map(StackStatusCommand::port)
                                .collect(Collectors.joining(" ")));
            }
            text.append("\n").append(table);
        }
        if (!status.missing().isEmpty()) {
            text.append("\nmissing: ").append(String.join(", ", status.missing()));
        }
        status.leftOpen()
                .ifPresent(id -> text.append("\nApply ")
                        .append(id)
                        .append(" was cut off or could not be taken back whole: `flotilla stack recover ")
                        .append(status.stack())
                        .append("` tells what was done, --finish or --undo ends it."));
        if (!status.silent().isEmpty()) {
            text.append("\nwithout an answer from: ").append(String.join(", ", status.silent()));
        }
        return text.toString();
    }

    private static String port(PublishedPort port) {
        return port.hostIp() + ":" + port.hostPort() + "->" + port.containerPort() + "/"
                + port.protocol().word();
    }
}
