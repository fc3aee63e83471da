package dev.flotilla.app.ui.launch;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.launch.NodeRow;
import dev.flotilla.app.launch.NodeSet;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.launch.LaunchState.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The launcher: the form at the left, the nodes and the output at the right. */
public final class LaunchDialog extends BorderPane {
    private static final double WIDTH = 1240;
    private static final double HEIGHT = 800;
    private static final double FORM = 320;
    private static final int MOST_NOTES = 4;
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int TICKS = 3;
    /** From here on the age of what is shown is worth a word. */
    private static final Duration OLD = Duration.ofSeconds(8);

    private final LaunchModel model;
    private final Modals modals;
    private final FxGate gate;
    private final LaunchForm form;
    private final NodeTable table = new NodeTable();
    private final LaunchOutput output;
    private final MenuButton sets = new MenuButton("Launched");
    private final Button ping;
    private final Button stop;
    private final Button remove;
    private final Button launch;
    private final Button cancel;
    private final Label preview = Labels.wrapped("", "fl-small", "fl-muted");
    private final Label headline = Labels.medium("");
    private final Label age = Labels.secondary("");
    private final VBox notes = new VBox(8);
    private List<Problem> noted = List.of();
    private boolean open = true;
    private int ticks;

    /** @param observed what engines tell by themselves */
    public LaunchDialog(LaunchModel model, Signal<ObservedFleet> observed, Modals modals, FxGate gate) {
        this.model = model;
        this.modals = modals;
        this.gate = gate;
        RoomStyle.add(this, LaunchDialog.class, "launch.css");
        form = new LaunchForm(model);
        output = new LaunchOutput(model.output());
        ping = Buttons.small(Buttons.plain("Ping all", "activity", model::pingAll));
        ping.setId("launch-ping");
        stop = Buttons.small(Buttons.plain("Stop all", "square", () -> model.stopAll(false)));
        stop.setId("launch-stop");
        remove = Buttons.small(Buttons.plain("Remove all", "trash-2", this::askToRemove));
        remove.setId("launch-remove");
        launch = Buttons.primary("Launch", "play", this::launch);
        launch.setId("launch-go");
        launch.setDefaultButton(true);
        cancel = Buttons.plain("Call off", "x", model::cancel);
        cancel.setId("launch-cancel");
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            output.show(table.interesting());
            if (is != null && model.state().value().isIdle() && table.isFocused()) {
                output.showNode();
            }
        });
        Button close = Buttons.plain("Close", modals::close);
        close.setCancelButton(true);
        setCenter(new Dialog("Launch nodes", body())
                .size(WIDTH, HEIGHT)
                .footLeft(CommandButton.when(model::command), preview)
                .buttons(close, cancel, launch));
        setMaxSize(WIDTH, HEIGHT);
        Subscription listening = model.state().subscribe(this::show);
        Subscription events = gate.latest(observed, 2, model::noticed);
        sceneProperty().addListener((o, was, is) -> {
            if (is == null) {
                // A confirmation above hides the launcher for a while; it comes back with its scene.
                open = modals.isShowing();
                if (!open) {
                    listening.close();
                    events.close();
                }
            }
        });
        show(model.state().value());
        look();
    }

    private HBox body() {
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefWidth(FORM);
        scroll.setMinWidth(FORM);
        scroll.getStyleClass().add("fl-launch-scroll");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, Labels.section("Nodes"), headline, age, gap, sets, ping, stop, remove);
        head.setAlignment(Pos.CENTER_LEFT);
        sets.setMinWidth(Region.USE_PREF_SIZE);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(output, Priority.ALWAYS);
        table.setMinHeight(140);
        output.setMinHeight(160);
        VBox right = new VBox(10, head, table, notes, output);
        HBox.setHgrow(right, Priority.ALWAYS);
        right.setMinWidth(0);
        HBox body = new HBox(24, scroll, right);
        scroll.setMinHeight(0);
        return body;
    }

    /** The table is true while it is looked at, and says how old it is where an engine keeps it waiting. */
    private void look() {
        gate.after(TICK, () -> {
            if (open) {
                age.setText(model.age()
                        .filter(old -> old.compareTo(OLD) > 0)
                        .map(old -> "Seen " + Amounts.span(old) + " ago.")
                        .orElse(""));
                ticks = (ticks + 1) % TICKS;
                if (ticks == 0 && getScene() != null && model.state().value().isIdle()) {
                    model.refresh();
                }
                look();
            }
        });
    }

    private void launch() {
        output.showOutput();
        model.launch();
    }

    private void askToRemove() {
        Optional<NodeSet> set = model.state().value().set();
        if (set.isEmpty()) {
            return;
        }
        VBox names = new VBox(4);
        set.get().nodes().stream()
                .limit(12)
                .forEach(node -> names.getChildren()
                        .add(Labels.medium(node.name() + " on " + node.host().name())));
        if (set.get().nodes().size() > 12) {
            names.getChildren().add(Labels.secondary("and " + (set.get().nodes().size() - 12) + " more"));
        }
        names.getChildren()
                .add(Labels.wrapped(
                        "What they wrote and kept inside is lost. The image stays.", "fl-small", "fl-muted"));
        Button no = Modals.startsHere(Buttons.plain("Cancel", modals::close));
        no.setCancelButton(true);
        int count = set.get().nodes().size();
        Button yes = Buttons.destructive(count == 1 ? "Remove 1 node" : "Remove " + count + " nodes", () -> {
            modals.close();
            model.stopAll(true);
        });
        yes.setId("launch-remove-yes");
        modals.show(new Dialog("Remove all nodes of " + set.get().base(), names)
                .width(480)
                .buttons(no, yes));
    }

    private void show(LaunchState state) {
        form.show(state);
        table.show(state);
        Optional<NodeRow> row = table.interesting();
        output.show(row);
        preview.setText(state.preview());
        launch.setText(state.work() == Work.LAUNCHING ? "Launching" : state.deed());
        launch.setDisable(!state.isIdle());
        cancel.setVisible(state.work() == Work.LAUNCHING);
        cancel.setManaged(state.work() == Work.LAUNCHING);
        boolean none = state.set().isEmpty() || !state.isIdle();
        ping.setDisable(none);
        stop.setDisable(none);
        remove.setDisable(none);
        ping.setText(state.work() == Work.PINGING ? "Pinging" : "Ping all");
        stop.setText(state.work() == Work.STOPPING ? "Stopping" : "Stop all");
        headline.setText(state.summary());
        showSets(state);
        if (!noted.equals(state.problems())) {
            noted = state.problems();
            notes.getChildren()
                    .setAll(noted.stream()
                            .limit(MOST_NOTES)
                            .map(LaunchDialog::note)
                            .toList());
        }
    }

    /** A build's complaint begins with its place. */
    private static Note note(Problem problem) {
        return problem.place()
                .map(place -> Note.problem(
                        Problem.of(problem.code(), place.inWords() + ": " + problem.message(), problem.hint())))
                .orElseGet(() -> Note.problem(problem));
    }

    private void showSets(LaunchState state) {
        sets.setVisible(!state.sets().isEmpty());
        sets.setDisable(!state.isIdle());
        sets.getItems()
                .setAll(state.sets().stream()
                        .map(set -> {
                            MenuItem item = new MenuItem(set.base() + ", "
                                    + set.nodes().size() + (set.nodes().size() == 1 ? " node" : " nodes"));
                            item.setMnemonicParsing(false);
                            item.setOnAction(e -> model.choose(set));
                            return item;
                        })
                        .toList());
    }
}
