package dev.flotilla.app.ui.kit.notices;

import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import java.time.Duration;
import java.time.InstantSource;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The pile at the lower right: at most three at once; every notice is also kept in the history of the bell. */
public final class Toasts extends VBox {
    private static final int AT_ONCE = 3;
    private static final int HISTORY = 200;
    private static final Duration SHOWN = Duration.ofSeconds(5);

    private final ObservableList<Kept> history = FXCollections.observableArrayList();
    /** Held here: it listens weakly, and so would its own listeners fall silent with it. */
    private final ObservableList<Kept> readable = FXCollections.unmodifiableObservableList(history);

    private final FxGate gate;
    private final InstantSource clock;

    /** A notice with its time, newest first in the history. */
    public record Kept(Notice notice, java.time.Instant at) {}

    public Toasts(FxGate gate, InstantSource clock) {
        this.gate = gate;
        this.clock = clock;
        getStyleClass().add("fl-toasts");
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(Pos.BOTTOM_RIGHT);
    }

    public ObservableList<Kept> history() {
        return readable;
    }

    /** For the bell alone: something of before this window. */
    public void remember(Notice notice, java.time.Instant at) {
        history.addFirst(new Kept(notice, at));
        if (history.size() > HISTORY) {
            history.removeLast();
        }
    }

    public void show(Notice notice) {
        remember(notice, clock.instant());
        Node toast = toast(notice);
        getChildren().add(toast);
        if (getChildren().size() > AT_ONCE) {
            getChildren().removeFirst();
        }
        if (!notice.stays()) {
            gate.after(SHOWN, () -> getChildren().remove(toast));
        }
    }

    private HBox toast(Notice notice) {
        HBox toast = new HBox();
        toast.getStyleClass().addAll("fl-toast", notice.tone().textClass());
        VBox words = new VBox(2, Labels.wrapped(notice.title(), "fl-medium"));
        if (!notice.detail().isEmpty()) {
            words.getChildren().add(Labels.wrapped(notice.detail(), "fl-small", "fl-muted"));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        toast.getChildren().addAll(glyph(notice.tone()), words);
        notice.action().ifPresent(action -> {
            Button deed = Buttons.small(Buttons.plain(action.word(), () -> {
                getChildren().remove(toast);
                action.deed().run();
            }));
            // The words beside it wrap; its own must be read.
            deed.setMinWidth(USE_PREF_SIZE);
            toast.getChildren().add(deed);
        });
        Button close =
                Buttons.small(Buttons.icon("x", "Close", () -> getChildren().remove(toast)));
        toast.getChildren().add(close);
        toast.setAccessibleText(notice.title() + ". " + notice.detail());
        return toast;
    }

    static Node glyph(Tone tone) {
        return switch (tone) {
            case SUCCESS -> Icons.status(Status.HEALTHY, 18);
            case DANGER -> Icons.status(Status.DOWN, 18);
            case WARNING -> Icons.status(Status.DEGRADED, 18);
            case SUSPECT -> Icons.status(Status.SUSPECT, 18);
            case MAINTENANCE -> Icons.status(Status.MAINTENANCE, 18);
            case ACCENT -> Icons.toned("info", 18, Tone.ACCENT);
            case NEUTRAL -> Icons.status(Status.UNKNOWN, 18);
        };
    }
}
