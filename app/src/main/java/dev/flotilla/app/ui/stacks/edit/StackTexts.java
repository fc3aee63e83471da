package dev.flotilla.app.ui.stacks.edit;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.stack.read.StackText;
import java.nio.file.Path;
import java.util.List;

/** Stack files as texts. Calls block. */
public interface StackTexts {
    /** With the variables that count for it. */
    Outcome<StackText> open(Path file);

    /** Everything that is wrong with a text; nothing when it is a stack. */
    List<Problem> check(StackText text);

    /** FL-3303 when the file says something else than it did when it was opened; it is left alone then. */
    Outcome<Path> write(StackText opened, String text);
}
