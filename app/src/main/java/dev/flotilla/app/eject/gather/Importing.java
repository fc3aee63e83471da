package dev.flotilla.app.eject.gather;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.eject.Bundle;
import dev.flotilla.app.eject.BundleFile;
import dev.flotilla.app.eject.NodeSource;
import dev.flotilla.app.eject.files.BundleReader;
import dev.flotilla.app.eject.files.BundleWriter;
import dev.flotilla.app.eject.read.FleetImport;
import dev.flotilla.app.eject.read.FleetReader;
import dev.flotilla.app.eject.read.RunLines;
import dev.flotilla.app.eject.write.FleetText;
import dev.flotilla.app.fleet.EditName;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.monitor.config.NodeImport;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.stack.read.StackFiles;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.stack.read.text.DotEnv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what files are (an export, a stack, configurations of nodes, {@code docker run} lines) and what bringing them into a fleet
 * would change. What is made from {@code docker run} lines or unpacked is written; the fleet is not touched.
 */
public final class Importing {
    /**
     * What is to be imported.
     *
     * @param typed as the user named it
     */
    public record Named(String typed, Path file) {}

    private final Map<String, String> environment;
    private final Optional<Named> to;
    private final Optional<String> ownHost;
    private final List<FleetEdit> edits = new ArrayList<>();
    private final List<String> what = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Named> configs = new ArrayList<>();
    private Fleet so;

    private Importing(Fleet now, Map<String, String> environment, Optional<Named> to, Optional<String> ownHost) {
        this.so = now;
        this.environment = Map.copyOf(environment);
        this.to = to;
        this.ownHost = ownHost;
    }

    /**
     * @param to where to write what has to be written; must be empty or not exist
     * @param ownHost where the node of a {@code mosaic.config} is, when that does not tell
     */
    public static Outcome<Found> find(
            List<Named> files,
            Fleet now,
            Map<String, String> environment,
            Optional<Named> to,
            Optional<String> ownHost) {
        Importing importing = new Importing(now, environment, to, ownHost);
        List<Problem> problems = new ArrayList<>();
        for (Named named : files) {
            if (importing.one(named) instanceof Outcome.Failed<Boolean> failed) {
                problems.addAll(failed.problems());
            }
        }
        if (importing.configurations() instanceof Outcome.Failed<Boolean> failed) {
            problems.addAll(failed.problems());
        }
        return problems.isEmpty()
                ? Outcome.ok(new Found(new FleetEdit.Together(importing.edits), importing.what, importing.notes))
                : Outcome.failed(problems);
    }

    private Outcome<Boolean> one(Named named) {
        if (Files.isDirectory(named.file())) {
            Path fleet = named.file().resolve(FleetText.FILE);
            return Files.isRegularFile(fleet)
                    ? fleet(new Named(named.typed() + "/" + FleetText.FILE, fleet))
                    : each(named);
        }
        if (named.typed().toLowerCase(java.util.Locale.ROOT).endsWith(".zip")) {
            return BundleReader.zip(named.file(), named.typed())
                    .then(bundle -> unpacked(named, bundle))
                    .then(this::one);
        }
        return ImportFiles.text(named).then(text -> file(named, text));
    }

    private Outcome<Boolean> each(Named folder) {
        return ImportFiles.inside(folder).then(files -> {
            List<Problem> problems = new ArrayList<>();
            for (Named file : files) {
                if (one(file) instanceof Outcome.Failed<Boolean> failed) {
                    problems.addAll(failed.problems());
                }
            }
            return problems.isEmpty() ? Outcome.ok(true) : Outcome.failed(problems);
        });
    }

    private Outcome<Named> unpacked(Named zip, Bundle bundle) {
        return to.map(folder -> BundleWriter.write(bundle, folder.file(), folder.typed())
                        .map(path -> new Named(folder.typed(), path)))
                .orElseGet(() -> Outcome.failed(Problem.of(
                        "FL-6006",
                        zip.typed() + " has to be unpacked, since stack files stay files.",
                        "Name a folder for it with --to.")));
    }

    private Outcome<Boolean> file(Named named, String text) {
        return switch (ImportFiles.kind(named.typed(), text)) {
            case FLEET -> fleet(named);
            case STACK -> stack(named);
            case CONFIGURATION -> {
                configs.add(named);
                yield Outcome.ok(true);
            }
            case NODES -> NodeImport.read(named.typed(), text, ownHost).then(this::nodes);
            case RUN_LINES -> runLines(named, text);
        };
    }

