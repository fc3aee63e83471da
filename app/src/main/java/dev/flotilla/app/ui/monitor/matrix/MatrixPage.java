package dev.flotilla.app.ui.monitor.matrix;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.matrix.TruthMatrix;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Series;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.parts.Segmented;
import dev.flotilla.app.ui.monitor.MonitorDeeds;
import dev.flotilla.app.ui.monitor.MonitorPage;
import dev.flotilla.app.ui.monitor.MonitorTab;
import dev.flotilla.app.ui.monitor.MonitorWorld;
import dev.flotilla.app.ui.monitor.WaitingPage;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The page Truth matrix. While nobody looks at it nothing is compared. */
public final class MatrixPage extends StackPane implements MonitorPage {
    private enum Shown {
        MATRIX,
        TABLE
    }

    /** Under this width the panel lies over the matrix. */
    private static final double BESIDE = 1_060;

    private static final double WORDS = 1_000;

    private final MonitorWorld world;
    private final RemedyDeeds deeds;
    private final MatrixSelection selection = new MatrixSelection();
    private final MatrixCanvas canvas;
    private final MatrixTable table;
    private final CausePanel panel;
    private final HBox counts = new HBox(12);
    private final Label span = Labels.secondary("");
    private final StackPane middle = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final EmptyState nothing;
    private final EmptyState allWell;
    private TruthMatrix matrix = TruthMatrix.NONE;
    private boolean problems;
    private Shown shown = Shown.MATRIX;
    private boolean comparing;
    private Optional<Subscription> subscription = Optional.empty();

    public MatrixPage(MonitorWorld world, MonitorDeeds monitorDeeds, RemedyDeeds deeds) {
        this.world = world;
        this.deeds = deeds;
        RoomStyle.add(this, MonitorPage.class, "monitor.css");
        getStyleClass().add("fl-surface");
        canvas = new MatrixCanvas(selection, world.theme());
        table = new MatrixTable(selection);
        panel = new CausePanel(selection, deeds, world.theme());
        nothing = WaitingPage.empty(monitorDeeds, MonitorTab.MATRIX);
        allWell =
                new EmptyState("check-circle", "No pair in trouble", "Pairs that do not hear each other appear here.");
        StackPane.setMargin(canvas, new javafx.geometry.Insets(12, 12, 0, 12));
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinSize(0, 0);
        VBox column = new VBox(toolbar(), middle, MatrixLegend.of());
        column.setMinWidth(0);
        // After the pulse that changed it, for what is made anew within one is laid out too late.
        middle.widthProperty().addListener((o, was, is) -> world.gate().execute(this::fillCounts));
        frame.setCenter(column);
        getChildren().addAll(frame, nothing);
        selection.chosenProperty().addListener((o, was, is) -> place());
        selection.openProperty().addListener((o, was, is) -> place());
        widthProperty().addListener((o, was, is) -> place());
        addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        draw();
    }

    private HBox toolbar() {
        Segmented<Boolean> which = new Segmented<>(only -> {
            problems = only;
            draw();
        });
        which.add(false, "All pairs").add(true, "Only problems");
        which.getChildren().getLast().setId("matrix-problems");
        Segmented<Shown> how = new Segmented<>(next -> {
            shown = next;
            draw();
        });
        how.add(Shown.MATRIX, "Matrix", "grid").add(Shown.TABLE, "Table", "list");
        how.getChildren().getLast().setId("matrix-table");
        Button export = Buttons.small(Buttons.plain("Export", "download", this::export));
        export.setId("matrix-export");
        export.setMinWidth(Region.USE_PREF_SIZE);
        counts.setAlignment(Pos.CENTER_LEFT);
        counts.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        span.setMinWidth(0);
        HBox bar = new HBox(8, counts, gap, span, which, how, export);
        bar.getStyleClass().addAll("fl-toolbar", "fl-line-below");
        bar.setMinWidth(0);
        return bar;
    }

