package dev.flotilla.app.ui.ports;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.Selection;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.parts.SearchField;
import dev.flotilla.app.ui.kit.parts.Tags;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The table of all published ports of the fleet. */
public final class PortsView extends BorderPane {
    private final ObservableList<PortRow> rows = FXCollections.observableArrayList();
    private final FilteredList<PortRow> filtered = new FilteredList<>(rows);
    private final TableView<PortRow> table = new TableView<>();
    private final SearchField filter = new SearchField("Filter by host, port, container");
    private final ToggleButton world = Tags.check("Every network", false);
    private final ToggleButton clashes = Tags.check("Clashes", false);
    private final Label summary = Labels.secondary("");
    private final Supplier<Fleet> fleet;
    private final Subscription subscription;

    public PortsView(Supplier<Fleet> fleet, Signal<ObservedFleet> observed, FxGate gate, Selection selection) {
        this.fleet = fleet;
        RoomStyle.add(this, PortsView.class, "ports.css");
        getStyleClass().add("fl-surface");
        table.getColumns().add(Columns.drawn("Host", 160, PortsView::host, PortRow::host));
        table.getColumns().add(Columns.mono("Address", 140, PortRow::address));
        table.getColumns().add(Columns.number("Port", 80, PortRow::port));
        table.getColumns().add(Columns.text("Protocol", 80, r -> r.protocol().word()));
        table.getColumns().add(Columns.text("Container", 180, PortRow::container));
        table.getColumns().add(Columns.number("Inside", 80, PortRow::containerPort));
        table.getColumns().add(Columns.text("Stack", 140, PortRow::stack));
        table.getColumns()
                .add(Columns.drawn(
                        "Clash", 220, PortsView::clash, r -> r.clash().orElse("")));
        table.getColumns()
                .add(Columns.drawn("Faces", 150, PortsView::faces, r -> r.facesWorld() ? "Every network" : ""));
        SortedList<PortRow> sorted = new SortedList<>(filtered);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setPlaceholder(new EmptyState(
                "link-2", "No published ports", "Ports that containers publish on their hosts appear here."));
        table.setAccessibleText("Published ports of the fleet");
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null) {
                selection.only(new Item.OfContainer(is.hostId(), is.containerId()));
            }
        });
        filter.text().textProperty().addListener((o, was, is) -> sift());
        world.setOnAction(e -> sift());
        clashes.setOnAction(e -> sift());
        filter.setPrefWidth(280);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(8, Labels.section("Ports"), filter, world, clashes, gap, summary);
        bar.getStyleClass().addAll("fl-toolbar", "fl-line-below");
        setTop(bar);
        setCenter(table);
        subscription = gate.latest(observed, 2, this::show);
        show(observed.value());
    }

    /** Stops listening; when the window closes. */
    public void dispose() {
        subscription.close();
    }

    private void show(ObservedFleet observed) {
        List<PortRow> next = PortRow.all(fleet.get(), observed);
        if (!rows.equals(next)) {
            rows.setAll(next);
        }
        long clash = next.stream().filter(r -> r.clash().isPresent()).count();
        long open = next.stream().filter(PortRow::facesWorld).count();
        summary.setText(Amounts.count(next.size(), "port", "ports") + ", " + open + " open to every network, "
                + Amounts.count(clash, "clash", "clashes"));
    }

    private void sift() {
        String words = filter.text().getText();
        boolean onlyWorld = world.isSelected();
        boolean onlyClashes = clashes.isSelected();
        filtered.setPredicate(row -> row.matches(words)
                && (!onlyWorld || row.facesWorld())
                && (!onlyClashes || row.clash().isPresent()));
    }

    private static Node host(PortRow row) {
        HBox cell = new HBox(8, Labels.strip(row.series(), 14), Labels.medium(row.host()));
        cell.setAlignment(Pos.CENTER_LEFT);
        return cell;
    }

    private static Node clash(PortRow row) {
        Label label = Labels.of(row.clash().orElse(""), "fl-danger");
        row.clash().ifPresent(c -> label.setGraphic(Icons.status(Status.DOWN, 14)));
        return label;
    }

    private static Node faces(PortRow row) {
        if (!row.facesWorld()) {
            return Labels.secondary(row.address().startsWith("127.") ? "this host only" : "one address");
        }
        Label tag = Tags.toned("Every network", Tone.WARNING);
        tag.setGraphic(Icons.status(Status.DEGRADED, 14));
        return tag;
    }
}
