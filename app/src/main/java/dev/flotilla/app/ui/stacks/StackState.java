package dev.flotilla.app.ui.stacks;

import java.util.Locale;

/** How a stack is, in the words of the command line. */
public enum StackState {
    PLANNED,
    APPLYING,
    RUNNING,
    DEGRADED,
    STOPPED,
    FAILED;

    public String word() {
        String name = name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
