package dev.flotilla.app.cli.node;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Edits;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.monitor.intake.hear.Seals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = {
            "Watch a node that no engine of the fleet runs. Nothing is asked of it now.",
            "One in a container of the fleet is watched without being added; added all the same, it is that one."
        })
public final class NodesAdd implements CliCommand {
    @Parameters(paramLabel = "NAME", description = "What it is called; letters, digits, \"-\", \"_\", \".\" and \":\".")
    String name;

    @Option(names = "--host", required = true, paramLabel = "A", description = "Address or DNS name of its machine.")
    String host;

    @Option(
            names = "--heartbeat-port",
            paramLabel = "P",
            description = "The port that its heartbeats name; 5000 unless told.")
    int heartbeat = Node.USUAL_HEARTBEAT_PORT;

    @Option(names = "--comms-port", paramLabel = "P", description = "For ping and stats; 5001 unless told, 0 for none.")
    int comms = Node.USUAL_COMMS_PORT;

    @Option(names = "--control-port", paramLabel = "P", description = "Of the agreement; none unless told.")
    int control;

    @Option(names = "--http", paramLabel = "URL", description = "Such as http://192.0.2.11:50051; none unless told.")
    Optional<String> http = Optional.empty();

    @Option(names = "--kind", paramLabel = "K", description = "auto, flotilla, mosaic or canary; auto unless told.")
    String kind = "auto";

    @Option(names = "--id", paramLabel = "ID", description = "As it calls itself in its heartbeats.")
    Optional<String> id = Optional.empty();

    @Option(names = "--period", paramLabel = "S", description = "Seconds between its heartbeats; 5 unless told.")
    double period = Node.USUAL_PERIOD.toSeconds();

    @Option(
            names = "--tolerance",
            paramLabel = "S",
            description = "Seconds of silence after which its peers call it stale; three periods unless told.")
    Optional<Double> tolerance = Optional.empty();

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = {
                "The key that it shares with its peers, in a file of mode 600 on this computer; the key itself is not kept.",
                "With it only heartbeats count that are sealed by it."
            })
    Optional<String> keyFile = Optional.empty();

    @Override
    public Reach reach() {
        return Reach.WRITES;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        Optional<Node.Kind> read = Node.Kind.of(kind.strip().toLowerCase(Locale.ROOT));
        if (read.isEmpty()) {
            return Outcome.failed(Problem.of(
                    "FL-4003", "\"" + kind + "\" is not a kind of node.", "Write auto, flotilla, mosaic or canary."));
        }
        Node node = new Node(
                name.strip(),
                host.strip(),
                heartbeat,
                comms,
                control,
                http.map(String::strip),
                read.get(),
                seconds(period),
                seconds(tolerance.orElse(period * 3)),
                id.map(String::strip),
                keyFile.map(
                        file -> context.path(file).toAbsolutePath().normalize().toString()));
        Optional<Problem> refused = node.keyFile().flatMap(NodesAdd::unfit);
        refused = refused.isPresent() ? refused : Taken.now(context).by(node);
        if (refused.isPresent()) {
            return Outcome.failed(refused.get());
        }
        return Edits.submit(context, new FleetEdit.AddNode(node))
                .map(change -> Answer.of(
                        Answer.ok().put("node", json(node)),
                        "Added node " + node.name() + " at " + node.host() + ":" + node.heartbeatPort() + "."));
    }

    private static Optional<Problem> unfit(String keyFile) {
        return switch (Seals.check(Path.of(keyFile))) {
            case Outcome.Ok<Path> ok -> Optional.empty();
            case Outcome.Failed<Path> failed -> Optional.of(failed.first());
        };
    }

    /** What is no length of time is refused with the node's other faults. */
    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Double.isFinite(seconds) ? Math.round(Math.clamp(seconds, -1, 1e9) * 1000) : -1);
    }

    static Json.Node json(Node node) {
        return Json.object()
                .put("name", node.name())
                .put("id", node.nodeId())
                .put("host", node.host())
                .put("heartbeatPort", node.heartbeatPort())
                .put("commsPort", node.commsPort() == 0 ? Optional.empty() : node.commsPort())
                .put("controlPort", node.controlPort() == 0 ? Optional.empty() : node.controlPort())
                .put("http", node.http())
                .put("keyFile", node.keyFile())
                .put("kind", node.kind().word())
                .put("periodMs", node.period().toMillis())
                .put("toleranceMs", node.tolerance().toMillis());
    }
}
