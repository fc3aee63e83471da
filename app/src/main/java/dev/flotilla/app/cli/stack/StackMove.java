package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Edits;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.stack.read.StackFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "move",
        description =
                "Say to which hosts services of an open stack go, as dragging them does. No machine is changed; the next"
                        + " apply moves them.")
public final class StackMove implements CliCommand {
    private static final String NONE = "none";

    @Parameters(index = "0", paramLabel = "NAME", description = "The stack.")
    String name = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "SERVICE=HOST",
            description = "A service and the host where it goes.")
    List<String> moves = new ArrayList<>();

    @Option(names = "--free", paramLabel = "SERVICE", description = "Leave it to the strategy again; may be repeated.")
    List<String> freed = new ArrayList<>();

    @Option(
            names = "--strategy",
            paramLabel = "S",
            description = "single-host, auto, manual, spread or datacenter from now on; none leaves it to the file.")
    Optional<String> strategy = Optional.empty();

    @Override
    public Reach reach() {
        return Reach.WRITES;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        WishedStack stack = context.rooms().fleet().stacks().get(name);
        if (stack == null) {
            return refused(
                    "FL-2322", "The stack " + name + " is not open.", "`flotilla import FILE` opens its file first.");
        }
        Outcome<List<FleetEdit>> edits = edits(context, stack);
        return switch (edits) {
            case Outcome.Failed<List<FleetEdit>> failed -> failed.as();
            case Outcome.Ok<List<FleetEdit>>(List<FleetEdit> all)
            when all.isEmpty() ->
                refused("FL-4005", "Nothing is to change.", "Say SERVICE=HOST, --free SERVICE or --strategy.");
            case Outcome.Ok<List<FleetEdit>>(List<FleetEdit> all) ->
                Edits.submit(context, new FleetEdit.Together(all))
                        .map(change -> Answer.of(
                                Answer.ok().put("stack", name).put("changes", all.size()),
                                "Kept. `flotilla stack plan " + stack.file() + "` shows what the next apply does."));
        };
    }

    private Outcome<List<FleetEdit>> edits(CommandContext context, WishedStack stack) {
        return new StackFiles()
                .read(Path.of(stack.file()), context.environment())
                .then(reading -> {
                    TreeSet<String> services = new TreeSet<>();
                    reading.stack().services().stream().map(Service::name).forEach(services::add);
                    List<FleetEdit> edits = new ArrayList<>();
                    for (String move : moves) {
                        int equals = move.indexOf('=');
                        if (equals < 1 || equals == move.length() - 1) {
                            return refused(
                                    "FL-4005",
                                    "\"" + move + "\" says no service and host.",
                                    "Write it as SERVICE=HOST.");
                        }
                        switch (context.host(move.substring(equals + 1))) {
                            case Outcome.Ok<Host>(Host host) ->
                                edits.add(new FleetEdit.PinService(
                                        name, move.substring(0, equals), Optional.of(host.id())));
                            case Outcome.Failed<Host> failed -> {
                                return failed.as();
                            }
                        }
                    }
                    freed.forEach(service -> edits.add(new FleetEdit.PinService(name, service, Optional.empty())));
                    Optional<String> unknown = edits.stream()
                            .map(e -> ((FleetEdit.PinService) e).service())
                            .filter(s -> !services.contains(s))
                            .findFirst();
                    if (unknown.isPresent()) {
                        return refused(
                                "FL-4005",
                                unknown.get() + " is no service of " + name + ".",
                                "Its services are " + String.join(", ", services) + ".");
                    }
                    Optional<String> chosen = strategy.filter(s -> !s.equals(NONE));
                    return StackRooms.strategy(chosen).map(known -> {
                        strategy.ifPresent(
                                s -> edits.add(new FleetEdit.ChooseStrategy(name, known.map(Strategy::word))));
                        return List.copyOf(edits);
                    });
                });
    }

    private static <T> Outcome<T> refused(String code, String message, String hint) {
        return Outcome.failed(Problem.of(code, message, hint));
    }
}
