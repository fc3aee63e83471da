package dev.flotilla.app.cli.config;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.fleet.HostName;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.peers.files.ConfigFiles;
import dev.flotilla.app.peers.mesh.Mesh;
import dev.flotilla.app.peers.mesh.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "mesh",
        description =
                "Write a mosaic.config for each of a set of nodes, so that they hear one another. No host is contacted.")
public final class ConfigMesh implements CliCommand {
    @Option(
            names = "--hosts",
            required = true,
            split = ",",
            paramLabel = "NAME=ADDRESS",
            description = "The nodes, each with the address under which other machines reach it.")
    List<String> hosts = List.of();

    @Option(
            names = "--mode",
            defaultValue = "host",
            paramLabel = "host|bridge",
            description = "Network mode of the containers. Default: ${DEFAULT-VALUE}.")
    String mode = "host";

    @Option(
            names = "--shape",
            defaultValue = "full",
            paramLabel = "full|ring|star|k=N",
            description = "Who is a peer of whom; with k=N the N nearest on a ring, N even. Default: ${DEFAULT-VALUE}.")
    String shape = "full";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for NAME/mosaic.config of each.")
    String out = "";

    @Override
    public Reach reach() {
        return Reach.NOTHING;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) {
        Optional<NetworkMode> network = switch (mode.toLowerCase(Locale.ROOT)) {
            case "host" -> Optional.of(NetworkMode.HOST);
            case "bridge" -> Optional.of(NetworkMode.BRIDGE);
            default -> Optional.empty();
        };
        if (network.isEmpty()) {
            return refused("--mode is \"" + mode + "\".", "Use host or bridge.");
        }
        Optional<Shape> chosen = Shape.read(shape);
        if (chosen.isEmpty()) {
            return refused(
                    "--shape is \"" + shape + "\".", "Use full, ring, star, or k=N with an even N of 2 at least.");
        }
        return places().then(places -> write(context, Mesh.of(places, chosen.get(), network.get()), network.get()));
    }

    private Outcome<List<Mesh.Place>> places() {
        List<Mesh.Place> places = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String host : hosts) {
            int at = host.indexOf('=');
            String address = at < 0 ? "" : host.substring(at + 1).strip();
            if (address.isEmpty() || address.chars().anyMatch(c -> Character.isWhitespace(c) || c == '"')) {
                return refused("--hosts has \"" + host + "\".", "Give each as NAME=ADDRESS.");
            }
            Outcome<String> name = HostName.read(host.substring(0, at));
            switch (name) {
                case Outcome.Failed<String> failed -> {
                    return failed.as();
                }
                case Outcome.Ok<String>(String good) -> {
                    if (!names.add(good.toLowerCase(Locale.ROOT))) {
                        return refused("--hosts has " + good + " twice.", "Give each node a name of its own.");
                    }
                    places.add(new Mesh.Place(good, address));
                }
            }
        }
        return Outcome.ok(places);
    }

    private Outcome<Answer> write(CommandContext context, List<Mesh.Member> members, NetworkMode network) {
        Path folder = context.path(out);
        List<Json.Node> written = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Mesh.Member member : members) {
            Path file = folder.resolve(member.name()).resolve("mosaic.config");
            Outcome<Path> done = ConfigFiles.write(file, member.text());
            if (done instanceof Outcome.Failed<Path> failed) {
                return failed.as();
            }
            written.add(Json.object()
                    .put("node", member.name())
                    .put("address", member.address())
                    .put("heartbeatPort", member.heartbeatPort())
                    .put("commsPort", member.commsPort())
                    .put("file", file.toString()));
            text.append(file).append('\n');
        }
        text.append(
                network == NetworkMode.HOST
                        ? "Run each with --network host."
                        : "Run each with its heartbeat port published as udp and its comms port as tcp; no other is needed.");
        return Outcome.ok(Answer.of(written, text.toString()));
    }

    private static <T> Outcome<T> refused(String what, String hint) {
        return Outcome.failed(Problem.of("FL-4005", what, hint));
    }
}
