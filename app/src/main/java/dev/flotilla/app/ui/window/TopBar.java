package dev.flotilla.app.ui.window;

import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.store.FleetState;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.kit.notices.Bell;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Tags;
import dev.flotilla.app.ui.kit.status.Tone;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Fleet, search, undo and redo, what is not applied, bell, theme. */
final class TopBar extends HBox {
    private static final String NOTHING = "Nothing to apply";

    private final Label fleet = Labels.of("", "fl-fleet-name");
    private final HBox search = new HBox();
    private final Button undo;
    private final Button redo;
    private final HBox pending = new HBox(8);
    private final Button review;
    private final Button themeButton;
    private boolean wordless;
    private int edits;
    private String calm = NOTHING;

    TopBar(Theme theme, Bell bell, Runnable palette, Runnable undoEdit, Runnable redoEdit, Runnable reviewPlan) {
        getStyleClass().add("fl-top");
        undo = Buttons.small(Buttons.icon("rotate-ccw", "Undo", undoEdit));
        redo = Buttons.small(Buttons.icon("rotate-cw", "Redo", redoEdit));
        undo.setId("undo");
        redo.setId("redo");
        review = Buttons.small(Buttons.primary("Review plan", reviewPlan));
        review.setId("review-plan");
        themeButton = Buttons.small(Buttons.icon("sun", "Theme", () -> {}));
        themeMenu(theme);
        search(palette);
        HBox left = new HBox(8, Icons.toned("anchor", 20, Tone.ACCENT), fleet);
        left.setAlignment(Pos.CENTER_LEFT);
        HBox right = new HBox(4, undo, redo, pending, divider(), bell, themeButton);
        right.setAlignment(Pos.CENTER_RIGHT);
        pending.setAlignment(Pos.CENTER);
        // Equal shares at both sides keep the search in the middle.
        for (HBox end : new HBox[] {left, right}) {
            HBox.setHgrow(end, Priority.ALWAYS);
            end.setPrefWidth(380);
            end.setMinWidth(0);
        }
        getChildren().addAll(left, search, right);
        showEdits();
    }

    private void search(Runnable palette) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label words = Labels.of("Search hosts, services, commands", "fl-muted");
        words.setMinWidth(0);
        search.getStyleClass().addAll("fl-search", "fl-top-search");
        search.getChildren().addAll(Icons.muted("search", 14), words, gap, Labels.key("Ctrl K"));
        search.setFocusTraversable(true);
        search.setAccessibleText("Search hosts, services, commands");
        search.setOnMouseClicked(e -> palette.run());
        search.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                palette.run();
                e.consume();
            }
        });
    }

    private void themeMenu(Theme theme) {
        ContextMenu menu = new ContextMenu();
        ToggleGroup group = new ToggleGroup();
        for (ThemeChoice choice : ThemeChoice.values()) {
            RadioMenuItem item = new RadioMenuItem(
                    switch (choice) {
                        case LIGHT -> "Light";
                        case DARK -> "Dark";
                        case SYSTEM -> "As the system";
                    });
            item.setToggleGroup(group);
            item.setSelected(theme.choiceProperty().get() == choice);
            item.setOnAction(e -> theme.choiceProperty().set(choice));
            theme.choiceProperty().addListener((o, was, is) -> item.setSelected(is == choice));
            menu.getItems().add(item);
        }
        themeButton.setOnAction(e -> menu.show(themeButton, Side.BOTTOM, 0, 4));
        theme.darkProperty().addListener((o, was, is) -> themeButton.setGraphic(Icons.line(is ? "moon" : "sun", 16)));
        themeButton.setGraphic(Icons.line(theme.darkProperty().get() ? "moon" : "sun", 16));
    }

    private static Node divider() {
        Region line = new Region();
        line.getStyleClass().add("fl-divider");
        HBox.setMargin(line, new javafx.geometry.Insets(0, 6, 0, 6));
        return line;
    }

    void show(FleetState state) {
        fleet.setText(state.fleet().name());
        undo.setDisable(!state.canUndo());
        redo.setDisable(!state.canRedo());
        Buttons.tip(undo, state.undo().map(what -> "Undo " + what).orElse("Nothing to undo"));
        Buttons.tip(redo, state.redo().map(what -> "Redo " + what).orElse("Nothing to redo"));
    }

    void showEdits(int count, Fleet in) {
        edits = count;
        calm = calm(in);
        showEdits();
    }

    /** What is said of a fleet in which no edit waits. */
    private static String calm(Fleet fleet) {
        if (fleet.stacks().isEmpty()) {
            return NOTHING;
        }
        return fleet.hosts().isEmpty() ? "No host to apply to" : "Everything applied";
    }

    private void showEdits() {
        if (edits == 0) {
            Label words = Labels.secondary(calm);
            words.setGraphic(Icons.muted("check", 14));
            HBox.setMargin(words, new javafx.geometry.Insets(0, 8, 0, 8));
            pending.getChildren().setAll(words);
        } else {
            String words = wordless ? Integer.toString(edits) : Amounts.count(edits, "edit", "edits") + " not applied";
            Label tag = Tags.toned(words, "edit-2", Tone.ACCENT);
            tag.getStyleClass().add("fl-tall");
            tag.setAccessibleText(Amounts.count(edits, "edit", "edits") + " not applied");
            pending.getChildren().setAll(tag, review);
        }
    }

    /**
     * @param narrow the search is 360 wide
     * @param withoutWords the edits are only a number
     */
    void fit(boolean narrow, boolean withoutWords) {
        search.getStyleClass().remove("fl-narrow");
        if (narrow) {
            search.getStyleClass().add("fl-narrow");
        }
        if (wordless != withoutWords) {
            wordless = withoutWords;
            showEdits();
        }
    }
}
