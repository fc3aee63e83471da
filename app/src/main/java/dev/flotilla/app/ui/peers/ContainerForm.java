package dev.flotilla.app.ui.peers;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.NodeRules;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.NodeSetup.Network;
import dev.flotilla.app.fleet.SetupRules;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.peers.setup.NetworkAdvice;
import dev.flotilla.app.peers.setup.PortGuard;
import dev.flotilla.app.peers.setup.PortText;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Field;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.Segmented;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The container of a node: where it runs, of what image, in which network mode, with which mounts and ports. */
final class ContainerForm extends VBox {
    private static final String NO_HOST = "Not chosen";

    private final PeersModel model;
    private final ComboBox<String> host = new ComboBox<>();
    private final TextField address = new TextField();
    private final TextField image = new TextField();
    private final ComboBox<String> restart = new ComboBox<>();
    private final Segmented<Network> network = new Segmented<>(this::choose);
    private final Label advice = Labels.wrapped("", "fl-small", "fl-muted");
    private final TextArea mounts = area("setup-mounts", 2);
    private final TextArea ports = area("setup-ports", 2);
    private final TextArea environment = area("setup-environment", 2);
    private final Field addressField = new Field("Address for the others", address);
    private final Field imageField = new Field("Image", image);
    private final Field mountsField = new Field("Mounts", mounts).help("One a line, as docker -v takes it.");
    private final Field portsField = new Field("Published ports", ports).help("One a line, as docker -p takes it.");
    private final Field environmentField =
            new Field("Environment", environment).help("NAME=value, one a line. Secrets belong into files.");
    private final VBox guard = new VBox(8);
    private boolean showing;

    ContainerForm(PeersModel model) {
        this.model = model;
        getStyleClass().add("fl-peer-form");
        host.setId("setup-host");
        address.setId("setup-address");
        image.setId("setup-image");
        restart.setId("setup-restart");
        restart.getItems().setAll(SetupRules.RESTARTS);
        network.add(Network.HOST, "Host network").add(Network.BRIDGE, "Bridge network");
        network.setId("setup-network");
        guard.setId("port-guard");
        GridPane grid = ConfigForm.grid();
        grid.add(new Field("Runs on", host), 0, 0);
        grid.add(addressField, 1, 0);
        grid.add(imageField, 0, 1);
        grid.add(new Field("Restart policy", restart), 1, 1);
        getChildren()
                .addAll(
                        Labels.section("Container"),
                        grid,
                        new VBox(6, Labels.medium("Network mode"), network, advice),
                        portsField,
                        guard,
                        mountsField,
                        environmentField);
        host.valueProperty().addListener((o, was, is) -> typed(s -> s.at(chosen(is), s.address())));
        restart.valueProperty().addListener((o, was, is) -> typed(s -> s.from(s.image(), is, s.mounts())));
        listen(address, (s, is) -> s.at(s.host(), Optional.of(is.strip()).filter(t -> !t.isEmpty())));
        listen(image, (s, is) -> s.from(is.strip(), s.restart(), s.mounts()));
        listen(mounts, (s, is) -> s.from(s.image(), s.restart(), lines(is)));
        listen(ports, (s, is) -> s.in(s.network(), lines(is)));
        listen(environment, (s, is) -> s.withEnvironment(variables(is)));
    }

