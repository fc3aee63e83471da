package dev.flotilla.app.cli.launch;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.launch.Growth;
import dev.flotilla.app.launch.LaunchEvent;
import dev.flotilla.app.launch.LaunchOrder;
import dev.flotilla.app.launch.LaunchOrder.Source;
import dev.flotilla.app.launch.NodeBase;
import dev.flotilla.app.launch.run.Launcher;
import dev.flotilla.app.stack.ImageReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "launch",
        description = {
            "Launch N nodes of an image, or of a folder with a Dockerfile; with another N, grow or shrink them.",
            "Node i is called {base}_node_{i}, and so is its host inside. The base is the folder's name, or the image's.",
            "Nodes that are there already are not touched, but for those that stand still: they are started."
        })
public final class Launch implements CliCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FOLDER|IMAGE",
            description = "What to launch; a folder is built on a host, and the image goes to the others from there.")
    Optional<String> what = Optional.empty();

    @Option(
            names = "-n",
            paramLabel = "N",
            description = "How many nodes there are to be in the end. As many as there are when left out, "
                    + LaunchOrder.USUAL + " when there are none.")
    Optional<Integer> count = Optional.empty();

    @Option(
            names = "--host",
            arity = "1..*",
            paramLabel = "H",
            description =
                    "Hosts for new nodes, in turn. All that are active, those with a Docker Engine if there are any,"
                            + " when left out.")
    List<String> hosts = List.of();

    @Option(names = "--base", paramLabel = "NAME", description = "What the names of the nodes begin with.")
    Optional<String> base = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "Port inside at which each node listens; node i is published at P + i - 1, and nodes of"
                    + " different hosts find each other by name at P.")
    Optional<Integer> port = Optional.empty();

    @Mixin
    LaunchEnvironment environment = new LaunchEnvironment();

    @Option(names = "--build-on", paramLabel = "H", description = "Host that builds; the first one when left out.")
    Optional<String> buildOn = Optional.empty();

    @Option(names = "--replace", description = "Replace nodes that run an earlier image.")
    boolean replace;

    @Override
    public Reach reach() {
        return Reach.WRITES_AND_RUNS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        return switch (order(context)) {
            case Outcome.Failed<LaunchOrder> failed -> failed.as();
            case Outcome.Ok<LaunchOrder>(LaunchOrder order) -> launch(context, order);
        };
    }

    private static Outcome<Answer> launch(CommandContext context, LaunchOrder order) throws InterruptedException {
        context.output()
                .line("Names: " + order.base().name(1) + ", " + order.base().name(2)
                        + ", ...; each is also the name of the host inside.");
        return new Launcher(context.rooms().engines(), context.rooms().workers())
                .launch(order, context.rooms().fleet().hosts(), event -> tell(context, event))
                .map(LaunchAnswers::launched);
    }

    static void tell(CommandContext context, LaunchEvent event) {
        if (context.output().isJson()) {
            context.output().note(event.words());
        } else {
            context.output().line(event instanceof LaunchEvent.Built ? "  " + event.words() : event.words());
        }
    }

    private Outcome<LaunchOrder> order(CommandContext context) {
        if (what.isEmpty()) {
            return Outcome.failed(Problem.of(
                    "FL-4001", "A folder or an image is missing.", "`flotilla launch --help` shows how it is used."));
        }
        if (port.filter(p -> p < 1 || p + count.orElse(1) - 1 > 65_535).isPresent()) {
            return Outcome.failed(Problem.of(
                    "FL-6107",
                    "Port " + port.get() + " is none that nodes can be published at.",
                    "Choose a port from 1 to " + (65_536 - count.orElse(1))
                            + ": node i is published at it plus i - 1."));
        }
        Outcome<List<Host>> chosen = LaunchHosts.chosen(context, hosts);
        Outcome<Optional<Host>> builder =
                buildOn.map(name -> context.host(name).map(Optional::of)).orElseGet(() -> Outcome.ok(Optional.empty()));
        Outcome<Optional<Integer>> number =
                count.map(n -> counted(n).map(Optional::of)).orElseGet(() -> Outcome.ok(Optional.empty()));
        return number.then(n -> source(context, what.get())
                .then(source -> base(source)
                        .then(name -> environment
                                .read(context)
                                .then(env -> chosen.then(on -> builder.map(
                                        b -> new LaunchOrder(name, source, n, on, b, port, env, replace)))))));
    }

    private static Outcome<Integer> counted(int typed) {
        return typed == 0
                ? Outcome.failed(Problem.of(
                        "FL-6102",
                        "0 nodes cannot be launched.",
                        "`flotilla launch stop BASE --remove` removes all of them."))
                : Growth.Wish.count(typed);
    }

    private static Outcome<Source> source(CommandContext context, String typed) {
        Path path = context.path(typed);
        if (Files.isDirectory(path)) {
            return Outcome.ok(new Source.Folder(path));
        }
        if (typed.startsWith(".") || typed.startsWith("/") || typed.startsWith("~")) {
            return Outcome.failed(Problem.of("FL-6103", "There is no folder " + typed + ".", "Look at the path."));
        }
        return ImageReference.isValid(typed)
                ? Outcome.ok(new Source.Image(typed))
                : Outcome.failed(Problem.of(
                        "FL-6103",
                        "\"" + typed + "\" is neither a folder nor the name of an image.",
                        "Name a folder with a Dockerfile, or an image such as redis:7."));
    }

    private Outcome<NodeBase> base(Source source) {
        if (base.isPresent()) {
            return NodeBase.read(base.get());
        }
        return NodeBase.read(
                switch (source) {
                    case Source.Image(String reference) -> NodeBase.ofImage(reference);
                    case Source.Folder(Path path) ->
                        Optional.ofNullable(path.toAbsolutePath().normalize().getFileName())
                                .map(Path::toString)
                                .orElse("");
                });
    }
}
