package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.canvas.MoveVerdicts;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.command.Commands;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Modals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/**
 * Asks to which host a service shall go, with what each host says to it: the same as dragging it there. The answer is
 * an edit; only a plan reaches machines.
 */
record MoveDialog(World world, Stage stage, Moves moves) {
    void ask(List<Item.OfContainer> containers) {
        switch (moves.movable(containers)) {
            case Outcome.Failed<Moves.Movable> failed -> stage.fail(failed.problems());
            case Outcome.Ok<Moves.Movable>(Moves.Movable what) -> show(what, containers);
        }
    }

    private void show(Moves.Movable what, List<Item.OfContainer> containers) {
        ToggleGroup group = new ToggleGroup();
        Map<HostId, RadioButton> choices = new HashMap<>();
        Map<HostId, Label> words = new HashMap<>();
        VBox list = new VBox(8);
        for (Host host : world.fleet().hosts()) {
            boolean here = what.from().equals(Set.of(host.id()));
            RadioButton choice = new RadioButton(host.name() + (here ? " (here now)" : ""));
            choice.setId("move-to-" + host.name());
            choice.setToggleGroup(group);
            choice.setUserData(host);
            // Nothing can be chosen before its host was asked.
            choice.setDisable(true);
            Label says = Labels.wrapped(here ? "" : "Asking the host", "fl-small", "fl-muted");
            VBox.setMargin(says, new Insets(0, 0, 0, 24));
            choices.put(host.id(), choice);
            words.put(host.id(), says);
            list.getChildren().add(here ? choice : new VBox(2, choice, says));
        }
        RadioButton free = new RadioButton(
                what.services().size() == 1 ? "Where the strategy puts it" : "Where the strategy puts them");
        free.setToggleGroup(group);
        list.getChildren().add(Modals.startsHere(free));
        Button move = Buttons.primary("Move " + what.names(), () -> {
            stage.modals().close();
            if (group.getSelectedToggle().getUserData() instanceof Host host) {
                moves.to(containers, host.id());
            } else {
                moves.free(what);
            }
        });
        move.setId("move-primary");
        move.setDefaultButton(true);
        move.disableProperty().bind(group.selectedToggleProperty().isNull());
        stage.modals()
                .show(new Dialog("Move " + what.names() + " of " + what.stack().name(), list)
                        .width(480)
                        .footLeft(CommandButton.when(() -> command(what, group)))
                        .buttons(Buttons.plain("Cancel", stage.modals()::close), move));
        moves.ask(containers, answer -> fill(what, answer, choices, words));
    }

    private Optional<Command> command(Moves.Movable what, ToggleGroup group) {
        return Optional.ofNullable(group.getSelectedToggle())
                .map(t -> t.getUserData() instanceof Host host
                        ? Commands.move(what.stack().name(), what.services(), Optional.of(host.name()))
                        : Commands.move(what.stack().name(), what.services(), Optional.empty()));
    }

    private static void fill(
            Moves.Movable what, MoveVerdicts answer, Map<HostId, RadioButton> choices, Map<HostId, Label> words) {
        choices.forEach((host, choice) -> {
            Optional<MoveVerdicts.Verdict> verdict =
                    Optional.ofNullable(answer.hosts().get(host));
            choice.setDisable(what.from().equals(Set.of(host))
                    || verdict.filter(MoveVerdicts.Verdict::fits).isEmpty());
            Label says = words.get(host);
            if (says != null) {
                says.setText(verdict.map(MoveVerdicts.Verdict::words)
                        .orElse(answer.impossible().orElse("")));
            }
        });
    }
}
