package dev.flotilla.app.ui.firstrun;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Tags;
import dev.flotilla.app.ui.kit.status.Status;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The welcome: a title, three cards, what was found. */
public final class FirstRun extends StackPane {
    private final Deeds deeds;
    private final VBox rows = new VBox();
    private final VBox foundCard = new VBox();

    /** What the buttons ask for. */
    public interface Deeds {
        void addHost();

        /** Opens the form with what is known of an engine. */
        void addFound(Found found);

        void openStackFile();

        /** Opens the stack of three nodes that comes with Flotilla, with embedded hosts to put it on. */
        void openSample();
    }

    /**
     * An engine that can be added.
     *
     * @param address as it is written, such as {@code tcp://192.0.2.20:2376}
     * @param origin socket, context
     * @param answer "Docker 28.5 answers"; empty while it was not contacted
     */
    public record Found(String name, String address, String origin, Optional<String> answer) {}

    public FirstRun(Deeds deeds, EmbeddedFleetStarter embedded, Signal<List<Found>> found, FxGate gate) {
        this.deeds = deeds;
        getStyleClass().add("fl-first-run");
        Button start = Buttons.primary("Start embedded fleet", "box", () -> {});
        start.setId("start-embedded");
        start.setOnAction(e -> {
            Buttons.busy(start, true);
            embedded.start();
        });
        Button add = Buttons.plain("Add host", "server", deeds::addHost);
        Button open = Buttons.plain("Open file", "file-plus", deeds::openStackFile);
        HBox cards = new HBox(
                card(
                        new Drawing(Drawing::embeddedFleet),
                        "Explore an embedded fleet",
                        "Six nodes start inside this application, without Docker. Ready in about three seconds.",
                        start),
                card(
                        new Drawing(Drawing::hostTest),
                        "Add a Docker host",
                        "By unix socket or TCP with TLS. Each step of the connection is tested and named.",
                        add),
                card(
                        new Drawing(Drawing::stackFile),
                        "Open a stack file",
                        "Compose or JSON-LD, as it is. You see where every service would go, and why, before anything"
                                + " runs.",
                        open));
        cards.getStyleClass().add("fl-first-cards");
        VBox all = new VBox(title(), cards, found(), foot());
        all.getStyleClass().add("fl-first-column");
        all.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane middle = new StackPane(all);
        middle.setAlignment(Pos.CENTER);
        ScrollPane scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        getChildren().add(scroll);
        gate.latest(found, 4, this::show);
        sceneProperty().addListener((o, was, is) -> {
            // Back in an empty fleet the button works again.
            Buttons.busy(start, false);
        });
    }

    private static VBox title() {
        return new VBox(
                8,
                Labels.of("Start with a living fleet", "fl-title"),
                Labels.of(
                        "See every machine, drag work between them, know exactly what will change, and take it back.",
                        "fl-lead"));
    }

    private static VBox card(Drawing drawing, String name, String sentence, Button button) {
        Label words = Labels.wrapped(sentence, "fl-muted");
        VBox.setVgrow(words, Priority.ALWAYS);
        words.setAlignment(Pos.TOP_LEFT);
        words.setMaxHeight(Double.MAX_VALUE);
        VBox below = new VBox(8, Labels.subject(name), words, button);
        VBox.setMargin(button, new javafx.geometry.Insets(8, 0, 0, 0));
        below.getStyleClass().add("fl-first-below");
        VBox.setVgrow(below, Priority.ALWAYS);
        VBox card = new VBox(drawing, below);
        card.getStyleClass().add("fl-card");
        card.getStyleClass().add("fl-first-card");
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private VBox found() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(
                Labels.section("Found on this computer"),
                gap,
                Labels.secondary(
                        "From the local socket and your docker contexts. Nothing is contacted until you add it."));
        head.getStyleClass().addAll("fl-first-row", "fl-rule-below");
        foundCard.getChildren().addAll(head, rows);
        foundCard.getStyleClass().add("fl-card");
        return foundCard;
    }

    private HBox foot() {
        Hyperlink sample = Buttons.link("Open a sample stack of three nodes", deeds::openSample);
        sample.setId("open-sample");
        sample.setGraphic(Icons.line("layers", 14));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(
                sample,
                gap,
                Labels.secondary("Nothing but Docker on your hosts. No server, no account, no telemetry."));
    }

    private void show(List<Found> found) {
        rows.getChildren().clear();
        for (Found engine : found) {
            rows.getChildren().add(row(engine));
        }
        foundCard.setVisible(!found.isEmpty());
        foundCard.setManaged(!found.isEmpty());
    }

    private HBox row(Found engine) {
        Label name = Labels.section(engine.name());
        name.getStyleClass().add("fl-first-name");
        Label address = Labels.of(engine.address(), "fl-mono", "fl-muted", "fl-first-address");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label state = engine.answer()
                .map(words -> Labels.of(words, "fl-small"))
                .orElseGet(() -> Labels.secondary("Not contacted yet"));
        state.setGraphic(Icons.status(engine.answer().isPresent() ? Status.HEALTHY : Status.UNKNOWN, 14));
        Button add = Buttons.small(Buttons.plain("Add", () -> deeds.addFound(engine)));
        add.setAccessibleText("Add " + engine.name());
        HBox row = new HBox(
                12,
                Icons.muted(engine.address().startsWith("unix:") ? "monitor" : "server", 16),
                name,
                address,
                Tags.plain(engine.origin()),
                gap,
                state,
                add);
        row.getStyleClass().addAll("fl-first-row", "fl-rule-below");
        return row;
    }
}
