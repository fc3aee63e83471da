package dev.flotilla.app.stack.read;

import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Warning;
import java.util.List;

/** A stack that is valid, with what its author may still want to know, by position. */
public record StackReading(Stack stack, List<Warning> warnings) {
    public StackReading {
        warnings = List.copyOf(warnings);
    }
}
