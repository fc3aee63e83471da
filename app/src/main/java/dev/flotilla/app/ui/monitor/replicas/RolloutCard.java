package dev.flotilla.app.ui.monitor.replicas;

import dev.flotilla.app.monitor.ReplicaReport;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Meter;
import dev.flotilla.app.ui.kit.parts.Tags;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The rollout of one coordinator: where it stands, its steps, the health gate, and what can be ordered. */
final class RolloutCard extends VBox {
    /** As nodes of ours step when they are told nothing else. */
    private static final List<Double> STEPS = List.of(.05, .2, .5, 1.0);

    private final BiConsumer<Wish, ReplicaRow> order;
    private final VBox facts = new VBox(12);
    private final FlowPane buttons = new FlowPane(8, 8);
    private final Label why = Labels.wrapped("", "fl-small", "fl-muted");
    private final Map<Wish, Button> byWish = new EnumMap<>(Wish.class);
    private ReplicaRow shown;

    RolloutCard(ReplicaRow first, BiConsumer<Wish, ReplicaRow> order) {
        super(12);
        this.order = order;
        this.shown = first;
        getStyleClass().add("fl-rollout");
        for (Wish wish : Wish.values()) {
            Button button =
                    Buttons.small(Buttons.plain(wish.word(), wish.icon(), () -> this.order.accept(wish, shown)));
            button.setId("rollout-" + wish.name().toLowerCase(java.util.Locale.ROOT));
            byWish.put(wish, button);
            buttons.getChildren().add(button);
        }
        why.setId("rollout-why");
        getChildren().addAll(facts, buttons, why);
        show(first);
    }

    void show(ReplicaRow row) {
        shown = row;
        allow(row);
        HBox title = new HBox(8, Labels.section("Rollout"), Labels.secondary("coordinator " + row.node()));
        title.setAlignment(Pos.CENTER_LEFT);
        String words = row.report().rollout().map(RolloutLog::sentence).orElse("It tells nothing of a rollout.");
        facts.getChildren()
                .setAll(
                        title,
                        models(row),
                        Labels.wrapped(
                                words + (row.old() ? " Told " + row.age() + " ago." : ""), "fl-small", "fl-muted"),
                        steps(row.canary()),
                        gate(row));
    }

    /** What cannot be ordered says why beside the buttons; a reason that holds for all of them once. */
    private void allow(ReplicaRow row) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        byWish.forEach((wish, button) -> {
            Optional<String> hindrance = wish.hindrance(row);
            button.setDisable(hindrance.isPresent());
            hindrance.ifPresent(reason ->
                    reasons.computeIfAbsent(reason, r -> new ArrayList<>()).add(wish.word()));
        });
        List<String> lines = new ArrayList<>();
        reasons.forEach((reason, wishes) ->
                lines.add(wishes.size() == Wish.values().length ? reason : String.join(", ", wishes) + ": " + reason));
        why.setText(String.join("\n", lines));
        why.setVisible(!lines.isEmpty());
        why.setManaged(!lines.isEmpty());
    }

    private static FlowPane models(ReplicaRow row) {
        FlowPane pane = new FlowPane(8, 4);
        pane.getChildren().add(Tags.plain("stable " + row.stable()));
        if (!row.canaryModel().isEmpty()) {
            pane.getChildren().add(Tags.toned("canary " + row.canaryModel(), Tone.ACCENT));
        }
        return pane;
    }

    private static HBox steps(double share) {
        HBox line = new HBox(6);
        line.setAlignment(Pos.CENTER_LEFT);
        for (double step : STEPS) {
            boolean done = share >= step - 1e-9;
            boolean now = Math.abs(share - step) < 1e-9;
            var tag = done
                    ? Tags.toned(Amounts.percent(step), now ? "radio" : "check", now ? Tone.ACCENT : Tone.SUCCESS)
                    : Tags.plain(Amounts.percent(step));
            line.getChildren().add(tag);
            if (step < 1) {
                line.getChildren().add(Icons.muted("chevron-right", 12));
            }
        }
        line.setAccessibleText("Canary at " + Amounts.percent(share) + " of 5, 20, 50 and 100 %");
        return line;
    }

    private static VBox gate(ReplicaRow row) {
        VBox box = new VBox(8, Labels.section("Health gate"));
        for (ReplicaReport.Model model : row.report().models()) {
            boolean over = Gate.isOver(model);
            Status status = over ? Status.DOWN : Gate.isJudged(model) ? Status.HEALTHY : Status.STARTING;
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox head = new HBox(
                    6,
                    Icons.status(status, 14),
                    Labels.medium(model.name()),
                    gap,
                    Labels.of(Gate.verdict(model), "fl-small", over ? "fl-danger" : "fl-muted"));
            head.setAlignment(Pos.CENTER_LEFT);
            VBox one = new VBox(
                    4,
                    head,
                    line(
                            "p95",
                            model.requests() > 0 ? Gate.millis(model.p95Ms()) : Gate.NONE,
                            model.p95Ms() / Gate.P95_MS,
                            "of " + Gate.millis(Gate.P95_MS)),
                    line(
                            "errors",
                            model.requests() > 0 ? Gate.percent(model.errorRate()) : Gate.NONE,
                            model.errorRate() / Gate.ERROR_RATE,
                            "of " + Gate.percent(Gate.ERROR_RATE)),
                    Labels.secondary(Amounts.count(model.requests(), "request", "requests") + ", weight "
                            + Amounts.percent(model.weight())));
            box.getChildren().add(one);
        }
        if (row.report().models().isEmpty()) {
            box.getChildren().add(Labels.secondary("The coordinator tells no figures of its models."));
        }
        return box;
    }

    private static HBox line(String word, String value, double share, String limit) {
        Meter meter = new Meter(110);
        meter.setShare(share);
        var name = Labels.secondary(word);
        name.setMinWidth(48);
        var figure = Labels.mono(value);
        figure.setMinWidth(72);
        HBox line = new HBox(8, name, meter, figure, Labels.secondary(limit));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
