package dev.flotilla.app.ui.kit.notices;

import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.time.InstantSource;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/** The bell in the top bar: how many notices are unread, and the list of them. */
public final class Bell extends StackPane {
    private static final double WIDTH = 404;

    private final Label badge = Labels.of("", "fl-badge");
    private final Toasts toasts;
    private final InstantSource clock;
    private final Popup popup = new Popup();
    private Runnable opened = () -> {};
    private int unread;

    public Bell(Toasts toasts, InstantSource clock) {
        this.toasts = toasts;
        this.clock = clock;
        Button button = Buttons.small(Buttons.icon("bell", "Notices", this::toggle));
        badge.setMouseTransparent(true);
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        getChildren().addAll(button, badge);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        popup.setAutoHide(true);
        toasts.history().addListener((ListChangeListener<Toasts.Kept>) change -> {
            while (change.next()) {
                unread = Math.min(99, unread + change.getAddedSize());
            }
            showBadge();
        });
        showBadge();
    }

    /** Runs each time somebody looks at the list. */
    public void onOpened(Runnable deed) {
        opened = deed;
    }

    private void showBadge() {
        badge.setText(Integer.toString(unread));
        badge.setVisible(unread > 0);
    }

    private void toggle() {
        if (popup.isShowing()) {
            popup.hide();
            return;
        }
        unread = 0;
        showBadge();
        opened.run();
        popup.getContent().setAll(list());
        Bounds at = localToScreen(getBoundsInLocal());
        popup.show(this, at.getMaxX() - WIDTH, at.getMaxY() + 6);
    }

    private Region list() {
        VBox rows = new VBox();
        for (Toasts.Kept kept : toasts.history()) {
            rows.getChildren().add(row(kept));
        }
        if (rows.getChildren().isEmpty()) {
            rows.getChildren()
                    .add(new EmptyState("bell", "No notices yet", "What you did and what failed appears here."));
        }
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(480);
        VBox box = new VBox(scroll);
        box.getStyleClass().add("fl-popup");
        box.setPrefWidth(WIDTH);
        return box;
    }

    private HBox row(Toasts.Kept kept) {
        VBox words = new VBox(
                2,
                Labels.wrapped(kept.notice().title(), "fl-medium"),
                Labels.wrapped(kept.notice().detail(), "fl-small", "fl-muted"));
        HBox.setHgrow(words, Priority.ALWAYS);
        String age = Amounts.ago(kept.at(), clock.instant());
        HBox row = new HBox(Toasts.glyph(kept.notice().tone()), words, Labels.of(age, "fl-mono-tiny", "fl-muted"));
        row.getStyleClass().add("fl-bell-entry");
        kept.notice()
                .action()
                .ifPresent(action -> row.getChildren().add(Buttons.small(Buttons.plain(action.word(), () -> {
                    popup.hide();
                    action.deed().run();
                }))));
        return row;
    }
}
