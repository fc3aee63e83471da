package dev.flotilla.app.ui.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.store.FleetStore;
import dev.flotilla.app.peers.push.PushPreview;
import dev.flotilla.app.pictures.MemoryStores;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.peers.dialog.MeshDialog;
import dev.flotilla.app.ui.peers.dialog.NewNodeDialog;
import dev.flotilla.app.ui.peers.dialog.PushDialog;
import dev.flotilla.app.ui.sample.Picture;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The section and its dialogs, light and dark, for people to look at. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class PeersPicturesIT {
    private final FxGate gate = new FxGate();
    private FleetStore store;
    private PeersSection section;
    private Theme theme;

    @Start
    void start(Stage stage) {
        theme = new Theme();
        store = MemoryStores.of(SampleNodes.fleet());
        section = new PeersSection(world(), new NoDeeds());
        section.show("node-3");
        Scene scene = new Scene(section, 1500, 920);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private PeersWorld world() {
        return new PeersWorld(store.state(), SampleNodes.observed(SampleNodes.fleet()), gate);
    }

    @AfterEach
    void close() {
        gate.close();
        store.close();
    }

    @Test
    void pictures(FxRobot robot) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> robot.lookup("32,770 mappings").tryQuery().isPresent());
        robot.interact(() -> {
            for (ThemeChoice choice : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
                theme.choiceProperty().set(choice);
                section.applyCss();
                section.layout();
                Picture.shot("nodes-" + choice.name().toLowerCase(Locale.ROOT), section.getScene());
            }
        });
        robot.interact(() -> {
            Theme second = new Theme();
            Picture.both("nodes-container", 800, 900, second, this::containerForm);
            Picture.both(
                    "mesh-dialog", 1000, 680, second, () -> MeshDialog.mesh(SampleNodes.fleet(), () -> {}, e -> {}));
            Picture.both(
                    "canary-dialog",
                    1000,
                    680,
                    second,
                    () -> MeshDialog.canary(SampleNodes.fleet(), () -> {}, e -> {}, t -> {}));
            Picture.both(
                    "new-node-dialog",
                    560,
                    400,
                    second,
                    () -> NewNodeDialog.of(SampleNodes.fleet(), () -> {}, e -> {}));
            Picture.both("nodes-unfolded", 900, 1500, second, this::unfolded);
            Picture.both("push-dialog", 900, 640, second, PeersPicturesIT::push);
        });
        assertThat(robot.lookup("#node-setups").<ListView<?>>query().getItems()).hasSize(3);
    }

    private Parent containerForm() {
        PeersModel model = new PeersModel(world(), new NoDeeds());
        model.fleetChanged();
        model.select("node-3");
        ContainerForm form = new ContainerForm(model);
        form.show(model.shown().orElseThrow());
        VBox around = new VBox(form);
        RoomStyle.add(around, PeersSection.class, "peers.css");
        around.getStyleClass().add("fl-peer-fields");
        return around;
    }

    /** Every group open. */
    private Parent unfolded() {
        PeersModel model = new PeersModel(world(), new NoDeeds());
        model.fleetChanged();
        model.select("node-1");
        ConfigForm form = new ConfigForm(model);
        form.show(model.check());
        form.getChildren().stream()
                .filter(TitledPane.class::isInstance)
                .map(TitledPane.class::cast)
                .forEach(pane -> pane.setExpanded(true));
        VBox around = new VBox(form);
        RoomStyle.add(around, PeersSection.class, "peers.css");
        around.getStyleClass().add("fl-peer-fields");
        return around;
    }

    private static final class NoDeeds implements PeersDeeds {
        @Override
        public void addNode() {}

        @Override
        public void importFiles() {}

        @Override
        public void generateMesh() {}

        @Override
        public void canaryNodes() {}

        @Override
        public void push(NodeSetup setup) {}

        @Override
        public void writeTo(NodeSetup setup) {}

        @Override
        public void submit(FleetEdit edit) {}
    }

    private static Dialog push() {
        PushPreview preview = new PushPreview(
                "node-3",
                "storage-1",
                false,
                "/app/mosaic.config",
                Optional.of(""),
                List.of(
                        "...",
                        "   \"heartbeat_port\": 5000,",
                        "   \"comms_port\": 5001,",
                        "-  \"peers\": [],",
                        "+  \"peers\": [",
                        "+    {\"host\": \"192.0.2.11\", \"comms_port\": 5001, \"heartbeat_port\": 5000}",
                        "+  ],",
                        "   \"heartbeat_frequency\": 5",
                        "..."),
                Optional.empty());
        return PushDialog.of(
                "node-3",
                "storage-1",
                new PushDialog.Desk(
                        () -> Outcome.ok(preview),
                        () -> Outcome.failed(Problem.of("FL-3105", "It did not stand.", "")),
                        PushDialog.REPLACES,
                        Command.of("config", "push", "x"),
                        Runnable::run,
                        new FxGate(Runnable::run, (delay, work) -> {}, System::nanoTime)),
                () -> {},
                report -> {});
    }
}
