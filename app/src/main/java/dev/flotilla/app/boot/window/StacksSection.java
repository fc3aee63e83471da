package dev.flotilla.app.boot.window;

import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.book.StackStates;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.stacks.StackCentre;
import dev.flotilla.app.ui.stacks.StackRow;
import dev.flotilla.app.ui.stacks.StackSide;
import dev.flotilla.app.ui.stacks.StacksModel;
import dev.flotilla.app.ui.window.PanelWidths;
import java.util.List;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/** The section Stacks: its list and the stack that is shown, with the state of each by containers and journal. */
final class StacksSection extends SplitPane {
    private static final int BY_RULE = 276;
    private static final int LEAST = 200;
    private static final int MOST = 400;

    private final World world;
    private final StackMemory memory;
    private final StackSide side;
    private final StackCentre centre;
    private int drawn;

    StacksSection(
            World world, FxGate gate, StackMemory memory, StacksModel model, StackCentre centre, Runnable openFile) {
        this.world = world;
        this.memory = memory;
        this.centre = centre;
        side = new StackSide(model, openFile);
        gate.latest(world.store().state(), 4, state -> show());
        gate.latest(world.observed(), 2, seen -> show());
        gate.latest(memory.state(), 4, known -> show());
        getItems().addAll(side, centre);
        setResizableWithParent(side, false);
        keepWidth();
    }

    private void keepWidth() {
        PanelWidths stored = PanelWidths.read(world.settings());
        drawn = stored.stacks() == 0 ? BY_RULE : Math.clamp(stored.stacks(), LEAST, MOST);
        side.setMinWidth(LEAST);
        side.setMaxWidth(MOST);
        widthProperty().addListener((o, was, is) -> {
            if (was.doubleValue() <= 0) {
                setDividerPositions(drawn / is.doubleValue());
            }
        });
        addEventFilter(MouseEvent.MOUSE_RELEASED, e -> {
            drawn = (int) Math.round(side.getWidth());
            PanelWidths.read(world.settings()).withStacks(drawn).write(world.settings());
        });
    }

    /** The width of the list in pixels. */
    int drawn() {
        return drawn;
    }

    private void show() {
        Survey seen = StackStates.seen(world.fleet(), world.observed().value());
        StackMemory.State known = memory.state().value();
        List<StackRow> rows = world.fleet().stacks().values().stream()
                .map(stack ->
                        StackRow.of(stack, world.fleet(), world.observed().value(), known.status(stack.name(), seen)))
                .toList();
        side.show(rows);
        centre.show(rows);
    }
}
