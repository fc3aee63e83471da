package dev.flotilla.app.cli.kit;

import dev.flotilla.app.base.Outcome;
import java.util.Optional;

/** A command: picocli fills its fields, then it runs once. The same object never runs twice. */
public interface CliCommand {
    Reach reach();

    /** Whether it draws on the terminal until the user presses q; see {@link Screen}. */
    default boolean drawsOnTheScreen() {
        return false;
    }

    /** What to ask for when it needs a secret: see {@link SecretInput}. */
    default Optional<String> secretQuestion() {
        return Optional.empty();
    }

    /** Whether a person types the secret twice: a slip would lock them out. */
    default boolean asksTwice() {
        return false;
    }

    /**
     * Does the work. What it wants to say at its end is its answer; on the way it may write lines to the output.
     *
     * @throws InterruptedException when the user called it off while it waited
     */
    Outcome<Answer> run(CommandContext context) throws InterruptedException;
}
