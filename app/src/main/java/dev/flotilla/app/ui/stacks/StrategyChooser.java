package dev.flotilla.app.ui.stacks;

import dev.flotilla.app.placement.StrategyGuide;
import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.Tags;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The strategies as a list with what each is for, and what the guideline says for this fleet. */
final class StrategyChooser extends VBox {
    /** @param own the strategy of the file, marked as such */
    StrategyChooser(Strategy chosen, Strategy own, int hosts, Consumer<Strategy> onChoice) {
        super(4);
        getChildren().add(Labels.section("Strategy"));
        if (hosts > StrategyGuide.MANY_HOSTS) {
            getChildren().add(Note.of(Tone.ACCENT, "info", "", StrategyGuide.recommendation(hosts)));
        } else {
            getChildren().add(Labels.wrapped(StrategyGuide.recommendation(hosts), "fl-small", "fl-muted"));
        }
        ToggleGroup group = new ToggleGroup();
        for (Strategy strategy : StrategyGuide.all()) {
            getChildren().add(choice(strategy, strategy == chosen, strategy == own, hosts, group, onChoice));
        }
    }

    private static Node choice(
            Strategy strategy, boolean chosen, boolean own, int hosts, ToggleGroup group, Consumer<Strategy> onChoice) {
        RadioButton radio = new RadioButton(strategy.word());
        radio.setToggleGroup(group);
        radio.setSelected(chosen);
        radio.getStyleClass().add("fl-medium");
        radio.setId("strategy-" + strategy.word());
        radio.setOnAction(e -> onChoice.accept(strategy));
        HBox head = new HBox(8, radio);
        head.setAlignment(Pos.CENTER_LEFT);
        if (own) {
            head.getChildren().add(Tags.plain("from the file"));
        }
        // A mark on every line would say nothing.
        boolean tellsApart = StrategyGuide.all().stream().anyMatch(s -> !StrategyGuide.isRecommended(s, hosts));
        if (tellsApart && StrategyGuide.isRecommended(strategy, hosts) && strategy != Strategy.TOGETHER) {
            head.getChildren().add(Tags.toned("Recommended", Tone.SUCCESS));
        }
        HBox purpose = new HBox(Labels.wrapped(StrategyGuide.purpose(strategy) + ".", "fl-small", "fl-muted"));
        purpose.getStyleClass().add("fl-strategy-purpose");
        VBox card = new VBox(2, head, purpose);
        card.getStyleClass().addAll("fl-strategy", chosen ? "fl-chosen" : "fl-other");
        card.setOnMouseClicked(e -> {
            if (!radio.isSelected()) {
                radio.fire();
            }
        });
        return card;
    }
}
