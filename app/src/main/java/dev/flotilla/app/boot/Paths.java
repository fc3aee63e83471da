package dev.flotilla.app.boot;

import dev.flotilla.app.persistence.DataFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where things lie on this machine. */
final class Paths {
    private Paths() {}

    /**
     * The data folder: what {@code --data} said, else {@code $XDG_DATA_HOME/flotilla} (which must be absolute to count,
     * says the XDG base directory specification), else {@code ~/.local/share/flotilla}.
     */
    static DataFolder dataFolder(Optional<String> option, Map<String, String> environment, Path directory) {
        if (option.isPresent()) {
            return new DataFolder(directory.resolve(option.get()));
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        if (xdg.startsWith("/")) {
            return new DataFolder(Path.of(xdg, "flotilla"));
        }
        String home = environment.getOrDefault("HOME", "");
        Path start = Path.of(home.startsWith("/") ? home : System.getProperty("user.home", "/"));
        return new DataFolder(start.resolve(".local/share/flotilla"));
    }
}
