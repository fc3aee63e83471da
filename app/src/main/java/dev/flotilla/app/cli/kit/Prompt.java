package dev.flotilla.app.cli.kit;

import java.util.Optional;

/** Asks whoever sits at the terminal. */
@FunctionalInterface
public interface Prompt {
    /** Nobody sits there: a script, or a command that another process handed over. */
    Prompt NOBODY = question -> Optional.empty();

    /**
     * Another process carries the command out.
     *
     * @param kind window or keeper
     */
    static Prompt elsewhere(String kind) {
        return new Prompt() {
            @Override
            public Optional<String> ask(String question) {
                return Optional.empty();
            }

            @Override
            public String whyNobody() {
                return "the running " + kind + " carries it out, which cannot ask at this terminal, so ";
            }
        };
    }

    /** Why there may be nobody to ask, as the beginning of a sentence; empty where that needs no word. */
    default String whyNobody() {
        return "";
    }

    /** What was typed, without blanks around it; empty when there is nobody to ask. Blocks. */
    Optional<String> ask(String question) throws InterruptedException;
}
