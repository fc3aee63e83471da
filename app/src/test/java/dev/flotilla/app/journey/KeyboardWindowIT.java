package dev.flotilla.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.matcher.control.LabeledMatchers.hasText;

import dev.flotilla.app.boot.OpenWindow;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.keys.TabOrder;
import dev.flotilla.app.ui.window.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The window by keys alone, and the panels that share its width. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class KeyboardWindowIT {
    /** Style classes by which the parts of the window are known. */
    private static final List<String> PARTS = List.of(
            "fl-top", "fl-nav", "fl-side", "fl-toolbar", "fl-inspector", "fl-activity", "fl-status-bar", "fl-surface");

    @TempDir
    static Path folder;

    private static int round;
    private Stage stage;
    private OpenWindow open;
    private Traveller me;

    @Start
    void start(Stage made) throws InterruptedException {
        stage = made;
        open = new OpenWindow(stage, folder.resolve("data-" + ++round));
    }

    @Stop
    void stop() {
        open.closeWindow();
    }

    @AfterEach
    void end() {
        open.closeOwner();
    }

    private Node owner() {
        return Optional.ofNullable(stage.getScene().getFocusOwner()).orElseThrow();
    }

    @Test
    void tabGoesRoundWithinADialog(FxRobot robot) {
        me = new Traveller(robot, open.lit());
        me.click("Add host");
        me.until("the form is there", () -> me.canUse("#host-save"));
        Node dialog = stage.getScene().lookup(".fl-dialog");
        Set<Node> forward = round(robot, dialog, false);
        assertThat(forward).hasSizeGreaterThan(8).anyMatch(n -> "host-save".equals(n.getId()));
        assertThat(round(robot, dialog, true)).isEqualTo(forward);

        // Somebody else asks for the focus below the dialog.
        robot.interact(() -> stage.getScene().lookup(".fl-top-search").requestFocus());
        assertThat(TabOrder.holds(dialog, Optional.of(owner()))).isTrue();
    }

    /** Tabs until the first place comes again; all places are in the dialog. */
    private Set<Node> round(FxRobot robot, Node dialog, boolean back) {
        Set<Node> places = new LinkedHashSet<>();
        for (int i = 0; i < 60; i++) {
            Node now = owner();
            assertThat(TabOrder.holds(dialog, Optional.of(now)))
                    .as("%s lies in the dialog", now)
                    .isTrue();
            if (!places.add(now)) {
                return places;
            }
            if (back) {
                robot.push(KeyCode.SHIFT, KeyCode.TAB);
            } else {
                robot.push(KeyCode.TAB);
            }
        }
        throw new AssertionError("it does not come round: " + places);
    }

    @Test
    void f6GoesThroughEveryPartAndBack(FxRobot robot) {
        me = new Traveller(robot, open.lit());
        me.click("Start embedded fleet");
        me.until("six nodes run", () -> me.running().count() == 6);
        robot.interact(() -> {
            open.lit().house().window().openActivity(true);
            open.lit()
                    .house()
                    .window()
                    .reveal(new Item.OfHost(me.fleet().hosts().getFirst().id()));
            open.lit().house().window().openInspector(true);
            open.lit().house().window().canvas().requestFocus();
        });
        List<String> there = walk(robot, KeyCode.F6);
        assertThat(there)
                .containsExactly(
                        "fl-inspector", "fl-activity", "fl-status-bar", "fl-top", "fl-nav", "fl-side", "canvas");
        List<String> back = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            robot.push(KeyCode.SHIFT, KeyCode.F6);
            back.add(part());
        }
        assertThat(back)
                .containsExactly(
                        "fl-side", "fl-nav", "fl-top", "fl-status-bar", "fl-activity", "fl-inspector", "canvas");
        robot.interact(() -> open.lit().house().window().go(Section.STACKS));
        me.until("the section is there", () -> me.canUse(".fl-stack-list"));
        robot.interact(() -> stage.getScene().lookup(".fl-nav .toggle-button").requestFocus());
        robot.push(KeyCode.F6);
        assertThat(TabOrder.holds(stage.getScene().lookup(".fl-stack-side"), Optional.of(owner())))
                .isTrue();
        robot.push(KeyCode.F6);
        assertThat(TabOrder.holds(stage.getScene().lookup(".fl-stack-centre"), Optional.of(owner())))
                .isTrue();
    }

    private List<String> walk(FxRobot robot, KeyCode key) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            robot.push(key);
            parts.add(part());
        }
        return parts;
    }

    private String part() {
        Node now = owner();
        if (now.equals(open.lit().house().window().canvas())) {
            return "canvas";
        }
        for (Node at = now; at != null; at = at.getParent()) {
            for (String part : PARTS) {
                if (at.getStyleClass().contains(part) && !part.equals("fl-toolbar")) {
                    return part;
                }
            }
        }
        return now.toString();
    }

    @Test
    void aNarrowWindowHasAButtonForItsSidePanel(FxRobot robot) {
        me = new Traveller(robot, open.lit());
        me.click("Start embedded fleet");
        me.until("six nodes run", () -> me.running().count() == 6);
        assertThat(me.canUse("#side-panel")).isFalse();
        robot.interact(() -> stage.setWidth(1180));
        me.until("the side panel went", () -> !me.canUse("#palette-box"));
        me.picture("narrow");
        me.click("#side-panel");
        me.until("it is back", () -> me.canUse("#palette-box"));
        me.picture("narrow-side");
        me.click("#side-panel");
        me.until("it went again", () -> !me.canUse("#palette-box"));
    }

    @Test
    void aNarrowToolbarHasIconsInPlaceOfCutWords(FxRobot robot) {
        me = new Traveller(robot, open.lit());
        me.click("Start embedded fleet");
        me.until("six nodes run", () -> me.running().count() == 6);
        Button fit = robot.lookup(".button").lookup(hasText("Fit")).queryButton();
        robot.interact(() -> stage.setWidth(1600));
        me.until("words where they have room", () -> fit.getContentDisplay() == ContentDisplay.LEFT);
        robot.interact(() -> stage.setWidth(820));
        me.until("none that is cut", () -> fit.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY);
        assertThat(fit.getTooltip().getText()).isNotBlank();
    }

    @Test
    void theSizesOfPanelsAreKept(FxRobot robot) throws InterruptedException {
        me = new Traveller(robot, open.lit());
        me.click("Start embedded fleet");
        me.until("six nodes run", () -> me.running().count() == 6);
        Scene scene = stage.getScene();
        Node divider = scene.lookup(".split-pane-divider");
        Bounds at = divider.localToScreen(divider.getBoundsInLocal());
        robot.drag(at.getCenterX(), at.getCenterY(), MouseButton.PRIMARY).dropTo(at.getCenterX() + 70, at.getCenterY());
        double drawn = open.lit().house().window().side().getWidth();
        assertThat(drawn).isBetween(300.0, 320.0);
        robot.interact(() -> stage.setHeight(stage.getHeight() - 60));
        assertThat(open.lit().house().window().side().getWidth()).isEqualTo(drawn);
        me.until("the activity panel is there", () -> me.canUse(".fl-activity"));
        Region activity = activity();
        double byRule = activity.getHeight();
        Bounds edge = activity.localToScreen(activity.getBoundsInLocal());
        robot.drag(edge.getCenterX(), edge.getMinY() + 2, MouseButton.PRIMARY)
                .dropTo(edge.getCenterX(), edge.getMinY() - 58);
        assertThat(activity.getHeight()).isBetween(byRule + 50, byRule + 66);
        double high = activity.getHeight();

        robot.interact(open::closeWindow);
        robot.interact(stage::close);
        open.closeOwner();
        robot.interact(() -> {
            try {
                stage = new Stage();
                open = new OpenWindow(stage, folder.resolve("data-" + round));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        me = new Traveller(robot, open.lit());
        me.until("as wide as it was drawn", () -> {
            double width = open.lit().house().window().side().getWidth();
            return Math.abs(width - drawn) < 2;
        });
        robot.interact(() -> open.lit().house().window().openActivity(true));
        me.until("as high as it was drawn", () -> Math.abs(activity().getHeight() - high) < 2);
    }

    private Region activity() {
        return (Region) stage.getScene().lookup(".fl-activity").getParent();
    }
}
