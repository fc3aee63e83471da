package dev.flotilla.app.source.code;

import java.util.List;

/**
 * Takes a text apart line by line: what a line is made of follows from the line and from the state in which the one before
 * ended, so that after an edit only those lines are looked at whose text or whose state changed.
 */
@FunctionalInterface
public interface LineLexer {
    /** The state before the first line. */
    int FIRST = 0;

    /** Longer lines are not taken apart. */
    int LONGEST = 5_000;

    /** @param state of the end of the line before */
    Lexed lex(String line, int state);

    /**
     * @param tokens in order, not overlapping
     * @param state at the end of the line
     */
    record Lexed(List<Token> tokens, int state) {
        public Lexed {
            tokens = List.copyOf(tokens);
        }
    }
}
