package dev.flotilla.app.cli.kit;

import java.util.Optional;

/** Asks whoever sits at the terminal. */
@FunctionalInterface
public interface Prompt {
    /** Nobody sits there: a script, or a command that another process handed over. */
    Prompt NOBODY = question -> Optional.empty();

    /** What was typed, without blanks around it; empty when there is nobody to ask. Blocks. */
    Optional<String> ask(String question) throws InterruptedException;
}