    private static TextArea area(String id, int rows) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setPrefRowCount(rows);
        area.getStyleClass().addAll("fl-mono", "fl-peer-area");
        return area;
    }

    private void listen(TextInputControl control, java.util.function.BiFunction<NodeSetup, String, NodeSetup> edit) {
        control.textProperty().addListener((o, was, is) -> typed(s -> edit.apply(s, is)));
    }

    private void typed(java.util.function.UnaryOperator<NodeSetup> edit) {
        if (!showing) {
            model.edit(edit);
        }
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    private static SortedMap<String, String> variables(String text) {
        SortedMap<String, String> all = new TreeMap<>();
        for (String line : lines(text)) {
            int equals = line.indexOf('=');
            all.put(equals < 0 ? line : line.substring(0, equals), equals < 0 ? "" : line.substring(equals + 1));
        }
        return all;
    }

    private Optional<dev.flotilla.app.fleet.HostId> chosen(String name) {
        return model.world().fleet().hostNamed(name).map(Host::id);
    }

    /** In bridge mode the ports of its configuration are published, unless some are already. */
    private void choose(Network mode) {
        NodeConfig config = model.check().config().orElse(null);
        typed(s -> s.in(
                mode,
                mode == Network.BRIDGE && s.ports().isEmpty() && config != null
                        ? List.of(PortText.same(config.heartbeatPort(), true), PortText.same(config.commsPort(), false))
                        : s.ports()));
    }

    void show(NodeSetup setup) {
        Fleet fleet = model.world().fleet();
        showing = true;
        List<String> names = fleet.hosts().stream().map(Host::name).collect(Collectors.toList());
        names.addFirst(NO_HOST);
        if (!host.getItems().equals(names)) {
            host.getItems().setAll(names);
        }
        host.setValue(setup.host().flatMap(fleet::host).map(Host::name).orElse(NO_HOST));
        put(address, setup.address().orElse(""), Function.identity());
        address.setPromptText(
                setup.host().flatMap(fleet::host).map(Host::reachableAddress).orElse("192.0.2.11"));
        put(image, setup.image(), Function.identity());
        restart.setValue(setup.restart());
        network.show(setup.network());
        put(mounts, String.join("\n", setup.mounts()), t -> String.join("\n", lines(t)));
        put(ports, String.join("\n", setup.ports()), t -> String.join("\n", lines(t)));
        put(environment, words(setup.environment()), t -> words(variables(t)));
        showing = false;
        portsField.setVisible(setup.network() == Network.BRIDGE);
        portsField.setManaged(setup.network() == Network.BRIDGE);
        showFaults(setup);
        showAdvice(setup);
        showGuard();
    }

    private static String words(SortedMap<String, String> environment) {
        return environment.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Not while it says the same already: the caret stays, and so does an empty line that was just begun. */
    private static void put(TextInputControl control, String text, Function<String, String> meant) {
        if (!meant.apply(control.getText()).strip().equals(text)) {
            control.setText(text);
        }
    }

    private void showFaults(NodeSetup setup) {
        addressField.setError(setup.address().flatMap(NodeRules::hostFault).map(ContainerForm::sentence));
        imageField.setError(SetupRules.imageFault(setup.image()).map(ContainerForm::sentence));
        mountsField.setError(setup.mounts().stream()
                .flatMap(m -> SetupRules.mountFault(m).stream())
                .map(ContainerForm::sentence)
                .findFirst());
        portsField.setError(setup.ports().stream()
                .flatMap(p -> SetupRules.portFault(p).stream())
                .map(ContainerForm::sentence)
                .findFirst());
        environmentField.setError(setup.environment().entrySet().stream()
                .flatMap(e -> SetupRules.variableFault(e.getKey(), e.getValue()).stream())
                .map(ContainerForm::sentence)
                .findFirst());
    }

    private static String sentence(Problem problem) {
        return problem.message() + " " + problem.hint();
    }

    private void showAdvice(NodeSetup setup) {
        NetworkAdvice said = NetworkAdvice.of(model.world().engine(setup.host()));
        boolean fine = said.either() || said.network() == setup.network();
        String which = said.network() == Network.HOST ? "Host" : "Bridge";
        advice.setText((fine ? "" : which + " network mode is recommended. ") + said.why());
        advice.getStyleClass().removeAll("fl-muted", "fl-warning");
        advice.getStyleClass().add(fine ? "fl-muted" : "fl-warning");
    }

    private void showGuard() {
        PortGuard now = model.guard();
        guard.setVisible(now.warns());
        guard.setManaged(now.warns());
        guard.getChildren().clear();
        if (!now.warns()) {
            return;
        }
        guard.getChildren()
                .add(Note.of(
                        Tone.WARNING,
                        "alert-triangle",
                        PortGuard.number(now.mappings()) + " mappings",
                        String.join("\n", now.cost())));
        FlowPane offers = new FlowPane(8, 8);
        for (PortGuard.Offer offer : now.offers()) {
            var button = Buttons.small(Buttons.plain(
                    offer.label(), () -> model.edit(s -> s.in(offer.network(), offer.ports()))));
            Buttons.tip(button, offer.why());
            offers.getChildren().add(button);
        }
        guard.getChildren().add(offers);
        now.offers()
                .forEach(offer -> guard.getChildren()
                        .add(Labels.wrapped(offer.label() + ": " + offer.why(), "fl-small", "fl-muted")));
    }
}
