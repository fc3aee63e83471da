package dev.flotilla.app.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.pictures.FleetBuilder;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.pictures.Stand;
import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.paint.Camera;
import dev.flotilla.app.ui.canvas.paint.MapView.Carried;
import dev.flotilla.app.ui.canvas.view.FleetCanvas;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.sample.Picture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The canvas at the hands of somebody with a mouse and a keyboard. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class CanvasWindowIT {
    private static final Item.OfContainer REDIS = FleetBuilder.item("gpu-2", "redis");
    private static final Item.OfContainer API = FleetBuilder.item("gpu-1", "api");

    private Stand stand;
    private FleetCanvas canvas;

    @Start
    void start(Stage unused) {
        stand = new Stand(Fleets.lab(), ThemeChoice.LIGHT, 1600, 1000);
        canvas = stand.window().canvas();
    }

    @Stop
    void stop() {
        stand.close();
    }

    private static Item.OfHost host(String name) {
        return new Item.OfHost(new HostId(name));
    }

    private void until(String what, Callable<Boolean> holds) {
        await(what).until(() -> WaitForAsyncUtils.asyncFx(holds).get());
    }

    private void ready() {
        until(
                "the fleet is drawn",
                () -> canvas.shown().hosts().size() == 7
                        && canvas.getWidth() > 0
                        && stand.stage().isShowing());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** On the screen; a card is met in its head. */
    private Point2D at(Item item) {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            Box box = canvas.shown().box(item).orElseThrow();
            Camera camera = canvas.camera();
            double y = item instanceof Item.OfHost ? box.y() + 40 : box.middleY();
            return canvas.localToScreen(camera.toScreenX(box.x() + 120), camera.toScreenY(y));
        });
    }

    private Point2D ground() {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            Box all = canvas.shown().bounds();
            Camera camera = canvas.camera();
            return canvas.localToScreen(camera.toScreenX(all.x() + 4), camera.toScreenY(all.y() + 6));
        });
    }

    private List<Item> selected() {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> stand.selection().items());
    }

    @Test
    void clicksSelectOneOrSeveral(FxRobot robot) {
        ready();
        robot.clickOn(at(REDIS));
        assertThat(selected()).containsExactly(REDIS);
        robot.press(KeyCode.SHIFT).clickOn(at(host("gpu-1"))).release(KeyCode.SHIFT);
        assertThat(selected()).containsExactly(REDIS, host("gpu-1"));
        robot.press(KeyCode.CONTROL).clickOn(at(REDIS)).release(KeyCode.CONTROL);
        assertThat(selected()).containsExactly(host("gpu-1"));
        robot.clickOn(ground());
        assertThat(selected()).isEmpty();
    }

    @Test
    void severalHostsHaveABarWithWhatCanBeDoneWithAll(FxRobot robot) {
        ready();
        robot.press(KeyCode.SHIFT)
                .drag(ground(), MouseButton.PRIMARY)
                .dropTo(at(host("gpu-2")))
                .release(KeyCode.SHIFT);
        assertThat(selected()).containsExactlyInAnyOrder(host("gpu-1"), host("gpu-2"));
        picture("canvas-several");
        robot.clickOn("#all-maintenance").clickOn("#all-label");
        focusCanvas(robot);
        robot.push(KeyCode.DELETE);
        assertThat(stand.asked())
                .containsExactly("maintenance [gpu-1, gpu-2]", "label [gpu-1, gpu-2]", "remove [gpu-1, gpu-2]");
        robot.push(KeyCode.CONTROL, KeyCode.A);
        assertThat(selected()).hasSize(7);
        robot.push(KeyCode.ESCAPE).push(KeyCode.ESCAPE);
        assertThat(selected()).isEmpty();
    }

    @Test
    void severalContainersAreMovedOrStoppedTogether(FxRobot robot) {
        ready();
        robot.press(KeyCode.SHIFT)
                .drag(at(API), MouseButton.PRIMARY)
                .dropTo(at(FleetBuilder.item("gpu-1", "web")))
                .release(KeyCode.SHIFT);
        assertThat(selected()).containsExactlyInAnyOrder(API, FleetBuilder.item("gpu-1", "web"));
        robot.clickOn("#all-move").clickOn("#all-stop");
        assertThat(stand.asked())
                .containsExactly("choose host for [gpu-1-api, gpu-1-web]", "stop [gpu-1-api, gpu-1-web]");
        focusCanvas(robot);
        robot.push(KeyCode.CONTROL, KeyCode.A);
        assertThat(selected()).hasSizeGreaterThan(7).allMatch(Item.OfContainer.class::isInstance);
    }

    private void focusCanvas(FxRobot robot) {
        robot.interact(canvas::requestFocus);
    }

    @Test
    void theWheelZoomsAtThePointerAndTheMapIsMoved(FxRobot robot) {
        ready();
        robot.clickOn(ground());
        Point2D before = at(REDIS);
        robot.moveTo(before).scroll(3, VerticalDirection.UP);
        until("nearer", () -> canvas.camera().zoom() > 1.2);
        assertThat(at(REDIS).distance(before)).as("stays under the pointer").isLessThan(40);
        Camera near = canvas.camera();
        // With Space held the map is moved even where a card lies under the pointer.
        robot.press(KeyCode.SPACE)
                .drag(before, MouseButton.PRIMARY)
                .dropTo(before.add(60, 40))
                .release(KeyCode.SPACE);
        assertThat(canvas.camera().zoom()).isEqualTo(near.zoom());
        assertThat(canvas.camera().x()).isLessThan(near.x());
        robot.push(KeyCode.F);
        until("all is seen", () -> {
            Box all = canvas.shown().bounds();
            Box seen = canvas.camera().seen(canvas.getWidth(), canvas.getHeight());
            return seen.x() <= all.x() && seen.right() >= all.right() && seen.bottom() >= all.bottom();
        });
    }

    @Test
    void aCardIsDraggedAndTheMoveUndone(FxRobot robot) {
        ready();
        HostId edge = new HostId("edge-1");
        robot.drag(at(host("edge-1")), MouseButton.PRIMARY).dropBy(0, 160);
        until(
                "it has a spot",
                () -> stand.store().state().value().fleet().spots().containsKey(edge));
        Optional<Spot> spot = Optional.ofNullable(
                stand.store().state().value().fleet().spots().get(edge));
        assertThat(spot.orElseThrow().y() % 8).isZero();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(
                "it is taken back",
                () -> !stand.store().state().value().fleet().spots().containsKey(edge));
    }

    @Test
    void aServiceIsDraggedToAnotherHostWhichSaysWhatItThinks(FxRobot robot) {
        ready();
        stand.answer(new MoveVerdicts(
                Optional.empty(),
                Map.of(
                        new HostId("gpu-1"), new MoveVerdicts.Verdict(true, "Move redis here."),
                        new HostId("edge-1"), new MoveVerdicts.Verdict(false, "Its status is maintenance."))));
        robot.drag(at(REDIS), MouseButton.PRIMARY).moveTo(at(host("edge-1")));
        until("it is refused", () -> says() == Carried.Says.REFUSES);
        assertThat(canvas.passing().carried().orElseThrow().words()).isEqualTo("Its status is maintenance.");
        picture("canvas-move-refused");
        robot.moveTo(at(host("gpu-1")));
        until("it fits", () -> says() == Carried.Says.FITS);
        picture("canvas-move-fits");
        robot.drop();
        assertThat(stand.asked()).containsExactly("where gpu-2-redis", "move gpu-2-redis to gpu-1");
        assertThat(canvas.passing().carried()).isEmpty();
    }

    @Test
    void escapeEndsADragWithoutADeed(FxRobot robot) {
        ready();
        robot.drag(at(REDIS), MouseButton.PRIMARY).moveTo(at(host("gpu-1")));
        until("it is carried", () -> canvas.passing().carried().isPresent());
        robot.push(KeyCode.ESCAPE);
        until("it is let go", () -> canvas.passing().carried().isEmpty());
        robot.drop();
        assertThat(stand.asked()).containsExactly("where gpu-2-redis");
    }

    @Test
    void aServiceDroppedOnItsOwnHostOrOnTheGroundStays(FxRobot robot) {
        ready();
        robot.drag(at(REDIS), MouseButton.PRIMARY).dropTo(at(host("gpu-2")));
        robot.drag(at(REDIS), MouseButton.PRIMARY).dropTo(ground());
        assertThat(stand.asked()).containsOnly("where gpu-2-redis");
        assertThat(stand.store().state().value().undo()).isEmpty();
    }

    @Test
    void theKeyboardWalksAndAsksForAnotherHost(FxRobot robot) {
        ready();
        robot.clickOn(at(API)).push(KeyCode.M);
        assertThat(stand.asked()).contains("choose host for [gpu-1-api]");
        robot.push(KeyCode.TAB);
        assertThat(selected()).containsExactly(next(API));
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(selected()).containsExactly(API);
        robot.push(KeyCode.RIGHT);
        assertThat(selected())
                .singleElement()
                .satisfies(i -> assertThat(i.host()).isNotEqualTo(API.host()));
    }

    @Test
    void whatIsChosenInTheTreeComesFromUnderTheInspector(FxRobot robot) {
        ready();
        robot.interact(() -> {
            stand.stage().setWidth(1280);
            stand.stage().setHeight(800);
        });
        until(
                "the window is small",
                () -> stand.scene().getRoot().getLayoutBounds().getWidth() <= 1280);
        robot.interact(() -> {
            stand.window().side().tree().requestFocus();
            stand.selection().only(FleetBuilder.item("local-1", "node-b"));
        });
        until("it is seen beside the inspector", () -> {
            Box box = canvas.shown().box(FleetBuilder.item("local-1", "node-b")).orElseThrow();
            return canvas.camera().toScreenX(box.right()) <= canvas.getWidth() - 320
                    && canvas.camera().toScreenY(box.bottom()) <= canvas.getHeight();
        });
        picture("canvas-1280-chosen");
    }

    @Test
    void theMinimapAndTheSearchJump(FxRobot robot) {
        ready();
        robot.interact(() -> canvas.setCamera(new Camera(0, 0, 2)));
        Point2D corner = WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> canvas.localToScreen(canvas.getWidth() - 20, canvas.getHeight() - 20));
        robot.clickOn(corner);
        until(
                "the lower right is seen",
                () -> canvas.camera().x() > 400 && canvas.camera().y() > 200);
        robot.push(KeyCode.CONTROL, KeyCode.K).write("mosaic-2").push(KeyCode.ENTER);
        Item found = FleetBuilder.item("gpu-2", "mosaic-2");
        until("it is found", () -> stand.selection().items().equals(List.of(found)));
        until("it is in view", () -> {
            Box seen = canvas.camera().seen(canvas.getWidth(), canvas.getHeight());
            return canvas.shown().box(found).orElseThrow().meets(seen);
        });
    }

    private Item next(Item item) {
        List<Item> all = canvas.shown().map().inTreeOrder();
        return all.get(all.indexOf(item) + 1);
    }

    private Carried.Says says() {
        return canvas.passing().carried().map(Carried::says).orElse(Carried.Says.NOTHING);
    }

    private void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Picture.shot(name, stand.scene()));
    }
}
