package dev.flotilla.app.ui.peers.dialog;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.NodeSetup.Network;
import dev.flotilla.app.fleet.SetupRules;
import dev.flotilla.app.peers.mesh.Shape;
import dev.flotilla.app.peers.setup.CanaryNodes;
import dev.flotilla.app.peers.setup.CanaryStack;
import dev.flotilla.app.peers.setup.MeshSetups;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.command.Commands;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Field;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.Segmented;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Generates configurations of a mesh, or canary nodes, over hosts of the fleet: one edit. */
public final class MeshDialog {
    private static final int LONGEST_PREVIEW = 24;

    private enum Form {
        FULL("Full"),
        RING("Ring"),
        STAR("Star"),
        NEAR("k neighbours");

        private final String word;

        Form(String word) {
            this.word = word;
        }
    }

    private final Fleet fleet;
    private final boolean canary;
    private final Consumer<FleetEdit> done;
    private final Optional<Consumer<String>> saveStack;
    private final HostCounts hosts;
    private final TextField base;
    private final TextField image = new TextField(NodeSetup.USUAL_IMAGE);
    private final Spinner<Integer> near = new Spinner<>(2, 64, 2, 2);
    private final Label preview = Labels.wrapped("", "fl-mono", "fl-small");
    private final VBox warning = new VBox();
    private final Button make;
    private Form form = Form.FULL;
    private Network network = Network.HOST;
    private List<NodeSetup> now = List.of();

    private MeshDialog(Fleet fleet, boolean canary, Consumer<FleetEdit> done, Optional<Consumer<String>> saveStack) {
        this.fleet = fleet;
        this.canary = canary;
        this.saveStack = saveStack;
        this.done = done;
        base = new TextField("node");
        base.setId("mesh-base");
        image.setId("mesh-image");
        near.setId("mesh-near");
        preview.setId("mesh-preview");
        make = Buttons.primary("Make them", this::make);
        make.setId("mesh-make");
        make.setDefaultButton(true);
        hosts = new HostCounts(fleet, this::refresh);
    }

    /** @param done gets one edit that adds all of them */
    public static Dialog mesh(Fleet fleet, Runnable cancel, Consumer<FleetEdit> done) {
        return new MeshDialog(fleet, false, done, Optional.empty()).dialog("Generate a mesh", cancel);
    }

    /**
     * Nodes that agree on which model serves how much, configured by their environment.
     *
     * @param saveStack gets them as a compose file instead, each on its host
     */
    public static Dialog canary(Fleet fleet, Runnable cancel, Consumer<FleetEdit> done, Consumer<String> saveStack) {
        return new MeshDialog(fleet, true, done, Optional.of(saveStack)).dialog("Canary nodes", cancel);
    }

    private Dialog dialog(String title, Runnable cancel) {
        Segmented<Network> mode = new Segmented<>(chosen -> {
            network = chosen;
            refresh();
        });
        mode.add(Network.HOST, "Host network").add(Network.BRIDGE, "Bridge network");
        base.textProperty().addListener((o, was, is) -> refresh());
        image.textProperty().addListener((o, was, is) -> refresh());
        Field baseField = new Field("Name", base)
                .help(canary ? "node gives node-a, node-b, node-c." : "node gives node-1, node-2, node-3.");
        Field imageField = new Field("Image", image);
        HBox.setHgrow(baseField, Priority.ALWAYS);
        HBox.setHgrow(imageField, Priority.ALWAYS);
        VBox left = new VBox(14);
        if (hosts.isEmpty()) {
            left.getChildren()
                    .add(Note.of(
                            Tone.WARNING, "alert-triangle", "There is no host with a Docker Engine", "Add one first."));
        }
        left.getChildren().addAll(new HBox(12, baseField, imageField));
        if (!canary) {
            left.getChildren().add(shapes());
        }
        left.getChildren().addAll(new VBox(6, Labels.medium("Network mode"), mode), hosts);
        left.setPrefWidth(470);
        ScrollPane shown = new ScrollPane(preview);
        shown.setFitToWidth(true);
        shown.getStyleClass().add("fl-cause-scroll");
        VBox.setVgrow(shown, Priority.ALWAYS);
        VBox right = new VBox(8, Labels.medium("What is made"), warning, shown);
        HBox.setHgrow(right, Priority.ALWAYS);
        Button no = Buttons.plain("Cancel", cancel);
        no.setCancelButton(true);
        refresh();
        Dialog dialog = new Dialog(title, new HBox(24, left, right)).size(900, 600);
        if (!canary) {
            dialog.footLeft(CommandButton.when(this::command));
        }
        saveStack.ifPresent(save -> {
            Button stack = Buttons.plain("Save as a stack file", "file-plus", () -> save.accept(stack()));
            stack.setId("mesh-stack");
            stack.disableProperty().bind(make.disableProperty());
            dialog.footLeft(stack);
        });
        return dialog.buttons(no, make);
    }

