package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.SetupRules;
import dev.flotilla.app.peers.files.ConfigFiles;
import dev.flotilla.app.peers.form.ConfigCheck;
import dev.flotilla.app.peers.push.ConfigPush;
import dev.flotilla.app.peers.push.FolderPush;
import dev.flotilla.app.peers.push.Pause;
import dev.flotilla.app.peers.push.PushReport;
import dev.flotilla.app.peers.setup.SetupSpec;
import dev.flotilla.app.source.JsonText;
import dev.flotilla.app.ui.kit.command.Commands;
import dev.flotilla.app.ui.kit.notices.Notice;
import dev.flotilla.app.ui.peers.PeersDeeds;
import dev.flotilla.app.ui.peers.PeersSection;
import dev.flotilla.app.ui.peers.PeersWorld;
import dev.flotilla.app.ui.peers.dialog.MeshDialog;
import dev.flotilla.app.ui.peers.dialog.NewNodeDialog;
import dev.flotilla.app.ui.peers.dialog.PushDialog;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/** The dialogs of the section Nodes, and its pushes to hosts. */
final class PeerDialogs implements PeersDeeds {
    private final World world;
    private final Stage stage;
    private final HostDialogs hosts;

    /** @param hosts submits edits and tells what came of them */
    PeerDialogs(World world, Stage stage, HostDialogs hosts) {
        this.world = world;
        this.stage = stage;
        this.hosts = hosts;
    }

    PeersSection section() {
        return new PeersSection(new PeersWorld(world.store().state(), world.observed(), stage.gate()), this);
    }

    @Override
    public void addNode() {
        stage.modals().show(NewNodeDialog.of(world.fleet(), stage.modals()::close, this::closeAndSubmit));
    }

    @Override
    public void generateMesh() {
        stage.modals().show(MeshDialog.mesh(world.fleet(), stage.modals()::close, this::closeAndSubmit));
    }

    @Override
    public void canaryNodes() {
        stage.modals()
                .show(MeshDialog.canary(world.fleet(), stage.modals()::close, this::closeAndSubmit, this::saveStack));
    }

