package dev.flotilla.app.source.code;

import java.util.List;
import java.util.Set;

/**
 * Where in the tree of a text the caret stands, however broken the text is.
 *
 * @param path keys of what is around it; {@code -} for an item of a list
 * @param what is written there
 * @param typed what stands there before the caret already
 * @param start offset in the text at which that begins
 * @param present keys that the same mapping has, or items of the same list
 * @param quoted whether the caret stands within quotes
 */
public record Spot(List<String> path, What what, String typed, int start, Set<String> present, boolean quoted) {
    /** What is written at a place. */
    public enum What {
        KEY,
        VALUE,
        /** A comment, or within a text over lines. */
        NOTHING
    }

    public Spot {
        path = List.copyOf(path);
        present = Set.copyOf(present);
    }

    static Spot nowhere(int at) {
        return new Spot(List.of(), What.NOTHING, "", at, Set.of(), false);
    }
}
