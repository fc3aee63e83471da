package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.ui.inspector.load.LoadChart;
import dev.flotilla.app.ui.inspector.load.LoadHistory;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The first tab: facts, whom it talks to, its load, why it is where it is. What did not change stays as it is. */
final class ContainerOverview {
    private final InspectorWorld world;
    private final VBox facts = new VBox();
    private final VBox relations = new VBox();
    private final LoadChart chart = new LoadChart();
    private final Label figure = Labels.mono("");
    private final VBox load = Sections.section(
            "Load, last 15 min",
            chart,
            figure,
            Labels.wrapped("The upper edge is the highest figure of each.", "fl-small", "fl-muted"));
    private final VBox why = new VBox();
    private final ScrollPane node;
    private Optional<ContainerPage> shownPage = Optional.empty();
    private Optional<Relations> shownRelations = Optional.empty();
    private Optional<Optional<WhyHere>> shownWhy = Optional.empty();

    ContainerOverview(InspectorWorld world) {
        this.world = world;
        node = Sections.scrolling(new VBox(facts, relations, load, why));
    }

    Node node() {
        return node;
    }

    void show(ContainerPage page, Relations now, Optional<WhyHere> reason) {
        if (!shownPage.equals(Optional.of(page))) {
            shownPage = Optional.of(page);
            facts.getChildren().clear();
            page.trouble().ifPresent(t -> facts.getChildren().add(ContainerParts.trouble(t)));
            facts.getChildren().add(Sections.section("", Sections.facts(page.facts())));
            figure.setText(page.load().orElse("no data"));
        }
        if (!shownRelations.equals(Optional.of(now))) {
            shownRelations = Optional.of(now);
            relations.getChildren().clear();
            if (page.stack().isPresent()) {
                relations
                        .getChildren()
                        .addAll(relations("Talks to", now.talksTo()), relations("Used by", now.usedBy()));
            }
        }
        if (!shownWhy.equals(Optional.of(reason))) {
            shownWhy = Optional.of(reason);
            why.getChildren().setAll(page.stack().isPresent() ? List.of(why(reason)) : List.of());
        }
    }

    void showLoad(List<LoadHistory.Sample> samples) {
        chart.show(samples, 0, 0, world.clock().instant());
    }

    private Node relations(String title, List<Relations.Relation> all) {
        VBox rows = new VBox(2);
        if (all.isEmpty()) {
            Label none = Labels.secondary("nothing that Flotilla knows of");
            VBox.setMargin(none, new Insets(0, 0, 0, 6));
            rows.getChildren().add(none);
        }
        all.forEach(r -> rows.getChildren().add(row(r)));
        // So that glyphs stand below the heading and the hover of a row goes beyond it.
        VBox.setMargin(rows, new Insets(0, -6, 0, -6));
        VBox section = Sections.section("", heading(title, all.size()), rows);
        section.setSpacing(4);
        return section;
    }

    private static Node heading(String title, int count) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return Sections.row(Labels.section(title), gap, Labels.pill(Integer.toString(count)));
    }

    private Node row(Relations.Relation relation) {
        Label name = Labels.medium(relation.name());
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox first = Sections.row(Icons.status(relation.status(), 16), name, Labels.secondary(relation.where()));
        VBox lines = new VBox(1, first);
        relation.how().forEach(h -> {
            Label line = Labels.of(h, h.contains("_ENDPOINT=") ? "fl-mono" : "fl-small", "fl-muted", "fl-insp-how");
            line.setMinWidth(0);
            lines.getChildren().add(line);
        });
        lines.setAlignment(Pos.CENTER_LEFT);
        String said = relation.status().word() + ", " + relation.name() + ", " + relation.where() + ". "
                + String.join(", ", relation.how());
        if (relation.item().isEmpty()) {
            lines.setAccessibleText(said);
            lines.getStyleClass().add("fl-insp-dead");
            return lines;
        }
        Button go = Buttons.plain("", () -> relation.item().ifPresent(world.deeds()::show));
        go.setGraphic(lines);
        lines.prefWidthProperty().bind(go.widthProperty().subtract(12));
        go.getStyleClass().addAll("fl-flat", "fl-insp-go");
        go.setAccessibleText("Show " + said);
        go.setId("go-" + relation.name());
        go.setMaxWidth(Double.MAX_VALUE);
        go.setMinWidth(0);
        go.setPrefWidth(0);
        HBox wide = new HBox(go);
        HBox.setHgrow(go, Priority.ALWAYS);
        return wide;
    }

    private Node why(Optional<WhyHere> reason) {
        if (reason.isEmpty()) {
            return Sections.section(
                    "Why here", Labels.wrapped("No apply that is known here put it there.", "fl-small", "fl-muted"));
        }
        WhyHere known = reason.get();
        VBox section = Sections.section("Why here", Labels.wrapped(known.sentence(), "fl-small"));
        section.setSpacing(4);
        known.others().forEach(o -> section.getChildren().add(Labels.wrapped(o, "fl-small", "fl-muted")));
        Node link =
                Buttons.link("Show score card", () -> world.deeds().showScores(known.placement(), known.instance()));
        link.setId("show-score-card");
        section.getChildren().add(link);
        return section;
    }
}
