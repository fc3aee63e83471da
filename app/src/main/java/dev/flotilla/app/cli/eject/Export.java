package dev.flotilla.app.cli.eject;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.eject.Bundle;
import dev.flotilla.app.eject.BundleFile;
import dev.flotilla.app.eject.NodeSource;
import dev.flotilla.app.eject.Project;
import dev.flotilla.app.eject.files.BundleWriter;
import dev.flotilla.app.eject.gather.Gathering;
import dev.flotilla.app.eject.gather.NodeConfigs;
import dev.flotilla.app.eject.write.Ejection;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.stack.read.StackFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description =
                "Write the fleet as plain files that work without Flotilla: docker run scripts, compose files, mosaic.config, firewall"
                        + " rules, and the fleet as one text. Hosts are asked what they have; nothing is changed.")
public final class Export implements CliCommand {
    @Parameters(
            paramLabel = "STACK",
            arity = "0..1",
            description =
                    "A stack of the fleet, or a stack file, with the hosts that carry it; without one everything.")
    Optional<String> stack = Optional.empty();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "A folder that is empty or does not exist yet, or a file NAME.zip.")
    String to = "";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The mosaic.config of a node, to go along byte for byte; may be given again.")
    List<String> configs = List.of();

    @Option(
            names = "--address",
            paramLabel = "FILE=ADDRESS",
            description = "Address under which other machines reach the node of that file.")
    Map<String, String> addresses = new HashMap<>();

    @Option(
            names = "--mode",
            defaultValue = "host",
            paramLabel = "host|bridge",
            description = "Network mode of nodes in containers. Default: ${DEFAULT-VALUE}.")
    String mode = "host";

    @Option(
            names = "--reveal",
            description = "Write secrets out, in files for you alone; without it placeholders stand for them.")
    boolean reveal;

    @Override
    public Reach reach() {
        return Reach.READS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        Optional<NetworkMode> network = switch (mode.toLowerCase(Locale.ROOT)) {
            case "host" -> Optional.of(NetworkMode.HOST);
            case "bridge" -> Optional.of(NetworkMode.BRIDGE);
            default -> Optional.empty();
        };
        if (network.isEmpty()) {
            return Outcome.failed(Problem.of("FL-4005", "--mode is \"" + mode + "\".", "Use host or bridge."));
        }
        List<NodeConfigs.Named> named = new ArrayList<>();
        for (String file : configs) {
            named.add(new NodeConfigs.Named(file, context.path(file), Optional.ofNullable(addresses.get(file))));
        }
        return switch (NodeConfigs.read(named, network.get())) {
            case Outcome.Failed<List<NodeSource>> failed -> failed.as();
            case Outcome.Ok<List<NodeSource>>(List<NodeSource> nodes) ->
                switch (wanted(context)) {
                    case Outcome.Failed<Wanted> failed -> failed.as();
                    case Outcome.Ok<Wanted>(Wanted wanted) ->
                        gathering(context)
                                .gather(wanted.fleet(), wanted.stack(), nodes)
                                .then(project -> write(context, project));
                };
        };
    }

    private record Wanted(Fleet fleet, Optional<String> stack) {}

    /** A file that is named need not be open in the fleet. */
    private Outcome<Wanted> wanted(CommandContext context) {
        Fleet fleet = context.rooms().fleet();
        if (stack.isEmpty() || fleet.stacks().containsKey(stack.get())) {
            return Outcome.ok(new Wanted(fleet, stack));
        }
        Path file = context.path(stack.get());
        if (!Files.isRegularFile(file)) {
            return Outcome.ok(new Wanted(fleet, stack));
        }
        return new StackFiles().read(file, context.environment()).map(reading -> {
            String name = reading.stack().name();
            SortedMap<String, WishedStack> stacks = new TreeMap<>(fleet.stacks());
            WishedStack open = stacks.get(name);
            stacks.put(
                    name,
                    new WishedStack(
                            name,
                            file.toString(),
                            Optional.ofNullable(open).flatMap(WishedStack::strategy),
                            open == null ? Map.of() : open.pins()));
            return new Wanted(
                    new Fleet(fleet.name(), fleet.hosts(), fleet.spots(), stacks, fleet.nodes(), fleet.setups()),
                    Optional.of(name));
        });
    }

    private static Gathering gathering(CommandContext context) {
        return new Gathering(
                new HostSurvey(context.rooms().engines(), context.rooms().workers()),
                context.rooms().clock(),
                context.environment());
    }

    private Outcome<Answer> write(CommandContext context, Project project) {
        Bundle bundle = Ejection.of(project, reveal);
        Outcome<Path> written = BundleWriter.write(bundle, context.path(to), to);
        return written.map(path -> {
            StringBuilder text = new StringBuilder();
            bundle.files().forEach(f -> text.append(f.path()).append('\n'));
            bundle.notes().forEach(n -> text.append("note: ").append(n).append('\n'));
            text.append(bundle.files().size()).append(" files in ").append(to).append('.');
            return Answer.of(
                    Answer.ok()
                            .put("to", path.toString())
                            .put(
                                    "files",
                                    bundle.files().stream().map(Export::json).toList())
                            .put("notes", bundle.notes()),
                    text.toString());
        });
    }

    private static Json.Node json(BundleFile file) {
        return Json.object()
                .put("path", file.path())
                .put("kind", file.kind().name().toLowerCase(Locale.ROOT));
    }
}
