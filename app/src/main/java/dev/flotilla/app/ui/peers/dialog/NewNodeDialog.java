package dev.flotilla.app.ui.peers.dialog;

import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.SetupRules;
import dev.flotilla.app.peers.mesh.Shape;
import dev.flotilla.app.peers.setup.MeshSetups;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Name and host of a node; the rest is edited in the section. */
public final class NewNodeDialog {
    private static final String NO_HOST = "Not chosen";

    private NewNodeDialog() {}

    public static Dialog of(Fleet fleet, Runnable cancel, Consumer<FleetEdit> done) {
        TextField name = new TextField();
        name.setId("new-node-name");
        ComboBox<String> host = new ComboBox<>();
        host.setId("new-node-host");
        host.getItems().add(NO_HOST);
        fleet.hosts().stream().filter(h -> !h.isEmbedded()).map(Host::name).forEach(host.getItems()::add);
        host.setValue(host.getItems().size() > 1 ? host.getItems().get(1) : NO_HOST);
        Field field = new Field("Name", name).help("Of its container.").required();
        Button add = Buttons.primary("Add node", () -> {
            String typed = name.getText().strip();
            Optional<String> fault = fleet.setupNamed(typed).isPresent()
                    ? Optional.of("A node named " + typed + " is configured. Choose another name.")
                    : SetupRules.nameFault(typed).map(p -> p.message() + " " + p.hint());
            field.setError(fault);
            if (fault.isEmpty()) {
                done.accept(new FleetEdit.PutSetup(setup(fleet, typed, host.getValue())));
            }
        });
        add.setId("new-node-add");
        add.setDefaultButton(true);
        Button no = Buttons.plain("Cancel", cancel);
        no.setCancelButton(true);
        return new Dialog("Add a node", new VBox(14, field, new Field("Runs on", host)))
                .width(420)
                .buttons(no, add);
    }

    private static NodeSetup setup(Fleet fleet, String name, String hostName) {
        Optional<Host> host = fleet.hostNamed(hostName);
        MeshSetups.Place place = new MeshSetups.Place(
                name, host.map(Host::id), host.map(Host::reachableAddress).orElse("192.0.2.1"));
        NodeSetup made = MeshSetups.of(List.of(place), new Shape.Full(), NodeSetup.Network.HOST, NodeSetup.USUAL_IMAGE)
                .getFirst();
        return made.at(host.map(Host::id), Optional.empty());
    }
}
