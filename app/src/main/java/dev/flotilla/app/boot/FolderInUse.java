package dev.flotilla.app.boot;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.FolderLock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who keeps a data folder, and what to do about it. A command without a window answers nobody while it works; a window
 * or a keeper that does not answer hangs.
 */
final class FolderInUse {
    private static final Pattern HOLDER = Pattern.compile("([a-z]+) (\\d+)(?: ([a-z ]{1,40}))?");

    private FolderInUse() {}

    /** What a command writes into the lock. */
    static String holder(String command) {
        return "command " + ProcessHandle.current().pid() + " " + command;
    }

    /** The command at work, with its process; empty when it is no command that keeps the folder. */
    static Optional<String> commandAtWork(DataFolder folder) {
        Matcher told = HOLDER.matcher(FolderLock.holder(folder));
        return told.matches() && told.group(1).equals("command") ? Optional.of(words(told)) : Optional.empty();
    }

    /** FL-1025. */
    static Problem problem(DataFolder folder) {
        String holder = FolderLock.holder(folder);
        Matcher told = HOLDER.matcher(holder);
        if (!told.matches()) {
            return Problem.of(
                    "FL-1025",
                    "Another Flotilla" + (holder.isEmpty() ? "" : " (" + holder + ")") + " uses " + folder.path()
                            + " and does not answer.",
                    "Wait until it has ended, or end it.");
        }
        return told.group(1).equals("command")
                ? Problem.of(
                        "FL-1025",
                        words(told) + " is still at work on " + folder.path()
                                + ", and one command at a time may change it.",
                        "Wait until it has ended and try again; `kill -INT " + told.group(2) + "` calls it off.")
                : Problem.of(
                        "FL-1025",
                        "Another Flotilla (" + told.group(1) + " " + told.group(2) + ") uses " + folder.path()
                                + " and does not answer.",
                        "Wait until it has ended, or end it: `kill " + told.group(2) + "`.");
    }

    private static String words(Matcher told) {
        return (told.group(3) == null ? "Another command" : "`" + told.group(3) + "`") + " (process " + told.group(2)
                + ")";
    }
}
