package dev.flotilla.app.ui.window;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.canvas.MoveVerdicts;
import dev.flotilla.app.ui.kit.Item;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the window asks the feature rooms to do. Each opens its own dialog or panel. */
public interface WindowDeeds {
    void addHost(MapActions.NewHost kind, Optional<Spot> spot);

    void editHost(HostId host);

    void removeHosts(List<HostId> hosts);

    void openStackFile();

    /** Plans what is not applied yet and shows the plan. */
    void reviewPlan();

    void showLogs(Item.OfContainer container);

    void askWhere(Item.OfContainer container, Consumer<MoveVerdicts> answer);

    void moveTo(Item.OfContainer container, HostId host);

    void chooseHost(Item.OfContainer container);
}
