package dev.flotilla.app.ui.kit.command;

import dev.flotilla.app.ui.kit.parts.CopyButton;
import java.util.Optional;
import java.util.function.Supplier;

/** The button of every dialog that does something which a command does as well. */
public final class CommandButton {
    private static final String WORDS = "Copy as command";
    private static final String TIP = "Copy the command that does the same";

    private CommandButton() {}

    /** @param command as the dialog stands when the button is pressed */
    public static CopyButton of(Supplier<Command> command) {
        return text(() -> command.get().text());
    }

    /** @param command empty while the dialog says nothing that could be done; then nothing is copied */
    public static CopyButton when(Supplier<Optional<Command>> command) {
        return text(() -> command.get().map(Command::text).orElse(""));
    }

    /** Of a command line that is not Flotilla's own. */
    public static CopyButton text(Supplier<String> line) {
        CopyButton button = new CopyButton(WORDS, TIP, line);
        button.setId("copy-command");
        button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        return button;
    }
}
