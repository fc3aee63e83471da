package dev.flotilla.app.ui.launch;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.launch.NodeBase;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Field;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Segmented;
import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/** What to launch, how many and where. */
final class LaunchForm extends VBox {
    private final LaunchModel model;
    private final Segmented<Boolean> kind;
    private final TextField source = new TextField();
    private final Field sourceField = new Field("Folder with a Dockerfile", source);
    private final Hyperlink choose;
    private final TextField base = new TextField();
    private final Field baseField = new Field("Base name", base);
    private final Label count = Labels.of("", "fl-subject");
    private final Button fewer;
    private final Button more;
    private final TextField port = new TextField();
    private final Field portField = new Field("Port inside", port);
    private final TextArea environment = new TextArea();
    private final Field environmentField = new Field("Environment", environment);
    private final VBox hosts = new VBox(6);
    private final Label hostsWrong = Labels.of("", "fl-help-error");
    private final ComboBox<Host> buildOn = new ComboBox<>();
    private final Field buildField = new Field("Build on", buildOn);
    private final CheckBox replace = new CheckBox("Replace nodes of an earlier image");
    private boolean showing;

    LaunchForm(LaunchModel model) {
        this.model = model;
        setSpacing(14);
        kind = new Segmented<>(folder -> model.change(d -> d.withSource(folder, folder ? d.folder() : d.image())));
        kind.add(true, "Folder", "folder").add(false, "Image", "box");
        choose = Buttons.link("Choose", this::chooseFolder);
        sourceField.beside(choose);
        source.setId("launch-source");
        base.setId("launch-base");
        port.setId("launch-port");
        port.setPromptText("none");
        count.setId("launch-count");
        count.setMinWidth(36);
        count.setAlignment(Pos.CENTER);
        fewer = stepper("minus", "One node fewer", -1);
        more = stepper("plus", "One node more", 1);
        source.textProperty()
                .addListener((o, was, is) -> typed(() -> model.change(d -> d.withSource(d.fromFolder(), is))));
        base.textProperty().addListener((o, was, is) -> typed(() -> model.change(d -> d.withBase(is))));
        port.textProperty().addListener((o, was, is) -> typed(() -> model.change(d -> d.withPort(is))));
        environment.setId("launch-environment");
        environment.setPromptText("GREETING=hello");
        environment.setPrefRowCount(2);
        environment.getStyleClass().addAll("fl-mono", "fl-launch-environment");
        environment.setWrapText(false);
        environment.textProperty().addListener((o, was, is) -> typed(() -> model.change(d -> d.withEnvironment(is))));
        environmentField
                .help("NAME=value, one a line. New nodes without any get what the others have.")
                .beside(Buttons.link("From file", this::chooseEnvironment));
        buildOn.setId("launch-build-on");
        buildOn.setConverter(new HostNames());
        buildOn.valueProperty()
                .addListener((o, was, is) -> typed(() ->
                        model.change(d -> d.withBuildOn(Optional.ofNullable(is).map(Host::id)))));
        replace.setId("launch-replace");
        replace.selectedProperty().addListener((o, was, is) -> typed(() -> model.change(d -> d.withReplace(is))));
        HBox steps = new HBox(8, fewer, count, more);
        steps.setAlignment(Pos.CENTER_LEFT);
        VBox number = new VBox(6, Labels.medium("Nodes"), steps);
        VBox where = new VBox(8, Labels.medium("Hosts for new nodes"), hosts, hostsWrong);
        getChildren()
                .addAll(kind, sourceField, baseField, number, portField, environmentField, where, buildField, replace);
    }

    private Button stepper(String icon, String words, int by) {
        Button button = Buttons.icon(icon, words, () -> model.change(d -> d.withCount(d.count() + by)));
        button.setId(by < 0 ? "launch-fewer" : "launch-more");
        return button;
    }

    private void typed(Runnable change) {
        if (!showing) {
            change.run();
        }
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Folder with a Dockerfile");
        Optional.ofNullable(chooser.showDialog(getScene().getWindow()))
                .map(File::getPath)
                .ifPresent(path -> model.change(d -> d.withSource(true, path)));
    }

