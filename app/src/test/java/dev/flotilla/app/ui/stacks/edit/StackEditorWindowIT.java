package dev.flotilla.app.ui.stacks.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.sample.Picture;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The editor of a stack file: forms and text, both ways. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class StackEditorWindowIT {
    private final MemoryTexts texts = new MemoryTexts();
    private final List<String> saved = new java.util.ArrayList<>();
    private EditModel model;
    private Modals modals;
    private Theme theme;

    @Start
    void start(Stage stage) {
        theme = new Theme();
        modals = new Modals();
        Scene scene = new Scene(modals, 1440, 900);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        model = EditModel.of(MemoryTexts.text(EditModelTest.SHOP), texts, Runnable::run, new FxGate());
        modals.show(new StackEditor(model, modals, () -> saved.add("saved")));
    }

    private String text() {
        WaitForAsyncUtils.waitForFxEvents();
        return model.state().value().text();
    }

    private static boolean isSeen(FxRobot robot, String words) {
        return robot.lookup((Node n) ->
                        n instanceof Labeled l && String.valueOf(l.getText()).contains(words) && n.isVisible())
                .tryQuery()
                .isPresent();
    }

    private void both(FxRobot robot, String name) {
        for (ThemeChoice choice : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            robot.interact(() -> theme.choiceProperty().set(choice));
            robot.interact(() ->
                    Picture.shot(name + "-" + choice.name().toLowerCase(java.util.Locale.ROOT), modals.getScene()));
        }
    }

    @Test
    void aFieldChangesTheTextAndTheTextTheField(FxRobot robot) {
        robot.clickOn("#service-image")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("nginx:2")
                .push(KeyCode.ENTER);
        assertThat(text()).isEqualTo(EditModelTest.SHOP.replace("nginx:${TAG:-1.25}   #", "nginx:2   #"));

        StyleClassedTextArea area = robot.lookup("#stack-text").queryAs(StyleClassedTextArea.class);
        assertThat(area.getText()).isEqualTo(text());
        robot.interact(() -> area.replaceText(area.getText().replace("nginx:2", "nginx:3")));
        WaitForAsyncUtils.waitForFxEvents();
        await().until(() -> robot.lookup("#service-image")
                .queryAs(TextField.class)
                .getText()
                .equals("nginx:3"));

        robot.clickOn("#stack-undo").clickOn("#stack-undo");
        assertThat(text()).isEqualTo(EditModelTest.SHOP);
        assertThat(isSeen(robot, "Means: nginx:1.27."))
                .as("with the variable's value")
                .isTrue();
    }

    @Test
    void aPresetIsAddedAndTheFileSaved(FxRobot robot) {
        robot.interact(() -> robot.lookup("#stack-add")
                .queryAs(MenuButton.class)
                .getItems()
                .getFirst()
                .fire());
        assertThat(text()).contains("  postgres:\n    image: postgres:17\n", "volumes:\n  postgres-data:\n");
        both(robot, "stack-editor");

        robot.clickOn("#stack-save");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(texts.written).containsExactly(text());
        assertThat(saved).containsExactly("saved");
        assertThat(modals.isShowing()).isFalse();
    }

    @Test
    void aSecretIsMadeAFile(FxRobot robot) {
        robot.interact(() -> robot.lookup("#stack-add")
                .queryAs(MenuButton.class)
                .getItems()
                .getFirst()
                .fire());
        assertThat(text()).contains("POSTGRES_PASSWORD: ").doesNotContain("/run/secrets");
        robot.interact(() -> robot.lookup("#secret-postgres-password .toggle-button").<ToggleButton>queryAll().stream()
                .filter(b -> b.getText().equals("File"))
                .findFirst()
                .orElseThrow()
                .fire());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text())
                .contains("POSTGRES_PASSWORD_FILE: /run/secrets/postgres_password", "secrets:\n  postgres_password:\n");
        both(robot, "stack-editor-secret");
        robot.clickOn("#stack-undo");
        assertThat(text()).contains("POSTGRES_PASSWORD: ").doesNotContain("/run/secrets");
    }

    @Test
    void mistakesStandAtTheirFieldAndLine(FxRobot robot) {
        robot.clickOn("#service-ports")
                .push(KeyCode.CONTROL, KeyCode.END)
                .push(KeyCode.ENTER)
                .write("99999:1");
        robot.clickOn("#service-image");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text()).contains("- \"99999:1\"");
        await().until(() -> isSeen(robot, "Line 8"));
        both(robot, "stack-editor-wrong");
        robot.interact(() ->
                robot.lookup("#stack-text").queryAs(StyleClassedTextArea.class).replaceText("services: ["));
        WaitForAsyncUtils.waitForFxEvents();
        await().until(() -> isSeen(robot, "The fields wait until the text can be read again."));
        assertThat(robot.lookup("#stack-save").query().isDisabled()).isTrue();
    }

    @Test
    void aFileThatChangedMeanwhileIsLeftAloneAndNothingTypedIsLost(FxRobot robot) {
        texts.refusal = Optional.of(Problem.of("FL-3303", "/srv/shop.yml was changed meanwhile.", "Open it again."));
        robot.clickOn("#service-image")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("x:1")
                .push(KeyCode.ENTER);
        robot.clickOn("#stack-save");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isSeen(robot, "was changed meanwhile")).isTrue();
        assertThat(text()).contains("image: x:1");

        robot.clickOn("#stack-edit-close");
        assertThat(isSeen(robot, "Discard what was edited?")).isTrue();
        robot.clickOn("Go on editing");
        assertThat(modals.isShowing()).isTrue();
        robot.clickOn("#stack-edit-close").clickOn("#stack-discard");
        assertThat(modals.isShowing()).isFalse();
        assertThat(texts.written).isEmpty();
    }
}
