package dev.flotilla.app.ui.deploy.activity;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.DeployProgress.Phase;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.Ticking;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The panel under the centre: works at the left, the steps of the chosen one by host, the output of a step. */
public final class ActivityPanel extends BorderPane {
    private static final int PER_SECOND = 8;

    private final Supplier<Fleet> fleet;
    private final InstantSource clock;
    private final ActivityDeeds deeds;
    private final HBox glyph = new HBox();
    private final Label title = Labels.section("");
    private final Label count = Labels.of("", "fl-muted");
    private final ProgressBar bar = new ProgressBar(0);
    private final Button stop;
    private final WorkList works;
    private final StepColumns columns;
    private final Label promise = Labels.secondary("");
    private final StepOutput output;
    private final VBox ending = new VBox();
    private final HBox body;
    private final Subscription subscription;
    private int chosenStep;
    private String shownWork = "";

    /** @param zone for the times of the output */
    public ActivityPanel(
            ActivityModel model,
            FxGate gate,
            Supplier<Fleet> fleet,
            InstantSource clock,
            ZoneId zone,
            ActivityDeeds deeds) {
        this.fleet = fleet;
        this.clock = clock;
        this.deeds = deeds;
        RoomStyle.add(this, ActivityPanel.class, "activity.css");
        getStyleClass().addAll("fl-activity", "fl-surface");
        stop = Buttons.small(Buttons.plain("Stop after this step", "square", model::stopAfterThisStep));
        works = new WorkList(model::select, deeds::showHistory, zone);
        columns = new StepColumns(step -> {
            chosenStep = step;
            show(model.state().value());
        });
        output = new StepOutput(zone);
        VBox steps = new VBox(columns, promise);
        steps.getStyleClass().add("fl-activity-middle");
        VBox.setVgrow(columns, Priority.ALWAYS);
        HBox.setHgrow(output, Priority.ALWAYS);
        output.setMinWidth(0);
        body = new HBox(works, steps, output);
        setTop(head());
        setBottom(ending);
        subscription = gate.latest(model.state(), PER_SECOND, this::show);
        Ticking.everySecond(this, () -> show(model.state().value()));
        show(model.state().value());
    }

    /** Stops listening; when the window closes. */
    public void dispose() {
        subscription.close();
    }

    private Node head() {
        bar.getStyleClass().add("fl-activity-bar");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = Buttons.small(Buttons.icon("chevron-down", "Close the activity panel", deeds::closePanel));
        // Before any word is cut the bar gives way.
        title.setMinWidth(Region.USE_PREF_SIZE);
        count.setMinWidth(Region.USE_PREF_SIZE);
        stop.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(12, glyph, title, count, bar, gap, stop, close);
        head.getStyleClass().addAll("fl-toolbar", "fl-line-below");
        glyph.setAlignment(Pos.CENTER);
        return head;
    }

    private void show(ActivityModel.State state) {
        works.show(state, clock.instant());
        Optional<DeployProgress> shown = state.shown();
        bar.setVisible(shown.isPresent());
        if (shown.isEmpty()) {
            title.setText("Activity");
            count.setText("nothing running");
            glyph.getChildren().setAll(Icons.muted("activity", 16));
            stop.setVisible(false);
            ending.getChildren().clear();
            setCenter(new EmptyState(
                    "activity",
                    "No work yet",
                    "Applies, stops and removals appear here with each step and its output."));
            return;
        }
        setCenter(body);
        showWork(shown.get());
    }

    private void showWork(DeployProgress work) {
        if (!work.applyId().equals(shownWork)) {
            shownWork = work.applyId();
            chosenStep = 0;
        }
        WorkPage page = WorkPage.of(work, fleet.get(), clock.instant());
        glyph.getChildren().setAll(PhaseLook.of(page.state(), 20));
        title.setText(page.title());
        count.setText(page.count());
        bar.setProgress(page.share());
        stop.setVisible(page.state() == ApplyState.RUNNING);
        promise.setText(page.state() == ApplyState.ROLLING_BACK ? "Taking back what this apply made" : page.promise());
        Optional<Step> step = stepToShow(work);
        columns.show(page.columns(), step.map(s -> s.head().id()).orElse(0));
        step.ifPresentOrElse(s -> output.show(work, s, fleet.get()), output::clear);
        ending.getChildren().clear();
        page.ending().ifPresent(e -> ending.getChildren().add(ending(e, work)));
    }

    /** The chosen step; else the one that failed, or runs, or wrote last. */
    private Optional<Step> stepToShow(DeployProgress work) {
        for (Phase phase : new Phase[] {Phase.FAILED, Phase.RUNNING}) {
            if (chosenStep == 0) {
                Optional<Step> found = work.plan().steps().stream()
                        .filter(s -> phaseOf(work, s) == phase)
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        int wanted = chosenStep != 0 ? chosenStep : lastOver(work);
        return work.plan().steps().stream().filter(s -> s.head().id() == wanted).findFirst();
    }

    /** The step that ended last, of those that wrote something when there are any. */
    private static int lastOver(DeployProgress work) {
        Comparator<Map.Entry<Integer, DeployProgress.StepProgress>> bySpeech =
                Comparator.comparing(e -> !e.getValue().output().isEmpty());
        return work.steps().entrySet().stream()
                .filter(e -> e.getValue().endedAt().isPresent())
                .max(bySpeech.thenComparing(e -> e.getValue().endedAt().orElseThrow())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    private static Phase phaseOf(DeployProgress work, Step step) {
        DeployProgress.StepProgress its = work.steps().get(step.head().id());
        return its == null ? Phase.WAITING : its.phase();
    }

    private Node ending(Ending end, DeployProgress work) {
        VBox words = new VBox(2, Labels.wrapped(end.sentence(), "fl-medium"));
        if (!end.detail().isEmpty()) {
            words.getChildren().add(Labels.wrapped(end.detail(), "fl-small", "fl-muted"));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(12, PhaseLook.of(work.state(), 20), words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("fl-activity-end", end.good() ? "fl-good" : "fl-bad");
        for (Ending.Deed deed : end.deeds()) {
            Button button = Buttons.small(Buttons.plain(deed.words(), () -> carryOut(deed, work)));
            button.setMinWidth(USE_PREF_SIZE);
            line.getChildren().add(button);
        }
        return line;
    }

    private void carryOut(Ending.Deed deed, DeployProgress work) {
        switch (deed) {
            case PLAN_AGAIN -> deeds.planAgain(work);
            case FINISH -> deeds.finish(work);
            case UNDO -> deeds.undo(work);
            case SHOW -> deeds.showOnMap(work);
        }
    }
}