    private void chooseEnvironment() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("File of NAME=value lines");
        Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(model::readEnvironment);
    }

    void show(LaunchState state) {
        showing = true;
        LaunchDraft draft = state.draft();
        kind.show(draft.fromFolder());
        sourceField.setLabel(draft.fromFolder() ? "Folder with a Dockerfile" : "Image");
        choose.setVisible(draft.fromFolder());
        choose.setManaged(draft.fromFolder());
        set(source, draft.fromFolder() ? draft.folder() : draft.image());
        source.setPromptText(draft.fromFolder() ? "/home/me/ring" : "redis:7");
        set(base, draft.base());
        base.setPromptText(draft.effectiveBase().isEmpty() ? "ring" : draft.effectiveBase());
        baseField.help(
                draft.effectiveBase().isEmpty()
                        ? "Nodes are called " + NodeBase.RULE + ", and so are their hosts inside."
                        : "Nodes are called " + new NodeBase(draft.effectiveBase()).name(1)
                                + ", ..., and so are their hosts" + " inside.");
        set(port, draft.port());
        set(environment, draft.environment());
        portField.help(
                draft.port().isBlank()
                        ? "Without one, only nodes of the same host find each other by name."
                        : "Node i is published at it plus i - 1, and asked there; nodes find each other at it.");
        count.setText(Integer.toString(draft.count()));
        fewer.setDisable(draft.count() <= 1);
        showHosts(state);
        buildField.setVisible(draft.fromFolder());
        buildField.setManaged(draft.fromFolder());
        replace.setSelected(draft.replace());
        showProblems(state.tried() ? draft.problems(state.hosts()) : mended(state));
        setDisable(!state.isIdle());
        showing = false;
    }

    /** Before a try only what can be nothing but wrong is said: a base that no name can begin with, a port. */
    private static Map<LaunchDraft.Part, Problem> mended(LaunchState state) {
        Map<LaunchDraft.Part, Problem> wrong = new java.util.EnumMap<>(LaunchDraft.Part.class);
        wrong.putAll(state.draft().problems(state.hosts()));
        wrong.remove(LaunchDraft.Part.SOURCE);
        if (state.draft().effectiveBase().isEmpty()) {
            wrong.remove(LaunchDraft.Part.BASE);
        }
        return wrong;
    }

    private void showProblems(Map<LaunchDraft.Part, Problem> wrong) {
        sourceField.setError(message(wrong, LaunchDraft.Part.SOURCE));
        baseField.setError(message(wrong, LaunchDraft.Part.BASE));
        portField.setError(message(wrong, LaunchDraft.Part.PORT));
        environmentField.setError(message(wrong, LaunchDraft.Part.ENVIRONMENT));
        Optional<String> none = message(wrong, LaunchDraft.Part.HOSTS);
        hostsWrong.setText(none.orElse(""));
        hostsWrong.setManaged(none.isPresent());
    }

    private static Optional<String> message(Map<LaunchDraft.Part, Problem> wrong, LaunchDraft.Part part) {
        return Optional.ofNullable(wrong.get(part))
                .map(p -> p.hint().isEmpty() ? p.message() : p.message() + " " + p.hint());
    }

    private void showHosts(LaunchState state) {
        List<Host> all = state.hosts();
        if (!hosts.getChildren().stream()
                .map(node -> node.getUserData())
                .toList()
                .equals(all.stream().map(Host::id).toList())) {
            hosts.getChildren().setAll(all.stream().map(this::box).toList());
        }
        hosts.getChildren().forEach(node -> {
            if (node instanceof CheckBox box && box.getUserData() instanceof HostId id) {
                box.setSelected(state.draft().hosts().contains(id));
            }
        });
        List<Host> chosen = state.draft().chosen(all);
        if (!buildOn.getItems().equals(chosen)) {
            buildOn.getItems().setAll(chosen);
        }
        buildOn.setValue(state.draft()
                .buildOn()
                .flatMap(id -> chosen.stream().filter(h -> h.id().equals(id)).findFirst())
                .or(() -> chosen.stream().findFirst())
                .orElse(null));
    }

    private CheckBox box(Host host) {
        CheckBox box = new CheckBox(host.name());
        box.setMnemonicParsing(false);
        box.setUserData(host.id());
        box.selectedProperty()
                .addListener((o, was, is) -> typed(() -> model.change(d -> {
                    Set<HostId> next = new HashSet<>(d.hosts());
                    if (is) {
                        next.add(host.id());
                    } else {
                        next.remove(host.id());
                    }
                    return d.withHosts(next);
                })));
        return box;
    }

    private static void set(TextInputControl field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    /** The box shows names; it never reads one. */
    private static final class HostNames extends javafx.util.StringConverter<Host> {
        @Override
        public String toString(@org.jspecify.annotations.Nullable Host host) {
            return host == null ? "" : host.name();
        }

        @Override
        public @org.jspecify.annotations.Nullable Host fromString(String name) {
            return null;
        }
    }
}
