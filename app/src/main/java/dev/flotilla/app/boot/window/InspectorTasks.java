package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.ui.deploy.ScoreCardView;
import dev.flotilla.app.ui.deploy.ScoreTable;
import dev.flotilla.app.ui.inspector.InspectorDeeds;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.notices.Notice;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.window.FleetWindow;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;

/** What the inspector's buttons do. */
final class InspectorTasks implements InspectorDeeds {
    private static final double SCORES_WIDTH = 640;
    private static final double SCORES_HEIGHT = 560;

    private final World world;
    private final Stage stage;
    private final HostDialogs hosts;
    private final Moves moves;
    private final SelectedDialogs selected;
    private final Supplier<FleetWindow> window;

    /** @param window made after the inspector */
    InspectorTasks(
            World world,
            Stage stage,
            HostDialogs hosts,
            Moves moves,
            SelectedDialogs selected,
            Supplier<FleetWindow> window) {
        this.world = world;
        this.stage = stage;
        this.hosts = hosts;
        this.moves = moves;
        this.selected = selected;
        this.window = window;
    }

    @Override
    public void editHost(Host host) {
        hosts.edit(host.id());
    }

    @Override
    public void removeHost(Host host) {
        selected.remove(List.of(host.id()));
    }

    @Override
    public void move(Host from, RunningContainer container) {
        new MoveDialog(world, stage, moves).ask(List.of(new Item.OfContainer(from.id(), container.id())));
    }

    @Override
    public void show(Item item) {
        window.get().reveal(item);
    }

    @Override
    public void showScores(Placement placement, String instance) {
        ScoreCardView view = scores(world, placement);
        view.open(instance);
        ScrollPane scroll = new ScrollPane(view);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("fl-form-scroll");
        Button close = Modals.startsHere(Buttons.plain("Close", stage.modals()::close));
        close.setCancelButton(true);
        stage.modals()
                .show(new Dialog("Why " + instance + " is where it is", scroll)
                        .size(SCORES_WIDTH, SCORES_HEIGHT)
                        .buttons(close));
    }

    static ScoreCardView scores(World world, Placement placement) {
        ScoreCardView view = new ScoreCardView();
        view.show(placement.cards().stream()
                .map(card -> ScoreTable.of(card, placement.strategy(), world.fleet()))
                .toList());
        return view;
    }

    @Override
    public void tell(String title, String detail) {
        stage.toasts().show(Notice.told(title, detail));
    }

    @Override
    public void failed(Problem problem) {
        stage.fail(List.of(problem));
    }

    @Override
    public void close() {
        window.get().openInspector(false);
    }
}
