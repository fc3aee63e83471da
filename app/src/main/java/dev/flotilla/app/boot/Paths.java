package dev.flotilla.app.boot;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.persistence.DataFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where things lie on this machine. */
final class Paths {
    private Paths() {}

    /**
     * The data folder, which need not be there yet; FL-1020 where none can be: what {@code --data} said, else {@code $XDG_DATA_HOME/flotilla} (which must be absolute to count,
     * says the XDG base directory specification), else {@code ~/.local/share/flotilla}.
     */
    static Outcome<DataFolder> dataFolder(Optional<String> option, Map<String, String> environment, Path directory) {
        return folder(option, environment, directory)
                .then(folder ->
                        folder.fileInTheWay().map(Outcome::<DataFolder>failed).orElseGet(() -> Outcome.ok(folder)));
    }

    private static Outcome<DataFolder> folder(
            Optional<String> option, Map<String, String> environment, Path directory) {
        if (option.isPresent()) {
            try {
                return option.get().isBlank()
                        ? Outcome.failed(noPath(option.get()))
                        : Outcome.ok(new DataFolder(directory.resolve(option.get())));
            } catch (InvalidPathException e) {
                return Outcome.failed(noPath(option.get()));
            }
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        if (xdg.startsWith("/")) {
            return Outcome.ok(new DataFolder(Path.of(xdg, "flotilla")));
        }
        String home = environment.getOrDefault("HOME", "");
        Path start = Path.of(home.startsWith("/") ? home : System.getProperty("user.home", "/"));
        return Outcome.ok(new DataFolder(start.resolve(".local/share/flotilla")));
    }

    private static Problem noPath(String typed) {
        return Problem.of(
                "FL-1020",
                "\"" + typed + "\" names no data folder.",
                "Name one with --data DIR, or leave --data away.");
    }
}
