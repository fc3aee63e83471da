package dev.flotilla.app.ui.deploy.confirm;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.status.Status;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Rows that the confirmations share. */
final class Parts {
    private Parts() {}

    /** Strip, name, and what the stack has there. */
    static Node host(Belongings.OnHost host) {
        Label name = Labels.medium(host.name());
        name.getStyleClass().add("fl-confirm-host");
        Label words = Labels.wrapped(host.words(), "fl-muted");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(8, Labels.strip(host.series(), 14), name, words);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static Node unseen(Belongings belongings) {
        Label words = Labels.wrapped(
                String.join(", ", belongings.unseen())
                        + (belongings.unseen().size() == 1 ? " does not answer now" : " do not answer now")
                        + ": what is shown of it was last seen some time ago, and more may lie there.",
                "fl-small");
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(8, Icons.status(Status.STALE, 14), words);
    }

    static Node rule() {
        Region rule = new Region();
        rule.getStyleClass().add("fl-confirm-rule");
        return rule;
    }
}
