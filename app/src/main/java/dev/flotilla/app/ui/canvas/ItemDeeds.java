package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.ui.kit.Item;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be done with hosts and containers, the same from canvas, tree and bar. Called on the JavaFX thread. */
public interface ItemDeeds {
    /** Opens the form for a new host. */
    void addHost(MapActions.NewHost kind, Optional<Spot> spot);

    void editHost(HostId host);

    /** Asks, then takes hosts out of the fleet. */
    void removeHosts(List<HostId> hosts);

    /** Opens the launcher for nodes on these hosts; on those of last time when there are none. */
    void launchNodes(List<HostId> hosts);

    /** Asks for a label, then gives it to all. */
    void labelHosts(List<HostId> hosts);

    /** Wishes all of them active, in maintenance or offline. */
    void setStatus(List<HostId> hosts, HostStatus status);

    void showLogs(Item.OfContainer container);

    /** Asks where the service of a container could go; the answer comes later. */
    void askWhere(Item.OfContainer container, Consumer<MoveVerdicts> answer);

    /** Puts the service of a container on a host, if that can take it, and shows what the next apply would do. */
    void moveTo(Item.OfContainer container, HostId host);

    /** Opens the list of hosts to which the services of these containers could go. */
    void chooseHost(List<Item.OfContainer> containers);

    /** Starts containers, or asks first and then stops or restarts them. Those that it does not fit are left alone. */
    void orderContainers(ContainerOrder order, List<Item.OfContainer> containers);

    /** Looks for what is wrong with these and what they reach; with everything when there are none. */
    void examine(List<Item> items);
}
