package dev.flotilla.app.ui.kit.command;

import dev.flotilla.app.eject.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One or several command lines, each begun only when the one before went well.
 *
 * @param lines the words of each, without the program; at least one line
 */
public record Command(List<List<String>> lines) {
    /** As one stands in the folder of Flotilla. */
    private static final String PROGRAM = "installers/run";

    public Command {
        lines = lines.stream().map(List::copyOf).toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no line");
        }
    }

    public static Command of(String... words) {
        return new Command(List.of(List.of(words)));
    }

    /** With more words at the end of its last line. */
    public Command with(String... more) {
        List<List<String>> all = new ArrayList<>(lines);
        List<String> last = new ArrayList<>(all.removeLast());
        last.addAll(List.of(more));
        all.add(last);
        return new Command(all);
    }

    /** With an option and its value, so that it is read as one even when it looks like an option itself. */
    public Command option(String name, String value) {
        return value.startsWith("-") || value.isEmpty() ? with(name + "=" + value) : with(name, value);
    }

    public Command option(String name, Optional<String> value) {
        return value.map(v -> option(name, v)).orElse(this);
    }

    public Command flag(String name, boolean on) {
        return on ? with(name) : this;
    }

    /** This, then the other. */
    public Command then(Command other) {
        List<List<String>> all = new ArrayList<>(lines);
        all.addAll(other.lines);
        return new Command(all);
    }

    /** For a POSIX shell. */
    public String text() {
        return lines.stream()
                .map(line -> PROGRAM + " "
                        + line.stream().map(w -> Words.plain(w).shell()).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" && "));
    }
}
