package dev.flotilla.app.boot.window;

import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.book.StackStates;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.stacks.StackCentre;
import dev.flotilla.app.ui.stacks.StackRow;
import dev.flotilla.app.ui.stacks.StackSide;
import dev.flotilla.app.ui.stacks.StacksModel;
import dev.flotilla.app.ui.window.PanelSizes;
import dev.flotilla.app.ui.window.SideSplit;
import java.util.List;

/** The section Stacks: its list and the stack that is shown, with the state of each by containers and journal. */
final class StacksSection extends SideSplit {
    private static final Widths WIDTHS = new Widths(200, 276, 400);

    private final World world;
    private final StackMemory memory;
    private final StackSide side;
    private final StackCentre centre;
    private final StacksModel model;

    StacksSection(
            World world, FxGate gate, StackMemory memory, StacksModel model, StackCentre centre, Runnable openFile) {
        this(world, gate, memory, model, centre, new StackSide(model, openFile));
    }

    private StacksSection(
            World world, FxGate gate, StackMemory memory, StacksModel model, StackCentre centre, StackSide side) {
        super(
                "stacks",
                side,
                centre,
                WIDTHS,
                PanelSizes.read(world.settings()).stacks(),
                width -> PanelSizes.read(world.settings()).withStacks(width).write(world.settings()));
        this.world = world;
        this.memory = memory;
        this.centre = centre;
        this.model = model;
        this.side = side;
        gate.latest(world.store().state(), 4, state -> show());
        gate.latest(world.observed(), 2, seen -> show());
        gate.latest(memory.state(), 4, known -> show());
    }

    /** While no stack is shown there is nothing but the list to choose from. */
    @Override
    protected boolean sideByRule(boolean isNarrow) {
        return !isNarrow || model.shown().value() instanceof StacksModel.Shown.Nothing;
    }

    @Override
    public void focusFilter() {
        showSide(true);
        side.focusFilter();
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
