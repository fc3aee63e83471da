package dev.flotilla.app.source.code;

/** Knows which words may be written where. Called on the thread of the keys, so it takes a moment at most. */
@FunctionalInterface
public interface Proposer {
    /** Nothing at all. */
    Proposer NONE = (text, caret) -> Offer.NONE;

    /**
     * @param text with line feeds alone
     * @param caret offset in it
     */
    Offer at(String text, int caret);
}
