package dev.flotilla.app.ui.deploy.confirm;

import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.command.Commands;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.CopyButton;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** "Remove this stack?" with everything that goes; Cancel is the default. */
public final class RemoveDialog extends BorderPane {
    private static final double WIDTH = 480;

    private final Label loss = Labels.of("", "fl-small", "fl-medium", "fl-danger");
    private final TextField typed = new TextField();
    private final VBox typing = new VBox(4, loss, typed);
    private final Label stays = Labels.wrapped("", "fl-small", "fl-muted");
    private final Button remove;
    private final CopyButton command = CommandButton.of(this::command);
    private Removal removal;

    /**
     * @param cancel asks the window to take the dialog away
     * @param confirmed gets the answer: which volumes to delete for good
     */
    public RemoveDialog(Belongings belongings, Runnable cancel, Consumer<Removal> confirmed) {
        removal = Removal.of(belongings);
        RoomStyle.add(this, RemoveDialog.class, "confirm.css");
        VBox body = new VBox(8);
        belongings.hosts().forEach(host -> body.getChildren().add(Parts.host(host)));
        if (!belongings.unseen().isEmpty()) {
            body.getChildren().add(Parts.unseen(belongings));
        }
        if (!belongings.volumes().isEmpty()) {
            body.getChildren().add(Parts.rule());
            belongings.volumes().forEach(volume -> body.getChildren().add(volume(volume)));
        }
        loss.setLabelFor(typed);
        typed.getStyleClass().add("fl-mono");
        typed.setId("remove-typed");
        typed.textProperty().addListener((o, was, is) -> {
            removal = removal.type(is);
            show();
        });
        body.getChildren().addAll(typing, stays);
        Button no = Modals.startsHere(Buttons.plain("Cancel", cancel));
        no.setCancelButton(true);
        remove = Buttons.destructive("Remove", () -> {
            if (removal.allowed()) {
                confirmed.accept(removal);
            }
        });
        remove.setId("remove-confirm");
        Dialog dialog =
                new Dialog(removal.title(), body).width(WIDTH).footLeft(command).buttons(no, remove);
        setCenter(dialog);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        show();
    }

    private Command command() {
        return Commands.remove(removal.belongings().stack(), !removal.ticked().isEmpty());
    }

    private Node volume(Belongings.Volume volume) {
        CheckBox box = new CheckBox();
        Label name = Labels.section(volume.name());
        HBox words = new HBox(4, Labels.of("Delete volume"), name, Labels.secondary("on " + volume.hostName()));
        words.setAlignment(Pos.BASELINE_LEFT);
        words.getStyleClass().add("fl-confirm-check");
        box.setGraphic(words);
        box.setAccessibleText("Delete volume " + volume.name() + " on " + volume.hostName());
        box.setId("volume-" + volume.name());
        box.selectedProperty().addListener((o, was, is) -> {
            removal = removal.tick(volume, is);
            typed.clear();
            show();
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        String size = volume.sizeBytes().isPresent()
                ? Amounts.bytes(volume.sizeBytes().getAsLong())
                : "size not known";
        HBox row = new HBox(8, box, gap, Labels.of(size, "fl-mono", "fl-muted"));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void show() {
        Optional<String> sentence = removal.loss();
        typing.setVisible(sentence.isPresent());
        typing.setManaged(sentence.isPresent());
        loss.setText(sentence.orElse(""));
        typed.setPromptText(removal.nameToType().orElse(""));
        stays.setText(removal.stays());
        // The command knows all volumes or none.
        command.setDisable(!removal.ticked().isEmpty()
                && removal.ticked().size() < removal.belongings().volumes().size());
        remove.setText(removal.deed());
        remove.setDisable(!removal.allowed());
    }
}
