package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Asks to which host a service shall go. The answer is an edit; only a plan reaches machines. */
record MoveDialog(World world, Stage stage, Consumer<FleetEdit> edit) {
    void ask(Host from, RunningContainer container) {
        Optional<String> stack = container
                .label(Labels.STACK)
                .filter(name -> world.fleet().stacks().containsKey(name));
        Optional<String> service = container.label(Labels.SERVICE);
        if (stack.isEmpty() || service.isEmpty()) {
            stage.fail(List.of(Problem.of(
                    "FL-2324",
                    container.name() + " belongs to no stack that is open here, so it cannot be moved.",
                    "Open the stack file it comes from, then move it.")));
            return;
        }
        ToggleGroup group = new ToggleGroup();
        VBox list = new VBox(8);
        for (Host host : world.fleet().hosts()) {
            RadioButton choice = new RadioButton(host.name() + (host.id().equals(from.id()) ? " (here now)" : ""));
            choice.setToggleGroup(group);
            choice.setUserData(host);
            choice.setSelected(host.id().equals(from.id()));
            list.getChildren().add(choice);
        }
        RadioButton free = new RadioButton("Where the strategy puts it");
        free.setToggleGroup(group);
        list.getChildren().add(free);
        Button move = Buttons.primary("Move " + service.get(), () -> {
            Optional<Host> to =
                    group.getSelectedToggle().getUserData() instanceof Host host ? Optional.of(host) : Optional.empty();
            stage.modals().close();
            edit.accept(new FleetEdit.PinService(stack.get(), service.get(), to.map(Host::id)));
        });
        move.setDefaultButton(true);
        move.disableProperty().bind(group.selectedToggleProperty().map(chosen -> isHere(chosen, from)));
        stage.modals()
                .show(new Dialog("Move " + service.get() + " of " + stack.get(), list)
                        .width(480)
                        .buttons(Buttons.plain("Cancel", stage.modals()::close), move));
    }

    private static boolean isHere(Toggle chosen, Host from) {
        return chosen.getUserData() instanceof Host host && host.id().equals(from.id());
    }
}
