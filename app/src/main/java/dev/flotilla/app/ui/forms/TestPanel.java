package dev.flotilla.app.ui.forms;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The connection test step by step: glyph, name, time, what was found; the failed one with what to do. */
final class TestPanel extends VBox {
    TestPanel() {
        super(0);
        getStyleClass().add("fl-test");
        setMinWidth(0);
    }

    void show(HostFormModel.State state) {
        getChildren().setAll(Labels.of("Connection", "fl-section", "fl-test-title"));
        if (state.steps().isEmpty()) {
            getChildren()
                    .add(
                            state.testing()
                                    ? Labels.secondary("Testing")
                                    : new EmptyState(
                                            "activity",
                                            "Not tested yet",
                                            "The test goes step by step, and names the one that fails."));
            return;
        }
        state.steps().forEach(step -> getChildren().add(step(step)));
        if (state.passed() && state.steps().stream().noneMatch(s -> s.state() == CheckStep.State.NOTICED)) {
            Note ok = Note.of(Tone.SUCCESS, "check", "The engine answers", "The host can be added.");
            ok.getChildren().set(0, Icons.status(Status.HEALTHY, 16));
            VBox.setMargin(ok, new javafx.geometry.Insets(12, 0, 0, 0));
            getChildren().add(ok);
        }
    }

    private static Node step(CheckStep step) {
        Label name = Labels.medium(step.name());
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(8, glyph(step.state()), name);
        head.setAlignment(Pos.CENTER_LEFT);
        if (step.state() == CheckStep.State.OK || step.state() == CheckStep.State.FAILED) {
            head.getChildren().add(Labels.of(step.millis() + " ms", "fl-mono", "fl-muted"));
        }
        VBox box = new VBox(2, head);
        box.getStyleClass().add("fl-test-step");
        if (!step.message().isEmpty()) {
            box.getChildren().add(under(Labels.wrapped(step.message(), "fl-small", "fl-muted")));
        }
        if (step.state() == CheckStep.State.FAILED) {
            step.hint().ifPresent(hint -> box.getChildren().add(under(Labels.wrapped(hint, "fl-small", "fl-danger"))));
        }
        box.setAccessibleText(step.name() + ": " + word(step.state()) + ". " + step.message());
        return box;
    }

    private static Node under(Label label) {
        HBox box = new HBox(label);
        HBox.setHgrow(label, Priority.ALWAYS);
        box.getStyleClass().add("fl-test-under");
        return box;
    }

    private static Node glyph(CheckStep.State state) {
        return switch (state) {
            case WAITING -> Icons.muted("clock", 16);
            case RUNNING -> Icons.status(Status.STARTING, 16);
            case OK -> Icons.status(Status.HEALTHY, 16);
            case NOTICED -> Icons.status(Status.SUSPECT, 16);
            case FAILED -> Icons.status(Status.DOWN, 16);
            case SKIPPED -> Icons.status(Status.OFFLINE, 16);
        };
    }

    private static String word(CheckStep.State state) {
        return switch (state) {
            case WAITING -> "waits";
            case RUNNING -> "runs";
            case OK -> "done";
            case NOTICED -> "done, with a warning";
            case FAILED -> "failed";
            case SKIPPED -> "not done";
        };
    }
}
