package dev.flotilla.app.ui.stacks;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.stack.Stack;
import java.nio.file.Path;

/** What the section needs from the rest. Calls block. */
public interface StackDesk {
    /** Reads and checks a file; contacts nothing that it names. */
    Outcome<Stack> read(Path file);

    /** Asks the hosts and places the stack, with the strategy and the hosts that were chosen for it; changes nothing. */
    Outcome<Placement> place(WishedStack stack);

    /** The fleet after the edit, when it is saved. */
    Outcome<Fleet> submit(FleetEdit edit);
}
