package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.ui.kit.Item;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What canvas and tree ask of the rest of the window; the same for both. Called on the JavaFX thread. */
public interface MapActions {
    /** Submits an edit of the wished fleet; refusals are shown by the window. */
    void edit(FleetEdit edit);

    /** Opens the form for a new host. */
    void addHost(NewHost kind, Optional<Spot> spot);

    void editHost(HostId host);

    /** Asks, then takes hosts out of the fleet. */
    void removeHosts(List<HostId> hosts);

    /** Opens the inspector on what is selected. */
    void inspect();

    void showLogs(Item.OfContainer container);

    /** Asks where the service of a container could go; the answer comes later, on the JavaFX thread. */
    void askWhere(Item.OfContainer container, Consumer<MoveVerdicts> answer);

    /** Puts the service of a container on a host, if that can take it, and shows what the next apply would do. */
    void moveTo(Item.OfContainer container, HostId host);

    /** Opens the list of hosts to which the service of a container could go. */
    void chooseHost(Item.OfContainer container);

    /** What can be dragged in from the palette. */
    enum NewHost {
        DOCKER("Docker host", "server"),
        EMBEDDED("Embedded", "box");

        private final String word;
        private final String icon;

        NewHost(String word, String icon) {
            this.word = word;
            this.icon = icon;
        }

        public String word() {
            return word;
        }

        public String icon() {
            return icon;
        }
    }
}
