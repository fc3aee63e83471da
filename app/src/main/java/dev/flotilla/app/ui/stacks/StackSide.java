package dev.flotilla.app.ui.stacks;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.parts.SearchField;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The side panel of the section: opened stacks with their containers. */
public final class StackSide extends VBox {
    /** A row: a stack, or one of its containers. */
    private sealed interface Row {
        record OfStack(StackRow stack) implements Row {}

        record OfPart(String stack, StackRow.Part part) implements Row {}
    }

    private final StacksModel model;
    private final SearchField filter = new SearchField("Filter stacks and services");
    private final ListView<Row> list = new ListView<>();
    private final Subscription subscription;
    private List<StackRow> stacks = List.of();
    private boolean filling;

    /** @param open asks for a file */
    public StackSide(StacksModel model, Runnable open) {
        this.model = model;
        RoomStyle.add(this, StackSide.class, "stacks.css");
        getStyleClass().addAll("fl-side", "fl-stack-side");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, Labels.section("Stacks"), gap, Buttons.small(Buttons.plain("Open", "plus", open)));
        head.getStyleClass().add("fl-toolbar");
        HBox filterBox = new HBox(filter);
        HBox.setHgrow(filter, Priority.ALWAYS);
        filterBox.getStyleClass().add("fl-stack-filter");
        list.getStyleClass().add("fl-stack-list");
        list.setAccessibleText("Opened stacks");
        list.setCellFactory(l -> new RowCell());
        list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (!filling && is != null) {
                model.select(stackOf(is));
            }
        });
        filter.text().textProperty().addListener((o, was, is) -> fill());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, filterBox, list);
        subscription = model.shown().subscribe(shown -> markShown());
    }

    /** Stops listening; when the window closes. */
    public void dispose() {
        subscription.close();
    }

    public void focusFilter() {
        filter.text().requestFocus();
        filter.text().selectAll();
    }

    public void show(List<StackRow> next) {
        if (!next.equals(stacks)) {
            stacks = List.copyOf(next);
            fill();
        }
    }

    private static String stackOf(Row row) {
        return switch (row) {
            case Row.OfStack(StackRow stack) -> stack.name();
            case Row.OfPart(String stack, StackRow.Part part) -> stack;
        };
    }

    private void fill() {
        List<Row> rows = new ArrayList<>();
        for (StackRow stack : stacks) {
            if (stack.matches(filter.text().getText())) {
                rows.add(new Row.OfStack(stack));
                stack.parts().forEach(p -> rows.add(new Row.OfPart(stack.name(), p)));
            }
        }
        filling = true;
        list.getItems().setAll(rows);
        filling = false;
        markShown();
    }

    private void markShown() {
        String name = switch (model.shown().value()) {
            case StacksModel.Shown.Nothing nothing -> "";
            case StacksModel.Shown.Unreadable unreadable -> "";
            case StacksModel.Shown.Asking(String stack) -> stack;
            case StacksModel.Shown.Open open -> open.wished().name();
        };
        filling = true;
        list.getItems().stream()
                .filter(r -> r instanceof Row.OfStack && stackOf(r).equals(name))
                .findFirst()
                .ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::clearSelection);
        filling = false;
    }

    private static final class RowCell extends ListCell<Row> {
        RowCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            switch (row) {
                case Row.OfStack(StackRow stack) -> {
                    setGraphic(stack(stack));
                    setAccessibleText(stack.word() + ", stack " + stack.name());
                }
                case Row.OfPart(String stack, StackRow.Part part) -> {
                    setGraphic(part(part));
                    setAccessibleText(part.status().word() + ", " + part.instance() + " on " + part.host());
                }
            }
        }

        private static HBox stack(StackRow stack) {
            Label name = grow(Labels.medium(stack.name()));
            Label state = Labels.secondary(stack.word());
            state.setMinWidth(USE_PREF_SIZE);
            HBox row = new HBox(6, Icons.muted("layers", 14), Icons.status(stack.status(), 14), name, state);
            row.setAlignment(Pos.CENTER_LEFT);
            return row;
        }

        private static HBox part(StackRow.Part part) {
            Label host = Labels.secondary(part.host());
            host.setMinWidth(0);
            HBox row = new HBox(
                    6,
                    Icons.status(part.status(), 14),
                    grow(Labels.of(part.instance())),
                    Labels.strip(part.series(), 12),
                    host);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("fl-stack-part");
            return row;
        }

        private static Label grow(Label label) {
            label.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(label, Priority.ALWAYS);
            return label;
        }
    }
}
