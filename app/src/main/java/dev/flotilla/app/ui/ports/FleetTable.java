package dev.flotilla.app.ui.ports;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.Selection;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.parts.SearchField;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** The Table view of the fleet: what the canvas shows, for keyboard and screen reader, with the same selection. */
public final class FleetTable extends BorderPane {
    private final ObservableList<FleetRow> rows = FXCollections.observableArrayList();
    private final FilteredList<FleetRow> filtered = new FilteredList<>(rows);
    private final TableView<FleetRow> table = new TableView<>(filtered);
    private final SearchField filter = new SearchField("Filter by name, image, port");
    private final Supplier<Fleet> fleet;
    private final InstantSource clock;
    private final Selection selection;
    private final Subscription subscription;
    private boolean mirroring;

    /** @param open what Enter does with a row, such as opening the inspector */
    public FleetTable(
            Supplier<Fleet> fleet,
            Signal<ObservedFleet> observed,
            FxGate gate,
            InstantSource clock,
            Selection selection,
            Consumer<Item> open) {
        this.fleet = fleet;
        this.clock = clock;
        this.selection = selection;
        RoomStyle.add(this, FleetTable.class, "ports.css");
        getStyleClass().add("fl-surface");
        columns();
        // In the order of canvas and tree, so that both can be walked alike; no sorting of its own.
        table.getColumns().forEach(c -> c.setSortable(false));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setPlaceholder(new EmptyState(
                "server", "No hosts yet", "Hosts and their containers appear here when a host is added."));
        table.setAccessibleText("Hosts and containers of the fleet");
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<FleetRow>) c -> tellSelection());
        selection.itemsProperty().addListener((o, was, is) -> mirror());
        table.setOnKeyPressed(e -> {
            FleetRow row = table.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && row != null) {
                open.accept(row.item());
                e.consume();
            }
        });
        filter.text().textProperty().addListener((o, was, is) -> filtered.setPredicate(r -> r.matches(is)));
        filter.setPrefWidth(280);
        HBox bar = new HBox(8, filter);
        bar.getStyleClass().addAll("fl-toolbar", "fl-line-below");
        setTop(bar);
        setCenter(table);
        subscription = gate.latest(observed, 1, this::show);
        show(observed.value());
    }

    /** Stops listening; when the window closes. */
    public void dispose() {
        subscription.close();
    }

    private void columns() {
        List<TableColumn<FleetRow, ?>> columns = List.of(
                Columns.drawn("Name", 220, FleetTable::name, FleetRow::name),
                Columns.drawn(
                        "Status",
                        130,
                        r -> Labels.status(r.status()),
                        r -> r.status().word() + ", " + r.name()),
                Columns.drawn("Host", 140, FleetTable::host, FleetRow::host),
                Columns.mono("Address or image", 220, FleetRow::detail),
                Columns.text("Stack", 120, FleetRow::stack),
                Columns.mono("Ports", 110, FleetRow::ports),
                Columns.figures("CPU", 100, FleetRow::cpu),
                Columns.figures("Memory", 100, FleetRow::memory),
                Columns.text("Age", 130, FleetRow::age));
        table.getColumns().addAll(columns);
    }

    private void show(ObservedFleet observed) {
        List<FleetRow> next = FleetRow.all(fleet.get(), observed, clock.instant());
        if (!rows.equals(next)) {
            mirroring = true;
            rows.setAll(next);
            mirroring = false;
            mirror();
        }
    }

    private void tellSelection() {
        if (!mirroring) {
            selection.set(table.getSelectionModel().getSelectedItems().stream()
                    .map(FleetRow::item)
                    .toList());
        }
    }

    private void mirror() {
        mirroring = true;
        int[] wanted = IntStream.range(0, filtered.size())
                .filter(i -> selection.contains(filtered.get(i).item()))
                .toArray();
        table.getSelectionModel().clearSelection();
        for (int index : wanted) {
            table.getSelectionModel().select(index);
        }
        mirroring = false;
    }

    private static Node name(FleetRow row) {
        HBox cell = new HBox(
                6,
                row.isHost() ? Icons.muted("server", 14) : Icons.muted("box", 14),
                row.isHost() ? Labels.section(row.name()) : Labels.of(row.name()));
        cell.setAlignment(Pos.CENTER_LEFT);
        if (!row.isHost()) {
            cell.setTranslateX(16);
        }
        return cell;
    }

    private static Node host(FleetRow row) {
        HBox cell = new HBox(8, Labels.strip(row.series(), 14), Labels.of(row.host()));
        cell.setAlignment(Pos.CENTER_LEFT);
        return cell;
    }
}
