package dev.flotilla.app.cli.kit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal on which a command may draw. A command that another process runs is told of it by a variable beside the
 * user's environment, for that process has no terminal, or not this one.
 */
public record Screen(int columns, int rows) {
    private static final String VARIABLE = "FLOTILLA_SCREEN";
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,4})x([0-9]{1,4})");

    public Screen {
        columns = Math.max(20, columns);
        rows = Math.max(5, rows);
    }

    /** Empty where there is none, or the text makes no sense. */
    public static Optional<Screen> of(Map<String, String> environment) {
        Matcher size = SIZE.matcher(environment.getOrDefault(VARIABLE, ""));
        return size.matches()
                ? Optional.of(new Screen(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))))
                : Optional.empty();
    }

    public Map<String, String> in(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(VARIABLE, columns + "x" + rows);
        return all;
    }
}
