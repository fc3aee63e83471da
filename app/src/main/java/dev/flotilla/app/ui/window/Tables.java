package dev.flotilla.app.ui.window;

import dev.flotilla.app.ui.kit.parts.Segmented;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** The tables beside the canvas: hosts with their containers, and all published ports. */
public final class Tables extends BorderPane {
    private enum Shown {
        HOSTS,
        PORTS
    }

    public Tables(Node hosts, Node ports) {
        getStyleClass().add("fl-surface");
        Segmented<Shown> which = new Segmented<>(shown -> setCenter(shown == Shown.HOSTS ? hosts : ports));
        which.add(Shown.HOSTS, "Hosts and containers", "server").add(Shown.PORTS, "Published ports", "log-in");
        HBox bar = new HBox(which);
        bar.getStyleClass().addAll("fl-toolbar", "fl-line-below");
        setTop(bar);
        setCenter(hosts);
    }
}
