package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineEvent;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.Stream;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;

/** What the engine tells of one container since this was opened, newest first, at most 200. */
final class EventsView extends StackPane {
    private static final int KEPT = 200;

    private final InspectorWorld world;
    private final ListView<EngineEvent> list = new ListView<>();
    private Optional<Subscription> subscription = Optional.empty();
    private boolean disposed;

    EventsView(InspectorWorld world, Supplier<Engine> engine, ContainerId id) {
        this.world = world;
        DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(world.zone());
        list.getStyleClass().add("fl-events");
        list.setPlaceholder(
                new EmptyState("list", "No events yet", "Starts, stops and health checks appear here as they come."));
        list.setCellFactory(l -> new ListCell<>() {
            @Override
            protected void updateItem(EngineEvent event, boolean empty) {
                super.updateItem(event, empty);
                setGraphic(
                        empty || event == null
                                ? null
                                : Sections.row(
                                        Labels.of(time.format(event.at()), "fl-mono", "fl-muted"),
                                        Labels.of(event.action())));
            }
        });
        getChildren().add(list);
        world.work().execute(() -> {
            try {
                Subscription opened = engine.get().events(Stream.of(event -> {
                    if (event.subject().equals(id.value())) {
                        world.gate().execute(() -> add(event));
                    }
                }));
                world.gate().execute(() -> opened(opened));
            } catch (EngineException e) {
                world.gate()
                        .execute(() -> list.setPlaceholder(
                                new EmptyState("help-circle", "No events", "The host does not answer now.")));
            }
        });
    }

    private void opened(Subscription live) {
        if (disposed) {
            world.work().execute(live::close);
        } else {
            subscription = Optional.of(live);
        }
    }

    private void add(EngineEvent event) {
        list.getItems().addFirst(event);
        if (list.getItems().size() > KEPT) {
            list.getItems().removeLast();
        }
    }

    void dispose() {
        disposed = true;
        subscription.ifPresent(s -> world.work().execute(s::close));
    }
}
