package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.stack.Stack;
import java.util.Optional;

/**
 * What is known of a stack beside its containers.
 *
 * @param file as its file reads now; empty when it is not open here or cannot be read
 * @param placed where the last apply that ended well put its instances, and why; empty when there was none
 */
public record StackInsight(Optional<Stack> file, Optional<Placement> placed) {
    public static final StackInsight NONE = new StackInsight(Optional.empty(), Optional.empty());

    /** Where it comes from. Blocks on the disk; asks no host. */
    @FunctionalInterface
    public interface Source {
        StackInsight of(String stack);
    }
}