    /** It writes the configurations and takes them into the fleet; on which host each is, it leaves open. */
    private Optional<Command> command() {
        Map<String, String> places = new LinkedHashMap<>();
        now.forEach(s -> places.put(s.name(), s.address().orElse("")));
        return make.isDisabled()
                ? Optional.empty()
                : Optional.of(Commands.mesh(places, network, shape()).then(Command.of("import", "mesh")));
    }

    private VBox shapes() {
        Segmented<Form> shape = new Segmented<>(chosen -> {
            form = chosen;
            refresh();
        });
        for (Form each : Form.values()) {
            shape.add(each, each.word);
        }
        near.visibleProperty().addListener((o, was, is) -> near.setManaged(is));
        near.valueProperty().addListener((o, was, is) -> refresh());
        near.setPrefWidth(84);
        return new VBox(6, Labels.medium("Shape"), new HBox(8, shape, near));
    }

    private String stack() {
        return CanaryStack.text(
                base.getText().strip() + "s",
                now.stream()
                        .map(s -> new CanaryStack.Placed(
                                s, s.host().flatMap(fleet::host).map(Host::name).orElse("")))
                        .toList());
    }

    private Shape shape() {
        return switch (form) {
            case FULL -> new Shape.Full();
            case RING -> new Shape.Ring();
            case STAR -> new Shape.Star();
            case NEAR -> new Shape.Near(near.getValue() - near.getValue() % 2);
        };
    }

    private List<NodeSetup> setups() {
        List<HostCounts.Chosen> chosen = hosts.chosen();
        String name = base.getText().strip();
        if (canary) {
            return CanaryNodes.of(
                    chosen.stream()
                            .limit(CanaryNodes.MOST)
                            .map(c -> new CanaryNodes.Place(Optional.of(c.host().id()), c.address()))
                            .toList(),
                    name,
                    image.getText().strip(),
                    network);
        }
        List<MeshSetups.Place> places = new ArrayList<>();
        for (HostCounts.Chosen each : chosen) {
            places.add(new MeshSetups.Place(
                    name + "-" + (places.size() + 1), Optional.of(each.host().id()), each.address()));
        }
        return MeshSetups.of(places, shape(), network, image.getText().strip());
    }

    private void refresh() {
        near.setVisible(form == Form.NEAR);
        now = setups();
        Optional<Problem> fault = now.stream()
                .flatMap(setup -> SetupRules.check(setup) instanceof Outcome.Failed<NodeSetup> failed
                        ? failed.problems().stream()
                        : Stream.empty())
                .findFirst();
        make.setDisable(now.size() < 2 || fault.isPresent());
        make.setText(now.size() < 2 ? "Make them" : "Make " + now.size() + " nodes");
        preview.setText(now.stream().limit(LONGEST_PREVIEW).map(this::line).collect(Collectors.joining("\n")));
        List<String> replaced = now.stream()
                .map(NodeSetup::name)
                .filter(name -> fleet.setupNamed(name).isPresent())
                .toList();
        warning.getChildren().clear();
        fault.map(Note::problem).ifPresent(warning.getChildren()::add);
        if (!replaced.isEmpty()) {
            warning.getChildren()
                    .add(Note.of(
                            Tone.WARNING,
                            "alert-triangle",
                            "Takes the place of " + String.join(", ", replaced),
                            "Undo brings them back."));
        }
    }

    private String line(NodeSetup setup) {
        String where =
                setup.host().flatMap(fleet::host).map(h -> " on " + h.name()).orElse("");
        if (canary) {
            return setup.name() + where + "\n    " + setup.environment().getOrDefault("NODE_ROLE", "") + ", control "
                    + setup.environment().getOrDefault("CONTROL_PORT", "") + ", HTTP "
                    + setup.environment().getOrDefault("HTTP_PORT", "");
        }
        var config = dev.flotilla.app.peers.form.ConfigCheck.of(
                        setup.name(), setup.config().orElse(""))
                .config();
        return setup.name()
                + where
                + config.map(c -> ", ports " + c.heartbeatPort() + "/udp and " + c.commsPort() + "/tcp\n    beats to "
                                + c.peers().stream()
                                        .map(p -> p.host() + ":" + p.heartbeatPort())
                                        .collect(Collectors.joining(", ")))
                        .orElse("");
    }

    private void make() {
        done.accept(new FleetEdit.Together(
                now.stream().<FleetEdit>map(FleetEdit.PutSetup::new).toList()));
    }
}
