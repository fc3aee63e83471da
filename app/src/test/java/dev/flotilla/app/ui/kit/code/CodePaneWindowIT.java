package dev.flotilla.app.ui.kit.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.source.code.YamlLexer;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.kit.keys.Shortcut;
import dev.flotilla.app.ui.kit.keys.Shortcuts;
import dev.flotilla.app.ui.sample.Picture;
import dev.flotilla.app.ui.stacks.text.ComposeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The editor of texts in a window, by keyboard. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class CodePaneWindowIT {
    private static final String SHOP = """
            name: shop
            services:
              web:
                image: nginx:${TAG:-1.27}  # pinned
              db:
                image: postgres:17
            """;

    private final List<String> typed = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private final List<Boolean> back = new ArrayList<>();
    private CodePane pane;
    private Button after;
    private Theme theme;

    @Start
    void start(Stage stage) {
        theme = new Theme();
        pane = new CodePane("text", "compose.yml", "The text", new YamlLexer(), new ComposeWords(), new FxGate());
        pane.onTyped(typed::add);
        pane.editor().onBack(back::add);
        after = new Button("After");
        VBox.setVgrow(pane, Priority.ALWAYS);
        Scene scene = new Scene(new VBox(pane, after), 760, 520);
        Shortcuts keys = new Shortcuts();
        keys.register(Shortcut.of("Shortcut+F", "Filter", "x"), () -> elsewhere.add("F"));
        keys.register(Shortcut.of("L", "Log", "x"), () -> elsewhere.add("L"));
        keys.register(Shortcut.of("Shortcut+Z", "Undo", "x"), () -> elsewhere.add("Z"));
        keys.install(scene);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        pane.show(SHOP);
    }

    private Sheet sheet() {
        return pane.editor().sheet();
    }

    private void caret(FxRobot robot, String before) {
        robot.interact(() -> {
            sheet().requestFocus();
            sheet().moveTo(sheet().getText().indexOf(before) + before.length());
        });
    }

    private String text() {
        WaitForAsyncUtils.waitForFxEvents();
        return sheet().getText();
    }

    private void both(FxRobot robot, String name) {
        for (ThemeChoice choice : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            robot.interact(() -> theme.choiceProperty().set(choice));
            robot.interact(() -> Picture.shot(name + "-" + choice.name().toLowerCase(Locale.ROOT), sheet().getScene()));
        }
    }

    @Test
    void keysAreProposedAndTakenByKeyboardAlone(FxRobot robot) {
        caret(robot, "postgres:17");
        robot.push(KeyCode.ENTER).write("po");
        await().until(() -> robot.lookup("#code-proposals").query().isVisible());
        robot.push(KeyCode.TAB);
        assertThat(text()).contains("    image: postgres:17\n    ports:\n      - \n");
        robot.push(KeyCode.ENTER).push(KeyCode.BACK_SPACE);
        robot.push(KeyCode.CONTROL, KeyCode.SPACE);
        await().until(() -> robot.lookup("#code-proposals").query().isVisible());
        robot.push(KeyCode.DOWN);
        both(robot, "code-proposals");
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#code-proposals").query().isVisible()).isFalse();
        assertThat(typed).isNotEmpty();
        assertThat(typed.getLast()).isEqualTo(text());
        assertThat(elsewhere).as("letters are text here").isEmpty();
    }

    @Test
    void mistakesAreMarkedAndF8GoesFromOneToTheNext(FxRobot robot) {
        robot.interact(() -> pane.mark(List.of(
                new CodeMark(4, 12, true, "The image has no such tag. FL-2018"),
                new CodeMark(6, 12, false, "It is old. FL-2052"))));
        caret(robot, "name");
        robot.push(KeyCode.F8);
        assertThat(sheet().getCurrentParagraph()).isEqualTo(3);
        robot.push(KeyCode.F8);
        assertThat(sheet().getCurrentParagraph()).isEqualTo(5);
        robot.push(KeyCode.F8);
        assertThat(sheet().getCurrentParagraph()).isEqualTo(3);
        assertThat(sheet().getStyleOfChar(3, 11)).contains("fl-code-error");
        assertThat(robot.lookup("The image has no such tag. FL-2018").tryQuery())
                .isPresent();
        assertThat(robot.lookup(".fl-code-line-error").tryQuery()).isPresent();
        robot.clickOn("Line 6");
        assertThat(sheet().getCurrentParagraph()).isEqualTo(5);
        both(robot, "code-marks");
        caret(robot, "name: shop");
        robot.push(KeyCode.ENTER);
        // Marks move with their lines.
        await().until(() -> sheet().getStyleOfChar(4, 11).contains("fl-code-error"));
        robot.push(KeyCode.F8);
        assertThat(sheet().getCurrentParagraph()).isEqualTo(4);
    }

    @Test
    void wordsAreFound(FxRobot robot) {
        caret(robot, "name");
        robot.push(KeyCode.CONTROL, KeyCode.F).write("IMAGE").push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("2 of 2").tryQuery()).isPresent();
        assertThat(sheet().getSelectedText()).isEqualTo("image");
        both(robot, "code-find");
        robot.push(KeyCode.ESCAPE);
        assertThat(sheet().isFocused()).isTrue();
        assertThat(robot.lookup("#code-find")
                        .queryAs(TextField.class)
                        .getParent()
                        .isVisible())
                .isFalse();
        assertThat(elsewhere).as("the text answers its keys itself").isEmpty();
    }

    @Test
    void tabAndEnterKeepToTheIndentationAndCtrlTabLeaves(FxRobot robot) {
        caret(robot, "  web:");
        robot.push(KeyCode.ENTER);
        assertThat(text()).contains("  web:\n    \n    image");
        robot.push(KeyCode.TAB).push(KeyCode.BACK_SPACE).push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(text()).contains("  web:\n  \n    image");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(back).containsExactly(false);
        assertThat(elsewhere).isEmpty();
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(sheet().isFocused()).isFalse();
    }

    @Test
    void aPasteThatCannotBeLaidOutIsRefusedInASentence(FxRobot robot) {
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("x".repeat(CodeEditor.LONGEST_LINE + 1));
            Clipboard.getSystemClipboard().setContent(content);
            sheet().requestFocus();
            sheet().paste();
        });
        assertThat(text()).isEqualTo(SHOP);
        assertThat(robot.lookup(n -> n instanceof javafx.scene.control.Label l
                                && l.getText().startsWith("Line 1 has"))
                        .tryQuery())
                .isPresent();
    }

    @Test
    void aScreenReaderHearsTheTextItsCaretAndItsLines(FxRobot robot) {
        caret(robot, "services");
        assertThat(sheet().queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo(SHOP);
        assertThat(sheet().queryAccessibleAttribute(AccessibleAttribute.CARET_OFFSET))
                .isEqualTo(19);
        assertThat(sheet().queryAccessibleAttribute(AccessibleAttribute.LINE_FOR_OFFSET, 19))
                .isEqualTo(1);
        assertThat(sheet().queryAccessibleAttribute(AccessibleAttribute.LINE_START, 1))
                .isEqualTo(11);
    }

    @Test
    void aQuoteThatIsOpenedColoursWhatFollowsUntilItIsClosed(FxRobot robot) {
        robot.interact(() -> pane.show("a: x\n" + "k: v\n".repeat(2_000)));
        caret(robot, "a: ");
        robot.write("\"");
        await().until(() -> sheet().getStyleOfChar(1_900, 0).contains("fl-code-text"));
        robot.push(KeyCode.BACK_SPACE);
        await().until(() -> sheet().getStyleOfChar(1_900, 0).contains("fl-code-key"));
    }
}
