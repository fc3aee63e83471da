package dev.flotilla.app.split.file;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.stack.Stack;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A stack file, with the text before it was split.
 *
 * @param text as it is in the file
 * @param original without what a split added; the same text for one that is not split
 * @param stack that the original says
 * @param now what the file says, forwarders included
 * @param read reads a text as this file would be read
 */
public record SplitFile(
        Path path, String text, String original, Stack stack, Stack now, Function<String, Outcome<Stack>> read) {
    /** The same file, where another text is what it was before it was split. */
    public Outcome<SplitFile> withOriginal(String other) {
        return read.apply(other).map(then -> new SplitFile(path, text, other, then, now, read));
    }

    public boolean isSplit() {
        return !text.equals(original);
    }
}
