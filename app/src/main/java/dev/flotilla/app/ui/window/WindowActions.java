package dev.flotilla.app.ui.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.fleet.store.FleetChange;
import dev.flotilla.app.fleet.store.FleetStore;
import dev.flotilla.app.ui.canvas.ContainerOrder;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.canvas.MoveVerdicts;
import dev.flotilla.app.ui.canvas.layout.Arrangement;
import dev.flotilla.app.ui.canvas.layout.MapLayout;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.notices.Notice;
import dev.flotilla.app.ui.kit.notices.Toasts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Sends edits to the store and shows what it refuses. */
final class WindowActions implements MapActions {
    private final FleetStore store;
    private final WindowDeeds deeds;
    private final Toasts toasts;
    private final FxGate gate;
    private final Runnable openInspector;

    WindowActions(FleetStore store, WindowDeeds deeds, Toasts toasts, FxGate gate, Runnable openInspector) {
        this.store = store;
        this.deeds = deeds;
        this.toasts = toasts;
        this.gate = gate;
        this.openInspector = openInspector;
    }

    @Override
    public void edit(FleetEdit edit) {
        tell(store.submit(edit));
    }

    void undo() {
        tell(store.undo());
    }

    void redo() {
        tell(store.redo());
    }

    /** Places again what lies on something else; with nothing to mend, everything anew. One edit, to be undone. */
    void arrange(MapLayout layout) {
        Map<HostId, Spot> spots = Arrangement.tidied(layout.map());
        if (!spots.isEmpty()) {
            edit(new FleetEdit.MoveHosts(spots));
        }
    }

    private void tell(CompletionStage<Outcome<FleetChange>> result) {
        result.thenAcceptAsync(
                outcome -> {
                    if (outcome instanceof Outcome.Failed<FleetChange> failed) {
                        toasts.show(Notice.failed(failed.first()));
                    }
                },
                gate);
    }

    @Override
    public void addHost(NewHost kind, Optional<Spot> spot) {
        deeds.addHost(kind, spot);
    }

    @Override
    public void editHost(HostId host) {
        deeds.editHost(host);
    }

    @Override
    public void removeHosts(List<HostId> hosts) {
        deeds.removeHosts(hosts);
    }

    @Override
    public void launchNodes(List<HostId> hosts) {
        deeds.launchNodes(hosts);
    }

    @Override
    public void inspect() {
        openInspector.run();
    }

    @Override
    public void showLogs(Item.OfContainer container) {
        deeds.showLogs(container);
    }

    @Override
    public void askWhere(Item.OfContainer container, Consumer<MoveVerdicts> answer) {
        deeds.askWhere(container, answer);
    }

    @Override
    public void moveTo(Item.OfContainer container, HostId host) {
        deeds.moveTo(container, host);
    }

    @Override
    public void chooseHost(List<Item.OfContainer> containers) {
        deeds.chooseHost(containers);
    }

    @Override
    public void orderContainers(ContainerOrder order, List<Item.OfContainer> containers) {
        deeds.orderContainers(order, containers);
    }

    @Override
    public void labelHosts(List<HostId> hosts) {
        deeds.labelHosts(hosts);
    }

    @Override
    public void setStatus(List<HostId> hosts, HostStatus status) {
        deeds.setStatus(hosts, status);
    }

    @Override
    public void examine(List<Item> items) {
        deeds.examine(items);
    }
}
