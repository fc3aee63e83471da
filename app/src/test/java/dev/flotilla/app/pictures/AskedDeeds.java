package dev.flotilla.app.pictures;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.ui.canvas.ContainerOrder;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.canvas.MoveVerdicts;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.window.WindowDeeds;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes down what the window asks for, and does nothing. */
final class AskedDeeds implements WindowDeeds {
    private final List<String> asked;
    private MoveVerdicts verdicts = MoveVerdicts.impossible("Nobody is asked here");

    AskedDeeds(List<String> asked) {
        this.asked = asked;
    }

    void answer(MoveVerdicts next) {
        verdicts = next;
    }

    @Override
    public void addHost(MapActions.NewHost kind, Optional<Spot> spot) {
        asked.add("add " + kind + " " + spot.isPresent());
    }

    @Override
    public void launchNodes(List<HostId> hosts) {
        asked.add("launch on " + hosts.stream().map(HostId::value).toList());
    }

    @Override
    public void editHost(HostId host) {
        asked.add("edit " + host);
    }

    @Override
    public void removeHosts(List<HostId> hosts) {
        asked.add("remove " + hosts.stream().map(HostId::value).toList());
    }

    @Override
    public void openStackFile() {
        asked.add("open stack");
    }

    @Override
    public boolean openDropped(List<Path> files) {
        asked.add("open dropped " + files);
        return true;
    }

    @Override
    public void showSecrets() {
        asked.add("show secrets");
    }

    @Override
    public void cross(Crossing way) {
        asked.add(way.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public void chooseListening() {
        asked.add("choose listening");
    }

    @Override
    public void reviewPlan() {
        asked.add("review plan");
    }

    @Override
    public void showLogs(Item.OfContainer container) {
        asked.add("logs " + container.container().value());
    }

    @Override
    public void askWhere(Item.OfContainer container, Consumer<MoveVerdicts> answer) {
        asked.add("where " + container.container().value());
        answer.accept(verdicts);
    }

    @Override
    public void moveTo(Item.OfContainer container, HostId host) {
        asked.add("move " + container.container().value() + " to " + host.value());
    }

    @Override
    public void chooseHost(List<Item.OfContainer> containers) {
        asked.add("choose host for " + values(containers));
    }

    @Override
    public void orderContainers(ContainerOrder order, List<Item.OfContainer> containers) {
        asked.add(order.word().toLowerCase(Locale.ROOT) + " " + values(containers));
    }

    @Override
    public void labelHosts(List<HostId> hosts) {
        asked.add("label " + hosts.stream().map(HostId::value).toList());
    }

    @Override
    public void setStatus(List<HostId> hosts, HostStatus status) {
        asked.add(status.word() + " " + hosts.stream().map(HostId::value).toList());
    }

    private static List<String> values(List<Item.OfContainer> containers) {
        return containers.stream().map(c -> c.container().value()).toList();
    }

    @Override
    public void examine(List<Item> items) {
        asked.add("examine " + (items.isEmpty() ? "everything" : items.size()));
    }
}
