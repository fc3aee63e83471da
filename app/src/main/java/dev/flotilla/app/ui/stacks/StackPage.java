package dev.flotilla.app.ui.stacks;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.book.StackState;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.stack.Instance;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.Series;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.status.Tone;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One opened stack: what it is made of, the choice of a strategy, and the score cards beside it. */
final class StackPage extends BorderPane {
    private final StacksModel.Shown.Open open;
    private final StackDeeds deeds;
    private final StacksModel model;
    private final Fleet fleet;
    private Button plan = new Button();
    private Button stop = new Button();
    private Button remove = new Button();

    StackPage(
            StacksModel.Shown.Open open,
            StacksModel model,
            StackDeeds deeds,
            Fleet fleet,
            Function<Placement, Node> scores) {
        this.open = open;
        this.model = model;
        this.deeds = deeds;
        this.fleet = fleet;
        setTop(head());
        VBox left = new VBox(16);
        left.getStyleClass().add("fl-stack-left");
        open.refused().forEach(p -> left.getChildren().add(refusal(p)));
        open.placement()
                .ifPresent(p -> p.warnings().forEach(w -> left.getChildren().add(warning(w))));
        left.getChildren()
                .addAll(
                        new StrategyChooser(
                                open.strategy(),
                                open.stack().strategy(),
                                fleet.hosts().size(),
                                model::choose),
                        services());
        HBox body = new HBox(scrolling(left));
        body.getChildren().getFirst().getStyleClass().add("fl-stack-main");
        HBox.setHgrow(body.getChildren().getFirst(), Priority.ALWAYS);
        open.placement().ifPresent(p -> {
            ScrollPane right = scrolling(scores.apply(p));
            right.getStyleClass().add("fl-stack-right");
            body.getChildren().add(right);
        });
        setCenter(body);
    }

    private Node head() {
        VBox words = new VBox(
                Labels.subject(open.stack().name()), Labels.of(open.wished().file(), "fl-mono", "fl-muted"));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        String name = open.wished().name();
        Button close = Buttons.small(Buttons.plain("Close", "x", () -> model.close(name, this::closed)));
        close.setId("stack-close");
        plan = Buttons.small(Buttons.primary("Review plan", () -> deeds.plan(name)));
        plan.setId("stack-plan");
        stop = Buttons.small(Buttons.plain("Stop", "square", () -> deeds.stop(name)));
        stop.setId("stack-stop");
        remove = Buttons.small(Buttons.plain("Remove", "minus-square", () -> deeds.remove(name)));
        remove.setId("stack-remove");
        Button export = Buttons.small(Buttons.plain("Export", "share", () -> deeds.export(name)));
        export.setId("stack-export");
        Button examine = Buttons.small(Buttons.plain("Examine", "activity", () -> deeds.examine(name)));
        examine.setId("stack-examine");
        Button edit = Buttons.small(Buttons.plain(
                "Edit", "edit-2", () -> deeds.edit(Path.of(open.wished().file()), () -> model.select(name))));
        edit.setId("stack-edit");
        HBox head = new HBox(
                8,
                Icons.line("layers", 20),
                words,
                edit,
                Buttons.small(Buttons.plain("Read again", "refresh-cw", () -> model.select(name))),
                examine,
                export,
                stop,
                remove,
                close,
                plan);
        head.getChildren().stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .forEach(b -> b.setMinWidth(USE_PREF_SIZE));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().addAll("fl-stack-head", "fl-line-below");
        return head;
    }

    private void closed(Outcome<Fleet> outcome) {
        switch (outcome) {
            case Outcome.Ok<Fleet> ok -> deeds.closed(open.wished().name());
            case Outcome.Failed<Fleet> failed -> deeds.failed(failed.first());
        }
    }

    String stack() {
        return open.wished().name();
    }

    /** What can be done with it now. */
    void show(StackRow now) {
        stop.setDisable(!now.canStop());
        remove.setDisable(!now.canRemove());
        plan.setDisable(now.state() == StackState.APPLYING);
    }

    private Node services() {
        VBox rows = new VBox();
        HBox title = new HBox(
                8,
                Labels.section("Services"),
                Labels.pill(Integer.toString(open.stack().services().size())));
        title.setAlignment(Pos.CENTER_LEFT);
        rows.getChildren().add(title);
        for (Service service : open.stack().services()) {
            for (Instance instance : service.instances()) {
                rows.getChildren().add(service(service, instance));
            }
        }
        return rows;
    }

    private Node service(Service service, Instance instance) {
        Label name = Labels.medium(instance.name());
        Label image = Labels.of(service.built() ? "built from its folder" : service.image(), "fl-mono", "fl-muted");
        VBox words = new VBox(1, name, image);
        words.setAlignment(Pos.CENTER_LEFT);
        words.getStyleClass().add("fl-stack-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        String ports = service.ports().stream().map(StackPage::port).collect(Collectors.joining(", "));
        Label portLabel = Labels.of(ports, "fl-mono", "fl-muted");
        portLabel.setMinWidth(0);
        HBox row = new HBox(12, words, portLabel);
        hostOf(instance).ifPresent(host -> {
            HBox to = new HBox(6, Labels.strip(Series.of(fleet, host.id()), 14), Labels.medium(host.name()));
            to.setAlignment(Pos.CENTER_LEFT);
            to.getStyleClass().add("fl-stack-host");
            row.getChildren().add(to);
        });
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("fl-stack-service");
        return row;
    }

    private Optional<Host> hostOf(Instance instance) {
        return open.placement()
                .flatMap(p -> Optional.ofNullable(p.hosts().get(instance.name())))
                .flatMap(fleet::host);
    }

    private static String port(PortMapping port) {
        String outside = port.hostPort().isPresent() ? port.hostPort().getAsInt() + ":" : "";
        return outside + port.containerPort() + "/" + port.protocol().word();
    }

    private static Node refusal(Problem problem) {
        VBox box = new VBox(6, Note.problem(problem));
        for (HostReason reason : problem.hosts()) {
            box.getChildren().add(Labels.wrapped(reason.host() + ": " + reason.reason(), "fl-small"));
        }
        return box;
    }

    private static Node warning(String words) {
        return Note.of(Tone.WARNING, "alert-triangle", "", words);
    }

    private static ScrollPane scrolling(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("fl-stack-scroll");
        return scroll;
    }
}
