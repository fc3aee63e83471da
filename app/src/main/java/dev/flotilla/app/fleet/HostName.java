package dev.flotilla.app.fleet;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.util.regex.Pattern;

/** The form of a host's name: it becomes part of network names and commands, so it is kept to safe letters. */
public final class HostName {
    public static final int LONGEST = 63;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");

    private HostName() {}

    /** The name without the blanks around it, or FL-1003. */
    public static Outcome<String> read(String text) {
        String name = text.strip();
        if (name.isEmpty()) {
            return Outcome.failed(Problem.of("FL-1003", "The host has no name.", "Give it one, such as \"gpu-1\"."));
        }
        if (name.length() > LONGEST) {
            return Outcome.failed(Problem.of(
                    "FL-1003",
                    "The host name \"" + name.substring(0, 20) + "...\" has " + name.length() + " characters.",
                    "Use at most " + LONGEST + "."));
        }
        if (!FORM.matcher(name).matches()) {
            return Outcome.failed(Problem.of(
                    "FL-1003",
                    "\"" + PlainText.of(name) + "\" cannot be the name of a host.",
                    "Use letters, digits, \"-\", \"_\" and \".\", and begin with a letter or a digit."));
        }
        return Outcome.ok(name);
    }
}
