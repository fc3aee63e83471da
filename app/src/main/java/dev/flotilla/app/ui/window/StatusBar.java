package dev.flotilla.app.ui.window;

import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.Reach;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.status.Status;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Facts along the lower edge. */
final class StatusBar extends HBox {
    private final Hyperlink activity;
    private final Label engines = Labels.of("");
    private final Hyperlink heartbeats;
    private final Label lastApply = Labels.of("");
    private final Label zoom = Labels.of("");

    /** @param chooseListening opens the choice of the port on which heartbeats are heard */
    StatusBar(Runnable openActivity, Runnable chooseListening) {
        getStyleClass().add("fl-status-bar");
        activity = Buttons.link("", openActivity);
        activity.setGraphic(Icons.muted("activity", 14));
        heartbeats = Buttons.link("", chooseListening);
        heartbeats.setId("status-heartbeats");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(activity, engines, heartbeats, gap, lastApply, zoom);
        showActivity("nothing running");
    }

    void showActivity(String words) {
        activity.setText("Activity: " + words);
    }

    /** Where heartbeats are heard; without a port, how many nodes are asked; nothing while there is no node. */
    void showHeartbeats(FleetHealth health) {
        String words = health.listening()
                .map(port -> "Heartbeats on port " + port + "/udp")
                .orElse(
                        health.nodes().isEmpty()
                                ? ""
                                : "Asking " + Amounts.count(health.nodes().size(), "node", "nodes")
                                        + ", no heartbeats heard");
        heartbeats.setText(words);
        heartbeats.setVisible(!words.isEmpty());
        heartbeats.setManaged(!words.isEmpty());
        heartbeats.setGraphic(words.isEmpty() ? null : Icons.muted("radio", 14));
    }

    void showLastApply(String words) {
        lastApply.setText(words.isEmpty() ? "" : "Last apply " + words);
    }

    void showZoom(double value) {
        zoom.setText("Zoom " + Amounts.percent(value));
    }

    /** Hosts that are offline by wish do not count. */
    void showEngines(Fleet fleet, ObservedFleet observed) {
        long asked = fleet.hosts().stream()
                .filter(h -> h.status() != HostStatus.OFFLINE)
                .count();
        long answer = fleet.hosts().stream()
                .filter(h -> h.status() != HostStatus.OFFLINE)
                .filter(h -> observed.host(h.id()).answers())
                .count();
        if (fleet.hosts().isEmpty()) {
            engines.setText("No hosts yet");
            engines.setGraphic(Icons.muted("server", 14));
        } else {
            engines.setText(answer + " of " + Amounts.count(asked, "engine", "engines") + " reachable");
            boolean pending = fleet.hosts().stream()
                    .filter(h -> h.status() != HostStatus.OFFLINE)
                    .anyMatch(h -> observed.host(h.id()).reach() instanceof Reach.NotAsked);
            Status reached = pending ? Status.UNKNOWN : Status.DOWN;
            engines.setGraphic(Icons.status(answer == asked ? Status.HEALTHY : reached, 14));
        }
    }
}
