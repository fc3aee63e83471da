package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.Series;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.StatusRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A container in depth: head and tabs. The log and the events are followed only while their tab was opened. */
final class ContainerView extends BorderPane {
    /** The tabs, in their order. */
    enum Tab {
        OVERVIEW("Overview"),
        ENVIRONMENT("Environment"),
        PORTS("Ports"),
        VOLUMES("Volumes"),
        EVENTS("Events"),
        LOGS("Logs");

        private final String words;

        Tab(String words) {
            this.words = words;
        }
    }

    private final InspectorWorld world;
    private final Host host;
    private final ContainerId id;
    private final VBox head = new VBox(8);
    private final Map<Tab, ToggleButton> tabs = new EnumMap<>(Tab.class);
    private final EnvironmentView environment;
    private final ContainerOverview overview;
    private Optional<LogView> logs = Optional.empty();
    private Optional<EventsView> events = Optional.empty();
    private Optional<ContainerDetail> detail = Optional.empty();
    private Optional<ContainerPage> shown = Optional.empty();
    private Optional<Head> shownHead = Optional.empty();
    private StackInsight insight = StackInsight.NONE;
    private RunningContainer container;
    private Tab tab = Tab.OVERVIEW;
    private boolean disposed;
    /** Shows what was shown last once more. */
    private Runnable again = () -> {};

    private record Head(String name, Optional<String> stack, Status status, int series) {}

    ContainerView(InspectorWorld world, Host host, RunningContainer container) {
        this.world = world;
        this.host = host;
        this.id = container.id();
        this.container = container;
        environment = new EnvironmentView();
        overview = new ContainerOverview(world);
        head.getStyleClass().add("fl-insp-head");
        HBox bar = new HBox();
        bar.getStyleClass().add("fl-insp-tabs");
        ToggleGroup group = new ToggleGroup();
        for (Tab each : Tab.values()) {
            ToggleButton button = new ToggleButton(each.words);
            button.setToggleGroup(group);
            button.getStyleClass().add("fl-insp-tab");
            button.setId("tab-" + each.name().toLowerCase(Locale.ROOT));
            button.setOnAction(e -> open(each));
            bar.getChildren().add(button);
            tabs.put(each, button);
        }
        setTop(new VBox(head, bar));
        setCenter(overview.node());
        tabs.forEach((each, button) -> button.setSelected(each == tab));
        inspect();
        container.label(dev.flotilla.app.observe.Labels.STACK).ifPresent(this::ask);
    }

    ContainerId containerId() {
        return id;
    }

    void openLogs() {
        open(Tab.LOGS);
    }

    private Engine engine() {
        return world.engines().of(host);
    }

    private void inspect() {
        world.work().execute(() -> {
            try {
                ContainerDetail found = engine().inspect(id);
                world.gate().execute(() -> arrived(found));
            } catch (EngineException gone) {
                // The watch tells that it is gone or silent; the overview shows what the list knew.
                world.gate().execute(() -> environment.unknown());
            }
        });
    }

    private void ask(String stack) {
        world.work().execute(() -> {
            StackInsight found = world.stacks().of(stack);
            world.gate().execute(() -> {
                if (!disposed) {
                    insight = found;
                    again.run();
                }
            });
        });
    }

    private void arrived(ContainerDetail found) {
        if (!disposed) {
            detail = Optional.of(found);
            environment.show(found.environment());
            again.run();
        }
    }

    void show(RunningContainer next, ObservedFleet observed, Fleet fleet) {
        again = () -> show(next, observed, fleet);
        ObservedHost seen = observed.host(host.id());
        if (next.state() != container.state() || next.health() != container.health()) {
            inspect();
        }
        container = next;
        ContainerPage plain = ContainerPage.of(next, detail, seen, world.clock().instant());
        boolean listening = world.health().value().listening().isPresent();
        ContainerPage page =
                world.node(host.id(), id).map(n -> plain.with(n, listening)).orElse(plain);
        overview.show(
                page,
                Relations.of(fleet, observed, next, detail, insight.file()),
                WhyHere.of(next, host.name(), insight.placed()));
        overview.showLoad(world.loads().of(id));
        Optional<ContainerPage> before = shown;
        shown = Optional.of(page);
        Optional<Head> top = Optional.of(
                new Head(page.name(), page.stack(), StatusRules.of(seen, next), Series.of(fleet, host.id())));
        if (!shownHead.equals(top)) {
            // Its buttons stay while figures change, and keep the focus.
            shownHead = top;
            top.ifPresent(this::showHead);
        }
        boolean lists = before.isEmpty()
                || !before.get().ports().equals(page.ports())
                || !before.get().mounts().equals(page.mounts());
        if (lists && (tab == Tab.PORTS || tab == Tab.VOLUMES)) {
            open(tab);
        }
    }

    private void showHead(Head top) {
        Label name = Labels.subject(top.name());
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        Node close = Buttons.small(
                Buttons.icon("x", "Close the inspector", () -> world.deeds().close()));
        HBox line = Sections.row(
                Labels.strip(top.series(), 14),
                Labels.of("on", "fl-small"),
                Labels.of(host.name(), "fl-small", "fl-section"));
        top.stack()
                .ifPresent(s ->
                        line.getChildren().addAll(Labels.of("\u00b7", "fl-subtle"), Labels.secondary("stack " + s)));
        line.getChildren()
                .addAll(
                        Labels.of("\u00b7", "fl-subtle"),
                        Labels.of(
                                top.status().word(),
                                "fl-small",
                                "fl-medium",
                                top.status().tone().textClass()));
        HBox actions = Sections.row(
                Buttons.small(Buttons.plain("Logs", "file-text", this::openLogs)),
                Buttons.small(Buttons.plain("Move", "move", () -> world.deeds().move(host, container))));
        head.getChildren().setAll(Sections.row(Icons.status(top.status(), 20), name, close), line, actions);
    }

    private void open(Tab next) {
        tab = next;
        tabs.forEach((each, button) -> button.setSelected(each == next));
        Node view = switch (next) {
            case OVERVIEW -> overview.node();
            case ENVIRONMENT -> environment;
            case PORTS -> Sections.scrolling(ports());
            case VOLUMES -> Sections.scrolling(volumes());
            case EVENTS -> eventsView();
            case LOGS -> logView();
        };
        setCenter(view);
    }

    private VBox ports() {
        return ContainerParts.ports(shown.map(ContainerPage::ports).orElse(List.of()));
    }

    private VBox volumes() {
        return ContainerParts.volumes(shown.map(ContainerPage::mounts).orElse(List.of()));
    }

    private LogView logView() {
        LogView view = logs.orElseGet(
                () -> new LogView(world, host.name(), host.name() + "-" + container.name(), this::engine, id));
        logs = Optional.of(view);
        return view;
    }

    private EventsView eventsView() {
        EventsView view = events.orElseGet(() -> new EventsView(world, this::engine, id));
        events = Optional.of(view);
        return view;
    }

    void dispose() {
        disposed = true;
        logs.ifPresent(LogView::dispose);
        events.ifPresent(EventsView::dispose);
    }
}
