package dev.flotilla.app.ui.stacks.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.sample.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The editor of a stack in JSON: the same form, and everything else of the file as it was. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class JsonStackEditorWindowIT {
    private final String sample = sample();
    private EditModel model;
    private Modals modals;
    private Theme theme;

    private static String sample() {
        try {
            return Files.readString(Path.of("..", "resources", "samples", "my-app-stack.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Start
    void start(Stage stage) {
        theme = new Theme();
        modals = new Modals();
        Scene scene = new Scene(modals, 1440, 900);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        StackText text = new StackText("/srv/my-app-stack.json", Path.of("/srv"), sample, Map.of());
        model = EditModel.of(text, new MemoryTexts(), Runnable::run, new FxGate());
        modals.show(new StackEditor(model, modals, () -> {}));
    }

    private String text() {
        WaitForAsyncUtils.waitForFxEvents();
        return model.state().value().text();
    }

    @Test
    void theFormEditsJsonByteForByte(FxRobot robot) {
        assertThat(robot.lookup("#service-ports").queryAs(TextArea.class).getText())
                .isEqualTo("8080:80");
        assertThat(robot.lookup("#service-container-name").query().getParent().isVisible())
                .as("JSON stacks have no such key")
                .isFalse();
        robot.clickOn("#service-image")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("nginx:2")
                .push(KeyCode.ENTER);
        await().until(() -> text().equals(sample.replaceFirst("nginx:latest", "nginx:2")));
        StyleClassedTextArea area = robot.lookup("#stack-text").queryAs(StyleClassedTextArea.class);
        robot.interact(() -> area.replaceText(area.getText().replaceFirst("nginx:2", "nginx:3")));
        await().until(() -> robot.lookup("#service-image")
                .queryAs(TextField.class)
                .getText()
                .equals("nginx:3"));
        robot.interact(() -> robot.lookup("#stack-add")
                .queryAs(MenuButton.class)
                .getItems()
                .get(1)
                .fire());
        await().until(() -> text().contains("\"healthCheck\": {\"test\": [\"CMD-SHELL\""));
        for (ThemeChoice choice : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            robot.interact(() -> theme.choiceProperty().set(choice));
            robot.interact(() ->
                    Picture.shot("stack-editor-json-" + choice.name().toLowerCase(Locale.ROOT), modals.getScene()));
        }
        robot.interact(area::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.Z);
        await().until(() -> text().equals(sample));
    }
}
