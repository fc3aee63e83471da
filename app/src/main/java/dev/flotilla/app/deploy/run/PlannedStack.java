package dev.flotilla.app.deploy.run;

import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Warning;
import java.util.List;

/**
 * A stack that was read, placed and planned.
 *
 * @param reading what its author may want to know about the file
 * @param survey what the plan was made from
 */
public record PlannedStack(Stack stack, List<Warning> reading, DeployPlan plan, Survey survey) {
    public PlannedStack {
        reading = List.copyOf(reading);
    }
}
