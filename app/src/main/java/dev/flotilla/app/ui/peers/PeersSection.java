package dev.flotilla.app.ui.peers;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.form.ConfigCheck;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.parts.Tags;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The whole section: nodes at the left, form and JSON beside each other, the lens under them. */
public final class PeersSection extends StackPane implements AutoCloseable {
    private final PeersModel model;
    private final NodeList list;
    private final ConfigForm config;
    private final ContainerForm container;
    private final RawPane raw;
    private final LensPane lens;
    private final Label name = Labels.subject("");
    private final Label edited = Tags.toned("edited, not saved", Tone.ACCENT);
    private final Button save;
    private final Button revert;
    private final Button push;
    private final Button folder;
    private final SplitPane sides;
    private final EmptyState empty;
    private final Subscription states;
    private final Subscription observed;

    public PeersSection(PeersWorld world, PeersDeeds deeds) {
        model = new PeersModel(world, deeds);
        list = new NodeList(model);
        config = new ConfigForm(model);
        container = new ContainerForm(model);
        raw = new RawPane(model, world.gate());
        lens = new LensPane(model, this::reveal);
        RoomStyle.add(this, PeersSection.class, "peers.css");
        getStyleClass().add("fl-surface");
        save = Buttons.primary("Save", model::save);
        save.setId("setup-save");
        revert = Buttons.plain("Revert", model::revert);
        revert.setId("setup-revert");
        push = Buttons.plain("Push", "upload", () -> model.shown().ifPresent(deeds::push));
        push.setId("setup-push");
        folder = Buttons.icon(
                "folder",
                "Write mosaic.config into a folder",
                () -> model.shown().ifPresent(deeds::writeTo));
        folder.setId("setup-folder");
        sides = new SplitPane(side(deeds), centre(deeds));
        sides.setDividerPositions(0.17);
        SplitPane.setResizableWithParent(sides.getItems().getFirst(), false);
        empty = new EmptyState(
                "share-2",
                "No node is configured here",
                "Generate configurations for nodes on your hosts, or take in the mosaic.config files that you have.",
                Buttons.primary("Generate a mesh", deeds::generateMesh),
                Buttons.plain("Import files", deeds::importFiles));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.onChange(this::refresh);
        states = world.gate().latest(world.state(), 20, state -> model.fleetChanged());
        observed = world.gate().latest(world.observed(), 1, seen -> model.observedChanged());
        model.fleetChanged();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.S && event.isShortcutDown() && model.canSave()) {
            model.save();
            event.consume();
        }
    }

    private VBox side(PeersDeeds deeds) {
        MenuButton add = new MenuButton("Add");
        add.setId("node-add");
        add.getItems()
                .setAll(
                        item("Node", deeds::addNode),
                        item("Mesh of nodes", deeds::generateMesh),
                        item("Canary nodes", deeds::canaryNodes),
                        item("Configuration files", deeds::importFiles));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, Labels.section("Nodes"), gap, add);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("fl-toolbar");
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox side = new VBox(head, list);
        side.getStyleClass().add("fl-side");
        side.setMinWidth(180);
        side.setPrefWidth(240);
        side.setMaxWidth(400);
        return side;
    }

    private static MenuItem item(String words, Runnable deed) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(e -> deed.run());
        return item;
    }

    private SplitPane centre(PeersDeeds deeds) {
        Button remove = Buttons.icon(
                "trash-2",
                "Forget this configuration; its container stays",
                () -> model.shown().ifPresent(s -> deeds.submit(new FleetEdit.RemoveSetup(s.name()))));
        remove.setId("setup-remove");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(8, name, edited, gap, remove, folder, revert, push, save);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().addAll("fl-toolbar", "fl-line-below");
        VBox fields = new VBox(16, config, container);
        fields.getStyleClass().add("fl-peer-fields");
        ScrollPane form = new ScrollPane(fields);
        form.setFitToWidth(true);
        form.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        form.getStyleClass().add("fl-cause-scroll");
        SplitPane both = new SplitPane(form, raw);
        both.setDividerPositions(0.56);
        VBox.setVgrow(both, Priority.ALWAYS);
        VBox upper = new VBox(bar, both);
        upper.setMinHeight(0);
        SplitPane all = new SplitPane(upper, lens);
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.74);
        SplitPane.setResizableWithParent(lens, false);
        return all;
    }

    private void refresh() {
        Optional<NodeSetup> shown = model.shown();
        Node content = shown.isPresent() ? sides : empty;
        if (!getChildren().contains(content)) {
            getChildren().setAll(content);
        }
        if (shown.isEmpty()) {
            return;
        }
        NodeSetup setup = shown.get();
        ConfigCheck check = model.check();
        list.show(model);
        name.setText(setup.name());
        edited.setVisible(model.isEdited(setup.name()));
        save.setDisable(!model.canSave());
        revert.setDisable(!model.isEdited(setup.name()));
        push.setDisable(model.isEdited(setup.name())
                || setup.host().isEmpty()
                || setup.config().isPresent() && check.config().isEmpty());
        boolean byConfig = setup.config().isPresent();
        folder.setDisable(
                !byConfig || model.isEdited(setup.name()) || check.config().isEmpty());
        config.setVisible(byConfig);
        config.setManaged(byConfig);
        raw.setVisible(byConfig);
        if (byConfig) {
            config.show(check);
            raw.show(setup.config().orElse(""), check.problems());
        }
        container.show(setup);
        lens.show(model.setups().size(), model.unreadable());
    }

    private void reveal(Finding finding) {
        model.select(finding.station());
        raw.goTo(finding.place().line());
    }

    /** Shows a node. */
    public void show(String node) {
        model.select(node);
    }

    @Override
    public void close() {
        states.close();
        observed.close();
    }
}
