package dev.flotilla.app.ui.stacks.edit;

import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Segmented;
import dev.flotilla.app.ui.stacks.text.SecretPlaces;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** For each secret of a service, how it reaches the container. */
final class SecretRows extends VBox {
    private final Consumer<SecretPlaces.Place> move;
    private List<SecretPlaces.Place> shown = List.of();

    /** @param move called with the secret that is to go the other way */
    SecretRows(Consumer<SecretPlaces.Place> move) {
        this.move = move;
        setSpacing(6);
        hide(true);
    }

    void show(List<SecretPlaces.Place> places) {
        // Drawn anew also when nothing differs: a choice that was refused jumps back.
        shown = List.copyOf(places);
        getChildren().clear();
        hide(shown.isEmpty());
        if (!shown.isEmpty()) {
            getChildren()
                    .add(Labels.wrapped(
                            "Secrets reach the container by its environment, which docker inspect shows, or as files that"
                                    + " its image reads where NAME_FILE says.",
                            "fl-muted"));
            shown.forEach(place -> getChildren().add(row(place)));
        }
    }

    private HBox row(SecretPlaces.Place place) {
        Label name = Labels.mono(place.variable());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Segmented<Boolean> choice = new Segmented<>(asFile -> {
            if (asFile != place.asFile()) {
                move.accept(place);
            }
        });
        choice.setId("secret-" + place.variable().toLowerCase(Locale.ROOT).replace('_', '-'));
        choice.add(false, "Environment").add(true, "File");
        choice.show(place.asFile());
        HBox row = new HBox(8, name, gap, choice);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void hide(boolean hidden) {
        setVisible(!hidden);
        setManaged(!hidden);
    }
}