    private Outcome<Boolean> fleet(Named named) {
        Path folder = Optional.ofNullable(
                        named.file().toAbsolutePath().normalize().getParent())
                .orElse(named.file());
        return ImportFiles.text(named)
                .then(text -> FleetReader.read(
                        named.typed(),
                        text,
                        file -> folder.resolve(file).normalize().toString(),
                        file -> ImportFiles.beside(folder, file)))
                .then(read -> {
                    for (WishedStack stack : read.stacks().values()) {
                        if (!Files.isRegularFile(Path.of(stack.file()))) {
                            notes.add("The file of stack " + stack.name() + " is not there: " + stack.file()
                                    + (Files.isRegularFile(Path.of(stack.file() + ".example"))
                                            ? ". Copy the .example beside it and fill in its secrets."
                                            : "."));
                        } else if (Files.isRegularFile(Path.of(stack.file()).resolveSibling(".env.example"))
                                && !Files.exists(Path.of(stack.file()).resolveSibling(".env"))) {
                            notes.add("Stack " + stack.name() + " needs its secrets: copy .env.example beside "
                                    + stack.file() + " to .env and fill it in.");
                        }
                    }
                    return all(FleetImport.into(so, read));
                });
    }

    private Outcome<Boolean> stack(Named named) {
        return new StackFiles().read(named.file(), environment).then(reading -> {
            String name = reading.stack().name();
            WishedStack before = so.stacks().get(name);
            WishedStack stack = new WishedStack(
                    name,
                    named.file().toAbsolutePath().normalize().toString(),
                    Optional.ofNullable(before).flatMap(WishedStack::strategy),
                    before == null ? Map.of() : before.pins());
            if (stack.equals(before)) {
                notes.add("Stack " + name + " is open already.");
                return Outcome.ok(true);
            }
            return all(List.of(new FleetEdit.OpenStack(stack)));
        });
    }

    /** All together, for each tells where the others are. */
    private Outcome<Boolean> configurations() {
        Optional<String> own = configs.size() == 1 ? ownHost : Optional.empty();
        List<NodeConfigs.Named> all = configs.stream()
                .map(c -> new NodeConfigs.Named(c.typed(), c.file(), own))
                .toList();
        return NodeConfigs.read(all, NetworkMode.HOST).then(nodes -> {
            List<FleetEdit> puts = new ArrayList<>();
            for (NodeSource node : nodes) {
                NodeSetup setup = NodeConfigs.setup(node);
                Optional<NodeSetup> before = so.setupNamed(setup.name());
                if (before.isEmpty()) {
                    puts.add(new FleetEdit.PutSetup(setup));
                } else if (before.get().config().equals(setup.config())) {
                    notes.add("The configuration of " + setup.name() + " is there already.");
                } else {
                    puts.add(new FleetEdit.PutSetup(before.get().withConfig(node.text())));
                }
            }
            return all(puts);
        });
    }

    private Outcome<Boolean> nodes(List<Node> nodes) {
        NodeImport into = NodeImport.into(so, nodes);
        into.skipped().forEach(s -> notes.add("Left out " + s.node().name() + ": " + s.why()));
        return all(into.added().stream().<FleetEdit>map(FleetEdit.AddNode::new).toList());
    }

    private Outcome<Boolean> runLines(Named named, String text) {
        Path file = named.file().toAbsolutePath().normalize();
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        String name = ImportFiles.stackName(file);
        if (to.isEmpty()) {
            return Outcome.failed(Problem.of(
                    "FL-6006",
                    named.typed() + " has docker run lines; a stack file is made from them.",
                    "Name a folder for it with --to."));
        }
        return RunLines.read(named.typed(), text, name, folder.toString()).then(made -> {
            List<BundleFile> files = new ArrayList<>(List.of(BundleFile.text("docker-compose.yml", made.compose())));
            if (!made.env().isEmpty()) {
                files.add(new BundleFile(".env", made.env(), BundleFile.Kind.SECRET));
            }
            notes.addAll(made.notes());
            Named target = to.get();
            return checked(made, target)
                    .then(good -> BundleWriter.write(Bundle.of(files, List.of()), target.file(), target.typed()))
                    .then(written -> stack(
                            new Named(target.typed() + "/docker-compose.yml", written.resolve("docker-compose.yml"))));
        });
    }

    /** Nothing is written that could not be opened. */
    private Outcome<StackReading> checked(RunLines.Made made, Named target) {
        Map<String, String> all =
                new HashMap<>(DotEnv.read(made.env(), Map.of()).values());
        all.putAll(environment);
        return new StackReader(new StackFiles())
                .read(new StackText(
                        target.typed() + "/docker-compose.yml", target.file().toAbsolutePath(), made.compose(), all));
    }

    /** Tries each on the fleet as it would be after those before it. */
    private Outcome<Boolean> all(List<FleetEdit> more) {
        for (FleetEdit edit : more) {
            switch (FleetRules.apply(so, edit)) {
                case Outcome.Ok<Fleet>(Fleet next) -> {
                    what.add(EditName.of(edit, so));
                    edits.add(edit);
                    so = next;
                }
                case Outcome.Failed<Fleet> failed -> {
                    return failed.as();
                }
            }
        }
        return Outcome.ok(true);
    }
}
