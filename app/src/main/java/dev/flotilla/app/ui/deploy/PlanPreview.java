package dev.flotilla.app.ui.deploy;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.Ticking;
import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.CopyButton;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The preview of a plan as a dialog. It closes itself when its apply has begun. */
public final class PlanPreview extends BorderPane {
    public static final double WIDTH = 1360;
    public static final double HEIGHT = 788;
    private static final KeyCombination APPLY = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final int CHECK_EVERY_SECONDS = 10;
    /** A name that no longer resolves, or a volume that is another one on each host. */
    private static final String PARTED = "FL-2201";

    private final PreviewModel model;
    private final InstantSource clock;
    private final Runnable close;
    private final Consumer<String> begun;
    private final Label title = Labels.heading("Plan");
    private final Label summary = Labels.of("", "fl-muted");
    private final Label basis = new Label();
    private final Button again;
    private final Button primary;
    private final HBox choice = new HBox(8);
    private final PlanSaving saving;
    private final CopyButton command;
    private final PlanBody body;
    private final Button parted;
    private Consumer<DeployPlan> mend = plan -> {};
    private int seconds;

    /**
     * @param close asks the window to take the dialog away
     * @param begun gets the id of the apply that was begun
     */
    public PlanPreview(PreviewModel model, InstantSource clock, Runnable close, Consumer<String> begun) {
        this.model = model;
        this.clock = clock;
        this.close = close;
        this.begun = begun;
        RoomStyle.add(this, PlanPreview.class, "deploy.css");
        getStyleClass().addAll("fl-dialog", "fl-plan");
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        again = Buttons.small(Buttons.plain("Plan again", "refresh-cw", model::planAgain));
        primary = Buttons.primary("Apply", this::primaryPressed);
        primary.setId("plan-primary");
        body = new PlanBody(model::script);
        saving = new PlanSaving(model);
        command = CommandButton.when(model::command);
        again.setMinWidth(USE_PREF_SIZE);
        parted = Buttons.small(Buttons.plain("Split assistant", "corner-up-right", this::mendNames));
        parted.setId("plan-split");
        parted.setMinWidth(USE_PREF_SIZE);
        Buttons.tip(parted, "Choose what takes the place of names that no longer resolve");
        offer(false);
        setTop(head());
        setBottom(foot());
        Subscription subscription = model.state().subscribe(this::show);
        Ticking.everySecond(this, this::everySecond);
        sceneProperty().addListener((o, was, is) -> {
            if (is == null) {
                subscription.close();
                saving.dispose();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (APPLY.match(e)) {
                primaryPressed();
                e.consume();
            }
        });
        show(model.state().value());
    }

    /** What is done about names that no longer resolve where the plan puts things; the dialog closes itself before. */
    public PlanPreview mending(Consumer<DeployPlan> deed) {
        mend = deed;
        return this;
    }

    private void mendNames() {
        if (model.state().value() instanceof PreviewState.Ready ready) {
            close.run();
            mend.accept(ready.plan());
        }
    }

    private void offer(boolean names) {
        parted.setVisible(names);
        parted.setManaged(names);
    }

    private Node head() {
        VBox words = new VBox(2, title, summary);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        basis.getStyleClass().setAll("label", "fl-tag", "fl-tall");
        basis.setMinWidth(USE_PREF_SIZE);
        Button x = Buttons.small(Buttons.icon("x", "Close", close));
        HBox head = new HBox(12, words, basis, parted, again, x);
        head.getStyleClass().add("fl-plan-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node foot() {
        ToggleGroup group = new ToggleGroup();
        RadioButton back = new RadioButton("Roll back what this apply made");
        RadioButton keep = new RadioButton("Keep it and show me");
        back.setToggleGroup(group);
        keep.setToggleGroup(group);
        back.setSelected(model.onFailure() == OnFailure.ROLLBACK);
        keep.setSelected(model.onFailure() == OnFailure.KEEP);
        back.setOnAction(e -> model.choose(OnFailure.ROLLBACK));
        keep.setOnAction(e -> model.choose(OnFailure.KEEP));
        choice.setAlignment(Pos.CENTER_LEFT);
        choice.getChildren().addAll(Labels.medium("If a step fails"), back, keep);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button cancel = Buttons.plain("Cancel", close);
        cancel.setCancelButton(true);
        command.visibleProperty().bind(choice.visibleProperty());
        HBox foot = new HBox(12, choice, gap, saving, command, cancel, primary);
        foot.getStyleClass().add("fl-plan-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void primaryPressed() {
        if (model.state().value() instanceof PreviewState.Ready ready
                && ready.changed().isPresent()) {
            model.planAgain();
        } else {
            model.apply();
        }
    }

    private void everySecond() {
        if (++seconds % CHECK_EVERY_SECONDS == 0) {
            model.checkBasis();
        }
        if (model.state().value() instanceof PreviewState.Ready ready) {
            showBasis(ready);
        }
    }

    private void show(PreviewState state) {
        boolean ready = state instanceof PreviewState.Ready;
        basis.setVisible(ready);
        basis.setManaged(ready);
        again.setDisable(state instanceof PreviewState.Planning);
        choice.setVisible(ready);
        saving.setVisible(ready);
        primary.setVisible(ready);
        primary.setManaged(ready);
        offer(false);
        switch (state) {
            case PreviewState.Planning planning -> {
                summary.setText("Asking the hosts what runs there.");
                setCenter(message(Icons.muted("loader", 32), "Planning", "Every host has its own time limit."));
            }
            case PreviewState.Refused refused -> {
                summary.setText("There is no plan. Nothing was changed.");
                setCenter(problems(refused));
            }
            case PreviewState.Ready r -> showReady(r);
            case PreviewState.Begun(String applyId) -> {
                begun.accept(applyId);
                close.run();
            }
        }
    }

    private void showReady(PreviewState.Ready ready) {
        title.setText(ready.page().title());
        summary.setText(ready.page().summary());
        showBasis(ready);
        offer(ready.plan().warnings().stream().anyMatch(w -> w.code().equals(PARTED)));
        boolean nothing = ready.page().primary().isEmpty();
        choice.setVisible(!nothing);
        primary.setVisible(!nothing);
        primary.setManaged(!nothing);
        primary.setText(
                ready.changed().isPresent()
                        ? "Plan again"
                        : ready.page().primary().orElse(""));
        body.show(ready);
        setCenter(
                nothing
                        ? message(
                                Icons.status(Status.HEALTHY, 32),
                                "Nothing to do",
                                "Every container, network and volume of "
                                        + ready.plan().stack() + " is as the stack asks.")
                        : body);
    }

    private void showBasis(PreviewState.Ready ready) {
        boolean changed = ready.changed().isPresent();
        basis.getStyleClass().removeAll(Tone.SUCCESS.textClass(), Tone.DANGER.textClass());
        basis.getStyleClass().add(changed ? Tone.DANGER.textClass() : Tone.SUCCESS.textClass());
        String checked = Amounts.ago(ready.checkedAt(), clock.instant());
        String text = changed ? "Basis changed" : "Basis still true, checked " + checked;
        if (!text.equals(basis.getText())) {
            basis.setText(text);
            basis.setGraphic(Icons.status(changed ? Status.DOWN : Status.HEALTHY, 14));
        }
    }

    private static Node message(Node icon, String head, String sentence) {
        VBox box = new VBox(8, icon, Labels.section(head), Labels.secondary(sentence));
        box.getStyleClass().add("fl-empty");
        return box;
    }

    private static Node problems(PreviewState.Refused refused) {
        VBox list = new VBox(12);
        list.getStyleClass().add("fl-plan-problems");
        for (Problem problem : refused.problems()) {
            list.getChildren().add(Note.problem(problem));
            problem.place()
                    .map(Place::inWords)
                    .ifPresent(where -> list.getChildren().add(indented(Labels.of(where, "fl-mono", "fl-muted"))));
            for (HostReason reason : problem.hosts()) {
                list.getChildren().add(indented(Labels.wrapped(reason.host() + ": " + reason.reason(), "fl-small")));
            }
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private static Node indented(Label label) {
        HBox box = new HBox(label);
        HBox.setHgrow(label, Priority.ALWAYS);
        box.getStyleClass().add("fl-plan-indent");
        return box;
    }
}