    private void saveStack(String text) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Canary nodes as a stack");
        chooser.setInitialFileName("canary.yaml");
        File file = chooser.showSaveDialog(
                stage.modals().getScene() == null
                        ? null
                        : stage.modals().getScene().getWindow());
        if (file != null) {
            switch (ConfigFiles.write(file.toPath(), text)) {
                case Outcome.Ok<Path>(Path written) -> {
                    stage.modals().close();
                    stage.toasts()
                            .show(Notice.done(
                                    "Wrote " + written.getFileName(), "Open it as a stack to plan and apply it."));
                }
                case Outcome.Failed<Path> failed -> stage.fail(failed.problems());
            }
        }
    }

    private void closeAndSubmit(FleetEdit edit) {
        stage.modals().close();
        submit(edit);
    }

    @Override
    public void submit(FleetEdit edit) {
        hosts.submit(edit);
    }

    @Override
    public void importFiles() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Configurations of nodes");
        List<File> files = chooser.showOpenMultipleDialog(
                stage.modals().getScene() == null
                        ? null
                        : stage.modals().getScene().getWindow());
        if (files != null) {
            take(files.stream().map(File::toPath).toList());
        }
    }

    /** Each file becomes a node, named by its id, else by its folder; what cannot be read is told. */
    void take(List<Path> files) {
        List<FleetEdit> edits = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        world.fleet().setups().forEach(s -> names.add(s.name().toLowerCase(Locale.ROOT)));
        for (Path file : files) {
            switch (ConfigFiles.read(file.toString(), file)) {
                case Outcome.Failed<JsonText> failed -> problems.addAll(failed.problems());
                case Outcome.Ok<JsonText>(JsonText text) ->
                    edits.add(new FleetEdit.PutSetup(NodeSetup.of(name(file, text, names), text.text())));
            }
        }
        if (!edits.isEmpty()) {
            submit(edits.size() == 1 ? edits.getFirst() : new FleetEdit.Together(edits));
        }
        stage.fail(problems);
    }

    private static String name(Path file, JsonText text, Set<String> taken) {
        Optional<String> id =
                ConfigCheck.of(file.toString(), text.text()).config().flatMap(c -> c.nodeId());
        Optional<String> folder = Optional.ofNullable(file.toAbsolutePath().getParent())
                .flatMap(p -> Optional.ofNullable(p.getFileName()))
                .map(Path::toString);
        String base = id.filter(n -> SetupRules.nameFault(n).isEmpty())
                .or(() -> folder.filter(n -> SetupRules.nameFault(n).isEmpty()))
                .orElse("node");
        String name = base;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    @Override
    public void push(NodeSetup setup) {
        Optional<Host> host = setup.host().flatMap(world.fleet()::host);
        if (host.isEmpty()) {
            return;
        }
        Supplier<ConfigPush> push =
                () -> new ConfigPush(world.engines().of(host.get()), host.get().name(), Pause.REAL);
        PushDialog.Desk desk = new PushDialog.Desk(
                () -> push.get().preview(SetupSpec.wish(setup)),
                () -> pushed(push.get(), setup),
                PushDialog.REPLACES,
                Commands.push(setup, host),
                world.work(),
                stage.gate());
        show(
                setup.name(),
                host.get().name(),
                desk,
                report -> Notice.done(
                        setup.name() + " runs on this configuration",
                        report.volume()
                                        .map(v -> "It lies in volume " + v + ". ")
                                        .orElse("")
                                + String.join(" ", report.notes())));
    }

    /** The result is told even when the dialog was closed meanwhile. */
    private void show(String node, String where, PushDialog.Desk desk, Function<PushReport, Notice> words) {
        AtomicBoolean open = new AtomicBoolean(true);
        Supplier<Outcome<PushReport>> telling = () -> {
            Outcome<PushReport> outcome = desk.push().get();
            if (outcome instanceof Outcome.Failed<PushReport> failed && !open.get()) {
                stage.fail(failed.problems());
            }
            return outcome;
        };
        PushDialog.Desk told =
                new PushDialog.Desk(desk.preview(), telling, desk.means(), desk.command(), desk.work(), desk.gate());
        stage.modals()
                .show(
                        PushDialog.of(node, where, told, stage.modals()::close, report -> {
                            if (open.get()) {
                                stage.modals().close();
                            }
                            stage.toasts().show(words.apply(report));
                        }),
                        () -> open.set(false));
    }

    @Override
    public void writeTo(NodeSetup setup) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Folder that the container of " + setup.name() + " binds");
        File chosen = chooser.showDialog(
                stage.modals().getScene() == null
                        ? null
                        : stage.modals().getScene().getWindow());
        if (chosen == null) {
            return;
        }
        Path folder = chosen.toPath();
        String text = setup.config().orElse("");
        PushDialog.Desk desk = new PushDialog.Desk(
                () -> FolderPush.preview(setup.name(), folder, text),
                () -> FolderPush.push(folder, text)
                        .map(changed -> new PushReport(
                                setup.name(),
                                folder.toString(),
                                changed,
                                Optional.empty(),
                                Optional.empty(),
                                List.of())),
                "The file is written beside and renamed; nothing outside the folder is touched.",
                Commands.pushTo(setup.name(), folder),
                world.work(),
                stage.gate());
        show(
                setup.name(),
                folder.toString(),
                desk,
                report -> Notice.done(
                        "Wrote mosaic.config of " + setup.name(), "A node reads it when it starts: restart it."));
    }

    private static Outcome<PushReport> pushed(ConfigPush push, NodeSetup setup) {
        try {
            return push.push(SetupSpec.wish(setup));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed(Problem.of("FL-3106", "The push of " + setup.name() + " was ended.", "Push again."));
        }
    }
}