    private void export() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export truth matrix");
        chooser.setInitialFileName("truth-matrix.csv");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            deeds.save(file.toPath(), MatrixCsv.of(matrix));
        }
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void shown(boolean isShown) {
        if (isShown && subscription.isEmpty()) {
            subscription = Optional.of(world.gate().latest(world.monitoring().health(), 1, this::compare));
        } else if (!isShown) {
            subscription.ifPresent(Subscription::close);
            subscription = Optional.empty();
        }
    }

    @Override
    public void takeKeys() {
        middle.getChildren().getFirst().requestFocus();
    }

    /** Off the JavaFX thread, one at a time: a hundred nodes are ten thousand comparisons. */
    private void compare(FleetHealth health) {
        if (!comparing) {
            comparing = true;
            world.work().execute(() -> {
                TruthMatrix next = TruthMatrix.of(health);
                Map<String, MatrixView.Head> heads = heads(health);
                world.gate().execute(() -> {
                    comparing = false;
                    matrix = next;
                    this.heads = heads;
                    draw();
                });
            });
        }
    }

    private Map<String, MatrixView.Head> heads = Map.of();

    private Map<String, MatrixView.Head> heads(FleetHealth health) {
        Map<String, MatrixView.Head> made = new HashMap<>();
        for (NodeHealth node : health.nodes()) {
            Optional<Host> host =
                    node.node().container().flatMap(c -> world.fleet().get().host(c.host()));
            made.put(
                    node.node().name(),
                    new MatrixView.Head(
                            host.map(Host::name).orElse(node.node().host()),
                            host.map(h -> Series.of(world.fleet().get(), h.id()))
                                    .orElse(0)));
        }
        health.listening().ifPresent(p -> made.put(FleetHealth.THIS_APP, new MatrixView.Head("port " + p, 0)));
        return made;
    }

    private void draw() {
        MatrixView view = MatrixView.of(matrix, heads, problems);
        fillCounts();
        String time = matrix.span().isZero() ? "since their starts" : "the last " + Amounts.span(matrix.span());
        span.setText(
                matrix.cells().isEmpty()
                        ? ""
                        : time + (matrix.omitted() > 0 ? ", " + matrix.omitted() + " more nodes" : ""));
        boolean empty = matrix.senders().isEmpty();
        nothing.setVisible(empty);
        frame.setVisible(!empty);
        Node content = problems && view.isEmpty() ? allWell : shown == Shown.MATRIX ? canvas : table;
        if (!middle.getChildren().equals(List.of(content))) {
            middle.getChildren().setAll(content);
        }
        if (content.equals(canvas)) {
            canvas.show(view);
        } else if (content.equals(table)) {
            table.show(view, problems);
        }
        place();
    }

    /** Words beside the glyphs where there is room for them. */
    private void fillCounts() {
        MatrixCounts.fill(counts, matrix, middle.getWidth() >= WORDS);
    }

    /** The panel beside the matrix, or over it where there is no room for both. */
    private void place() {
        MatrixView view = MatrixView.of(matrix, heads, false);
        boolean open = selection.openProperty().get() && canvasHolds();
        selection
                .chosenProperty()
                .get()
                .filter(c -> open)
                .flatMap(c -> matrix.cell(c.from(), c.to()))
                .ifPresent(cell -> panel.show(cell, view));
        boolean beside = open && getWidth() >= BESIDE;
        boolean over = open && !beside;
        if (beside) {
            getChildren().remove(panel);
            frame.setRight(panel);
        } else {
            frame.setRight(null);
        }
        if (over && !getChildren().contains(panel)) {
            StackPane.setAlignment(panel, Pos.CENTER_RIGHT);
            StackPane.setMargin(panel, new javafx.geometry.Insets(40, 0, 0, 0));
            panel.getStyleClass().add("fl-overlay-panel");
            getChildren().add(panel);
        } else if (!over) {
            getChildren().remove(panel);
            panel.getStyleClass().remove("fl-overlay-panel");
        }
    }

    private boolean canvasHolds() {
        return selection
                .chosenProperty()
                .get()
                .flatMap(c -> matrix.cell(c.from(), c.to()))
                .isPresent();
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && selection.openProperty().get()) {
            selection.open(false);
            canvas.requestFocus();
            event.consume();
        }
    }
}
