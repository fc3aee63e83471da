package dev.flotilla.app.ui.stacks.edit;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.stack.read.StackText;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Stack files as texts. Calls block. */
public interface StackTexts {
    /** With the variables that count for it. */
    Outcome<StackText> open(Path file);

    /** Everything that is wrong with a text; no errors when it is a stack. */
    Checked check(StackText text);

    /** Names of the variables that the environment of this program gives; other values come from {@code .env}. */
    Set<String> process();

    /** FL-3303 when the file says something else than it did when it was opened; it is left alone then. */
    Outcome<Path> write(StackText opened, String text);

    /** @param warnings what does not keep it from being a stack */
    record Checked(List<Problem> errors, List<Problem> warnings) {
        public Checked {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }
}
