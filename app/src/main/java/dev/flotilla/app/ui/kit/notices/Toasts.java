package dev.flotilla.app.ui.kit.notices;

import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.keys.TabOrder;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * The pile at the lower right: at most three at once, those of one kind as one. Each leaves by itself after a while, by a
 * click, or by Escape; the history of the bell keeps every notice.
 */
public final class Toasts extends VBox {
    private static final int AT_ONCE = 3;
    private static final int HISTORY = 200;
    private static final Duration SHOWN = Duration.ofSeconds(5);
    /** A failure takes longer to read. */
    private static final Duration STAYS = Duration.ofSeconds(20);

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
        Optional<Toast> like = toasts().filter(t -> t.takes(notice)).findFirst();
        like.ifPresent(toast -> {
            toast.add(notice);
            // The newest is the lowest.
            toast.toFront();
        });
        Toast toast = like.orElseGet(() -> make(notice));
        leaveAfter(toast.stays() ? STAYS : SHOWN, toast);
        if (getChildren().size() > AT_ONCE) {
            getChildren().removeFirst();
        }
    }

    private Toast make(Notice notice) {
        Toast toast = new Toast(notice, getChildren()::remove);
        getChildren().add(toast);
        return toast;
    }

    private Stream<Toast> toasts() {
        return getChildren().stream().filter(Toast.class::isInstance).map(Toast.class::cast);
    }

    /** It leaves by itself, but not under the pointer or the keyboard of somebody who reads it. */
    private void leaveAfter(Duration shown, Toast toast) {
        int round = toast.round();
        gate.after(shown, () -> {
            if (toast.round() == round && getChildren().contains(toast)) {
                if (isRead(toast)) {
                    leaveAfter(SHOWN, toast);
                } else {
                    getChildren().remove(toast);
                }
            }
        });
    }

    private static boolean isRead(Toast toast) {
        Node owner = toast.getScene() == null ? null : toast.getScene().getFocusOwner();
        return toast.isHover() || TabOrder.holds(toast, Optional.ofNullable(owner));
    }

    public boolean isShowing() {
        return !getChildren().isEmpty();
    }

    /** Closes all; the bell keeps them. */
    public void dismiss() {
        getChildren().clear();
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
