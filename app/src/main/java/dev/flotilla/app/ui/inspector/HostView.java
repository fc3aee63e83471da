package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.ui.inspector.load.LoadChart;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.Series;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Meter;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.Tags;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.StatusRules;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A host in depth. */
final class HostView extends BorderPane {
    private static final double METER = 120;

    private final InspectorWorld world;
    private final HostId hostId;
    private final VBox head = new VBox(8);
    private final VBox body = new VBox();
    private final LoadChart chart = new LoadChart();
    private Optional<HostPage> shown = Optional.empty();
    private Optional<Host> shownHost = Optional.empty();
    private Optional<Head> shownHead = Optional.empty();

    private record Head(Host host, Status status, String containers, int series) {}

    HostView(InspectorWorld world, HostId hostId) {
        this.world = world;
        this.hostId = hostId;
        head.getStyleClass().add("fl-insp-head");
        setTop(head);
        setCenter(Sections.scrolling(body));
    }

    HostId hostId() {
        return hostId;
    }

    void show(Host host, ObservedHost seen, Fleet fleet) {
        HostPage page = HostPage.of(host, seen, world.clock().instant());
        chart.show(
                world.loads().of(hostId),
                page.cores(),
                page.memoryBytes(),
                world.clock().instant());
        if (shown.filter(page::equals).isPresent()
                && shownHost.filter(host::equals).isPresent()) {
            return;
        }
        shown = Optional.of(page);
        shownHost = Optional.of(host);
        Head top = new Head(host, StatusRules.of(host, seen), page.containers(), Series.of(fleet, host.id()));
        if (shownHead.filter(top::equals).isEmpty()) {
            // Its buttons stay while figures change, and keep the focus.
            shownHead = Optional.of(top);
            showHead(top);
        }
        body.getChildren().clear();
        page.trouble().ifPresent(t -> body.getChildren().add(padded(trouble(t))));
        if (page.unsafe()) {
            body.getChildren().add(padded(unsafe()));
        }
        body.getChildren()
                .addAll(
                        Sections.section("", Sections.facts(page.facts())),
                        Sections.section("Load", load(page)),
                        Sections.section("Capacity", Sections.facts(page.capacity())));
        if (!page.networks().isEmpty()) {
            VBox networks = new VBox(8);
            page.networks()
                    .forEach(n -> networks.getChildren()
                            .add(new VBox(
                                    2,
                                    Labels.wrapped(n.name(), "fl-mono"),
                                    Labels.wrapped(n.words(), "fl-small", "fl-muted"))));
            body.getChildren().add(Sections.section("Networks", networks));
        }
        if (!page.labels().isEmpty()) {
            FlowPane tags = new FlowPane(6, 6);
            page.labels().forEach(l -> tags.getChildren().add(Tags.plain(l)));
            body.getChildren().add(Sections.section("Labels", tags));
        }
    }

    private void showHead(Head top) {
        Host host = top.host();
        Label name = Labels.subject(host.name());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Node close = Buttons.small(
                Buttons.icon("x", "Close the inspector", () -> world.deeds().close()));
        HBox title = Sections.row(Icons.status(top.status(), 20), name, close);
        HBox line = Sections.row(
                Labels.strip(top.series(), 14), Labels.status(top.status()), Labels.secondary(top.containers()));
        HBox actions = Sections.row(
                Buttons.small(
                        Buttons.plain("Edit", "edit-2", () -> world.deeds().editHost(host))),
                Buttons.small(Buttons.plain(
                        "Remove", "minus-square", () -> world.deeds().removeHost(host))));
        head.getChildren().setAll(title, line, actions);
    }

    private Node load(HostPage page) {
        return new VBox(
                8,
                meter("CPU", page.cpu()),
                meter("Memory", page.memory()),
                Labels.of("Last 15 min", "fl-small", "fl-muted"),
                chart,
                Labels.wrapped(HostPage.ONLY_CONTAINERS, "fl-small", "fl-muted"));
    }

    private static Node meter(String name, Optional<HostPage.Meter> figure) {
        Label word = Labels.secondary(name);
        word.getStyleClass().add("fl-insp-word");
        if (figure.isEmpty()) {
            return Sections.row(word, Labels.secondary("no data"));
        }
        Meter meter = new Meter(METER);
        meter.setShare(figure.get().share());
        return Sections.row(word, meter, Labels.mono(figure.get().words()));
    }

    private static Node trouble(String words) {
        Note note = Note.of(Tone.DANGER, "alert-circle", "It does not answer", words);
        note.getChildren().set(0, Icons.status(Status.DOWN, 16));
        return note;
    }

    private static Node unsafe() {
        Note note = Note.of(
                Tone.WARNING,
                "alert-triangle",
                "Unsafe: plain tcp",
                "Whoever reaches the port is root there. Use TLS, or an ssh tunnel; the form of the host shows how.");
        note.getChildren().set(0, Icons.status(Status.DEGRADED, 16));
        return note;
    }

    private static Node padded(Node node) {
        VBox box = new VBox(node);
        box.getStyleClass().add("fl-insp-note");
        return box;
    }
}
