package dev.flotilla.app.ui.peers.dialog;

import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

/** How many nodes each host gets, and the address under which the others reach them. */
final class HostCounts extends GridPane {
    private static final int MOST = 9;

    private final Map<Host, Spinner<Integer>> counts = new LinkedHashMap<>();
    private final Map<Host, TextField> addresses = new LinkedHashMap<>();

    /** One node on a host. */
    record Chosen(Host host, String address) {}

    HostCounts(Fleet fleet, Runnable changed) {
        setHgap(12);
        setVgap(8);
        addRow(0, Labels.secondary("Host"), Labels.secondary("Nodes"), Labels.secondary("Address for the others"));
        int row = 1;
        for (Host host : fleet.hosts()) {
            if (host.isEmbedded()) {
                continue;
            }
            Spinner<Integer> count = new Spinner<>(0, MOST, 1);
            count.setId("count-" + host.name());
            count.setPrefWidth(84);
            count.setAccessibleText("Nodes on " + host.name());
            count.valueProperty().addListener((o, was, is) -> changed.run());
            TextField address = new TextField(host.reachableAddress());
            address.setId("address-" + host.name());
            address.setAccessibleText("Address of " + host.name() + " for the others");
            address.textProperty().addListener((o, was, is) -> changed.run());
            counts.put(host, count);
            addresses.put(host, address);
            addRow(row++, Labels.medium(host.name()), count, address);
        }
        setAlignment(Pos.TOP_LEFT);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Host by host, as often as each was chosen. */
    List<Chosen> chosen() {
        List<Chosen> all = new ArrayList<>();
        counts.forEach((host, count) -> {
            TextField address = addresses.get(host);
            for (int i = 0; i < count.getValue() && address != null; i++) {
                all.add(new Chosen(host, address.getText().strip()));
            }
        });
        return all;
    }
}
