package dev.flotilla.app.eject;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.stack.Stack;
import java.util.List;
import java.util.Optional;

/**
 * A stack with the text that says it, and what applying it would do on hosts that have nothing of it yet.
 *
 * @param fileName of the stack file, without its folder
 * @param text of the stack file, byte for byte
 * @param plan empty when it cannot be placed now; then {@code unplanned} says why
 */
public record StackSource(
        Stack stack,
        String fileName,
        String text,
        List<SideFile> beside,
        Optional<DeployPlan> plan,
        List<Problem> unplanned) {
    public StackSource {
        beside = List.copyOf(beside);
        unplanned = List.copyOf(unplanned);
    }
}
