package dev.flotilla.app.ui.doctor;

import dev.flotilla.app.doctor.Deed;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.CopyButton;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Tags;
import dev.flotilla.app.ui.kit.status.Status;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One finding: glyph and cause, where, what was seen, what to do, and a button where that is safe. */
final class FindingCard extends HBox {
    FindingCard(Finding finding, Consumer<Deed> doing) {
        super(10);
        getStyleClass().addAll("fl-finding", "fl-line-below");
        Status status = status(finding.level());
        VBox words = new VBox(4);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        HBox where = new HBox(
                8,
                Tags.plain(finding.target()),
                Labels.secondary(finding.level().word()),
                Labels.secondary(finding.code()));
        where.setAlignment(Pos.CENTER_LEFT);
        words.getChildren().addAll(Labels.wrapped(finding.cause(), "fl-medium"), where);
        finding.evidence()
                .forEach(line -> words.getChildren().add(Labels.wrapped(line, "fl-mono", "fl-small", "fl-muted")));
        words.getChildren().add(Labels.wrapped(finding.remedy()));
        finding.deed().ifPresent(deed -> {
            Button button = Buttons.small(Buttons.plain(deed.label(), icon(deed), () -> doing.accept(deed)));
            words.getChildren().add(button);
        });
        getChildren().addAll(Icons.status(status, 16), words, new CopyButton("Copy this finding", () -> text(finding)));
        setAccessibleText(
                finding.level().word() + ", " + finding.target() + ". " + finding.cause() + " " + finding.remedy());
    }

    private static Status status(Finding.Level level) {
        return switch (level) {
            case ERROR -> Status.DOWN;
            case WARNING -> Status.DEGRADED;
            case NOT_CHECKED -> Status.UNKNOWN;
        };
    }

    private static String icon(Deed deed) {
        return switch (deed) {
            case Deed.Start start -> "play";
            case Deed.LookInside look -> "search";
        };
    }

    static String text(Finding finding) {
        return finding.code() + " " + finding.target() + ": " + finding.cause() + "\n"
                + String.join(
                        "\n", finding.evidence().stream().map(e -> "  " + e).toList()) + "\n" + finding.remedy();
    }
}
