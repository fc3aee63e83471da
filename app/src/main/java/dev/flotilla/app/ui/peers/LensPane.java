package dev.flotilla.app.ui.peers;

import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the lens finds over all configurations together; a mend is one edit, which Undo takes back. */
final class LensPane extends VBox {
    private final PeersModel model;
    private final Consumer<Finding> reveal;
    private final Label count = Labels.secondary("");
    private final Button all;
    private final VBox rows = new VBox();
    private List<Finding> shown = List.of();

    /** @param reveal shows where it stands */
    LensPane(PeersModel model, Consumer<Finding> reveal) {
        this.model = model;
        this.reveal = reveal;
        getStyleClass().addAll("fl-lens", "fl-line-above");
        all = Buttons.small(Buttons.plain("Mend all", "check", model::mendAll));
        all.setId("lens-mend-all");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, Labels.section("Lens"), count, gap, all);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("fl-toolbar");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("fl-cause-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    void show(int configurations, int unreadable) {
        List<Finding> now = model.findings();
        count.setText(words(now.size()) + " over " + configurations
                + (configurations == 1 ? " configuration" : " configurations")
                + (unreadable == 0 ? "" : ", " + unreadable + " cannot be read"));
        all.setVisible(now.stream().anyMatch(f -> f.mend().isPresent()));
        if (!now.equals(shown) || rows.getChildren().isEmpty()) {
            shown = List.copyOf(now);
            rows.getChildren().setAll(now.stream().map(this::row).toList());
            if (now.isEmpty()) {
                rows.getChildren().add(fine(unreadable));
            }
        }
    }

    private static Node fine(int unreadable) {
        HBox row = new HBox(
                8,
                unreadable == 0
                        ? Icons.toned("check-circle", 16, Tone.SUCCESS)
                        : Icons.toned("alert-circle", 16, Tone.WARNING),
                Labels.secondary(
                        unreadable == 0
                                ? "Nothing keeps these nodes from hearing one another."
                                : "Nothing found in those that can be read."));
        row.getStyleClass().add("fl-lens-row");
        return row;
    }

    private static String words(int findings) {
        return findings == 0 ? "nothing found" : findings == 1 ? "1 finding" : findings + " findings";
    }

    private HBox row(Finding finding) {
        boolean error = finding.severity() == Finding.Severity.ERROR;
        Node icon =
                error ? Icons.toned("alert-circle", 16, Tone.DANGER) : Icons.toned("alert-triangle", 16, Tone.WARNING);
        Hyperlink where =
                Buttons.link(finding.station() + ", line " + finding.place().line(), () -> reveal.accept(finding));
        where.setMinWidth(USE_PREF_SIZE);
        HBox first = new HBox(8, where, Labels.secondary(finding.code()));
        first.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(
                2,
                first,
                Labels.wrapped(finding.cause(), "fl-medium"),
                Labels.wrapped(finding.evidence() + ". " + finding.remedy(), "fl-small", "fl-muted"));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(10, icon, words);
        finding.mend()
                .map(mend -> Buttons.plain(mend.label(), () -> model.mend(mend)))
                .or(() -> model.setupMend(finding).map(mend -> Buttons.plain(mend.label(), () -> model.mend(mend))))
                .map(Buttons::small)
                .ifPresent(button -> {
                    button.setMinWidth(USE_PREF_SIZE);
                    row.getChildren().add(button);
                });
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("fl-lens-row");
        return row;
    }
}
