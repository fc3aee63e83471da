package dev.flotilla.app.ui.kit.notices;

import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.CopyButton;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One card of the pile: a notice, or several that are told as one. A click on it closes it. */
final class Toast extends HBox {
    private static final int LINES = 3;

    private final Consumer<Toast> close;
    private final List<Notice> notices = new ArrayList<>();
    /** How often it was given something: what was to end it before then does so no more. */
    private int round;

    Toast(Notice first, Consumer<Toast> close) {
        this.close = close;
        getStyleClass().addAll("fl-toast", first.tone().textClass());
        setOnMouseClicked(e -> close.accept(this));
        add(first);
    }

    boolean takes(Notice notice) {
        return notices.getFirst().goesWith(notice);
    }

    void add(Notice notice) {
        notices.addFirst(notice);
        round++;
        draw(notice);
    }

    int round() {
        return round;
    }

    boolean stays() {
        return notices.getFirst().stays();
    }

    private void draw(Notice newest) {
        List<Notice> different = notices.stream().distinct().toList();
        boolean several = notices.stream().map(Notice::title).distinct().count() > 1
                || notices.stream().map(Notice::detail).distinct().count() > 1;
        String title = several
                ? notices.size() + " " + newest.kind()
                : newest.title() + (notices.size() > 1 ? " (" + notices.size() + " times)" : "");
        VBox words = new VBox(2, Labels.wrapped(title, "fl-medium"));
        if (several) {
            for (Notice each : different.subList(0, Math.min(LINES, different.size()))) {
                Node line = Labels.of(each.title() + ": " + each.detail(), "fl-small", "fl-muted");
                words.getChildren().add(line);
            }
            if (different.size() > LINES) {
                words.getChildren().add(Labels.secondary("and " + (different.size() - LINES) + " more under the bell"));
            }
        } else if (!newest.detail().isEmpty()) {
            words.getChildren().add(Labels.wrapped(newest.detail(), "fl-small", "fl-muted"));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(Toasts.glyph(newest.tone()), words);
        newest.action().ifPresent(action -> getChildren().add(deed(action)));
        newest.command().ifPresent(line -> {
            CopyButton copy = new CopyButton("Copy as command", () -> line);
            copy.setId("toast-command");
            getChildren().add(copy);
        });
        getChildren().add(Buttons.small(Buttons.icon("x", "Close", () -> close.accept(this))));
        setAccessibleText(title + ". " + newest.detail());
    }

    private Button deed(Notice.Action action) {
        Button deed = Buttons.small(Buttons.plain(action.word(), () -> {
            close.accept(this);
            action.deed().run();
        }));
        // The words beside it wrap; its own must be read.
        deed.setMinWidth(USE_PREF_SIZE);
        return deed;
    }
}
