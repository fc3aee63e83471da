package dev.flotilla.app.ui.kit.parts;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The frame of a dialog: a heading, a body, buttons at the foot with the primary one last. */
public final class Dialog extends BorderPane {
    private final HBox foot = new HBox();
    private final HBox head = new HBox();

    /** Where Enter would tick a box or choose another way, it does what the primary button says. */
    private void enter(KeyEvent event) {
        boolean choice = event.getTarget() instanceof CheckBox || event.getTarget() instanceof ToggleButton;
        if (choice && event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            foot.getChildren().stream()
                    .filter(n -> n instanceof Button b && b.isDefaultButton() && !b.isDisabled())
                    .map(Button.class::cast)
                    .findFirst()
                    .ifPresent(primary -> {
                        event.consume();
                        primary.fire();
                    });
        }
    }

    public Dialog(String title, Node body) {
        getStyleClass().add("fl-dialog");
        head.getStyleClass().add("fl-dialog-head");
        head.getChildren().add(Labels.heading(title));
        setTop(head);
        StackPane around = new StackPane(body);
        around.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        around.getStyleClass().add("fl-dialog-body");
        setCenter(around);
        foot.getStyleClass().add("fl-dialog-foot");
        addEventFilter(KeyEvent.KEY_PRESSED, this::enter);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /** At most this size; the modal pane makes it smaller in a small window. */
    public Dialog size(double width, double height) {
        setPrefSize(width, height);
        setMaxSize(width, height);
        return this;
    }

    public Dialog width(double width) {
        setPrefWidth(width);
        setMaxWidth(width);
        return this;
    }

    /** Something at the right end of the head. */
    public Dialog headRight(Node... nodes) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head.getChildren().add(gap);
        head.getChildren().addAll(nodes);
        return this;
    }

    /** Something at the left end of the foot, before the buttons. */
    public Dialog footLeft(Node... nodes) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        foot.getChildren().addAll(0, java.util.List.of(nodes));
        foot.getChildren().add(nodes.length, gap);
        setBottom(foot);
        return this;
    }

    public Dialog buttons(Node... buttons) {
        foot.getChildren().addAll(buttons);
        setBottom(foot);
        return this;
    }
}
