package dev.flotilla.app.boot.window;

import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.book.StackStates;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.stacks.StackCentre;
import dev.flotilla.app.ui.stacks.StackRow;
import dev.flotilla.app.ui.stacks.StackSide;
import dev.flotilla.app.ui.stacks.StacksModel;
import dev.flotilla.app.ui.window.HasSide;
import dev.flotilla.app.ui.window.PanelSizes;
import java.util.List;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The section Stacks: its list and the stack that is shown, with the state of each by containers and journal. */
final class StacksSection extends SplitPane implements HasSide {
    private static final int BY_RULE = 276;
    private static final int LEAST = 200;
    private static final int MOST = 400;

    private final World world;
    private final StackMemory memory;
    private final StackSide side;
    private final StackCentre centre;
    private final StacksModel model;
    private final VBox column;
    private final HBox bar = new HBox();
    private int drawn;
    private boolean narrow;

    StacksSection(
            World world, FxGate gate, StackMemory memory, StacksModel model, StackCentre centre, Runnable openFile) {
        this.world = world;
        this.memory = memory;
        this.centre = centre;
        this.model = model;
        side = new StackSide(model, openFile);
        gate.latest(world.store().state(), 4, state -> show());
        gate.latest(world.observed(), 2, seen -> show());
        gate.latest(memory.state(), 4, known -> show());
        bar.getStyleClass().addAll("fl-toolbar", "fl-line-below", "fl-surface");
        bar.getChildren().add(Buttons.small(Buttons.icon("sidebar", "Side panel, Ctrl B", this::toggleSide)));
        bar.getChildren().getFirst().setId("stacks-side-panel");
        column = new VBox(centre);
        VBox.setVgrow(centre, Priority.ALWAYS);
        column.setMinWidth(0);
        getItems().addAll(side, column);
        setResizableWithParent(side, false);
        keepWidth();
    }

    private void keepWidth() {
        PanelSizes stored = PanelSizes.read(world.settings());
        drawn = stored.stacks() == 0 ? BY_RULE : Math.clamp(stored.stacks(), LEAST, MOST);
        side.setMinWidth(LEAST);
        side.setMaxWidth(MOST);
        widthProperty().addListener((o, was, is) -> {
            if (was.doubleValue() <= 0) {
                setDividerPositions(drawn / is.doubleValue());
            }
        });
        addEventFilter(MouseEvent.MOUSE_RELEASED, e -> {
            if (isSideShown()) {
                drawn = (int) Math.round(side.getWidth());
                PanelSizes.read(world.settings()).withStacks(drawn).write(world.settings());
            }
        });
    }

    @Override
    public void offerSide(boolean isNarrow) {
        if (narrow != isNarrow) {
            narrow = isNarrow;
            column.getChildren().setAll(narrow ? List.of(bar, centre) : List.of(centre));
            // While no stack is shown there is nothing but the list to choose from.
            showSide(!narrow || model.shown().value() instanceof StacksModel.Shown.Nothing);
        }
    }

    @Override
    public void toggleSide() {
        showSide(!isSideShown());
    }

    @Override
    public void focusFilter() {
        showSide(true);
        side.focusFilter();
    }

    private boolean isSideShown() {
        return getItems().contains(side);
    }

    private void showSide(boolean shown) {
        if (shown != isSideShown()) {
            getItems().setAll(shown ? List.of(side, column) : List.of(column));
            if (shown && getWidth() > 0) {
                setDividerPositions(drawn / getWidth());
            }
        }
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
