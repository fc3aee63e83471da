package dev.flotilla.app.cli.node;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Edits;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.monitor.config.NodeImport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Watch the nodes that files name: a mosaic.config with its peers, or the settings of a canary system",
            "(lines such as PEERS_NODE_A=192.0.2.11:60001:50051). Those that are watched already are left alone, and",
            "so is what a second file says of a node. When one file cannot be read nothing is added."
        })
public final class NodesImport implements CliCommand {
    private static final int LONGEST = 1 << 20;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files.")
    List<String> files = List.of();

    @Option(
            names = "--host",
            paramLabel = "A",
            description = {
                "Where the node itself is found, when its mosaic.config listens on every address.",
                "Only with one file: several nodes are not in one place."
            })
    Optional<String> host = Optional.empty();

    @Override
    public Reach reach() {
        return Reach.WRITES;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        if (host.isPresent() && files.size() > 1) {
            return Outcome.failed(Problem.of(
                    "FL-4003",
                    "--host is the place of one node, and there are " + files.size() + " files.",
                    "Give one file."));
        }
        List<List<Node>> nodes = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String file : files) {
            Outcome<List<Node>> read =
                    text(context.path(file)).then(text -> NodeImport.read(file, text, host.map(String::strip)));
            switch (read) {
                case Outcome.Failed<List<Node>> failed -> problems.addAll(failed.problems());
                case Outcome.Ok<List<Node>>(List<Node> named) -> nodes.add(named);
            }
        }
        return problems.isEmpty() ? add(context, nodes) : Outcome.failed(problems);
    }

    private static Outcome<Answer> add(CommandContext context, List<List<Node>> files) throws InterruptedException {
        Taken taken = Taken.now(context);
        List<Node> nodes = files.size() == 1 ? files.getFirst() : NodeImport.together(files);
        NodeImport found = NodeImport.into(context.rooms().fleet(), nodes, taken::by);
        return found.added().isEmpty()
                ? Outcome.ok(answer(found))
                : Edits.submit(context, found.edit()).map(change -> answer(found));
    }

    private static Outcome<String> text(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            return bytes.length > LONGEST
                    ? Outcome.failed(Problem.of("FL-3002", path + " is longer than 1 MiB.", "Give a configuration."))
                    : Outcome.ok(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Outcome.failed(Problem.of(
                    "FL-3001", path + " cannot be read: " + e.getMessage() + ".", "Look after its name and rights."));
        }
    }

    private static Answer answer(NodeImport found) {
        String skipped = found.skipped().stream()
                .map(s -> "\nleft out " + s.node().name() + ": " + s.why())
                .collect(Collectors.joining());
        String added = found.added().isEmpty()
                ? "No node was added."
                : "Added " + found.added().stream().map(Node::name).collect(Collectors.joining(", ")) + ".";
        return Answer.of(
                Answer.ok()
                        .put("added", found.added().stream().map(NodesAdd::json).toList())
                        .put(
                                "skipped",
                                found.skipped().stream()
                                        .map(s -> Json.object()
                                                .put("name", s.node().name())
                                                .put("why", s.why()))
                                        .toList()),
                added + skipped);
    }
}
