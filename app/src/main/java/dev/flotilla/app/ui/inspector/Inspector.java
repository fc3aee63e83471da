package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.Selection;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.layout.StackPane;

/** Shows what is selected; follows the selection and what is observed, at most twice a second. */
public final class Inspector extends StackPane {
    private static final int PER_SECOND = 2;

    private final InspectorWorld world;
    private final Supplier<Fleet> fleet;
    private final Signal<ObservedFleet> observed;
    private final Selection selection;
    private final Subscription subscription;
    private final Subscription nodes;
    private Optional<HostView> hostView = Optional.empty();
    private Optional<ContainerView> containerView = Optional.empty();

    public Inspector(InspectorWorld world, Supplier<Fleet> fleet, Signal<ObservedFleet> observed, Selection selection) {
        this.world = world;
        this.fleet = fleet;
        this.observed = observed;
        this.selection = selection;
        RoomStyle.add(this, Inspector.class, "inspector.css");
        getStyleClass().addAll("fl-inspector", "fl-surface");
        selection.itemsProperty().addListener((o, was, is) -> show());
        subscription = world.gate().latest(observed, PER_SECOND, next -> {
            world.loads().take(next);
            show();
        });
        nodes = world.gate().latest(world.health(), 1, next -> containerView.ifPresent(view -> show()));
        world.loads().take(observed.value());
        show();
    }

    /** Stops listening and following; when the window closes. */
    public void dispose() {
        subscription.close();
        nodes.close();
        leaveContainer();
    }

    /** Opens the log of the selected container. */
    public void openLogs() {
        containerView.ifPresent(ContainerView::openLogs);
    }

    private void show() {
        Optional<Item> item = selection.single();
        if (item.isEmpty()) {
            leaveContainer();
            hostView = Optional.empty();
            int many = selection.items().size();
            getChildren()
                    .setAll(
                            many == 0
                                    ? new EmptyState(
                                            "mouse-pointer",
                                            "Nothing selected",
                                            "Select a host or a container to see it in depth.")
                                    : new EmptyState("layers", many + " selected", "Select one to see it in depth."));
            return;
        }
        switch (item.get()) {
            case Item.OfHost(var id) -> fleet.get().host(id).ifPresentOrElse(this::showHost, this::gone);
            case Item.OfContainer(var id, ContainerId container) ->
                fleet.get().host(id).ifPresentOrElse(host -> showContainer(host, container), this::gone);
        }
    }

    private void gone() {
        leaveContainer();
        hostView = Optional.empty();
        getChildren().setAll(new EmptyState("help-circle", "Not there any more", "It was removed from the fleet."));
    }

    private void showHost(Host host) {
        leaveContainer();
        if (hostView.filter(v -> v.hostId().equals(host.id())).isEmpty()) {
            HostView made = new HostView(world, host.id());
            hostView = Optional.of(made);
            getChildren().setAll(made);
        }
        hostView.ifPresent(v -> v.show(host, observed.value().host(host.id()), fleet.get()));
    }

    private void showContainer(Host host, ContainerId id) {
        hostView = Optional.empty();
        ObservedHost seen = observed.value().host(host.id());
        Optional<RunningContainer> container =
                seen.containers().stream().filter(c -> c.id().equals(id)).findFirst();
        if (container.isEmpty()) {
            gone();
            return;
        }
        if (containerView.filter(v -> v.containerId().equals(id)).isEmpty()) {
            leaveContainer();
            ContainerView made = new ContainerView(world, host, container.get());
            containerView = Optional.of(made);
            getChildren().setAll(made);
        }
        containerView.ifPresent(v -> v.show(container.get(), observed.value(), fleet.get()));
    }

    private void leaveContainer() {
        containerView.ifPresent(ContainerView::dispose);
        containerView = Optional.empty();
    }
}
