package dev.flotilla.app.stack.read.draft;

import dev.flotilla.app.base.Outcome;
import java.nio.file.Path;
import java.util.Optional;

/** The port through which reading a stack sees the files it names, such as an {@code env_file}. */
@FunctionalInterface
public interface SideFiles {
    /** None at all, for a text that stands in no folder. */
    SideFiles NONE = path -> Outcome.ok(Optional.empty());

    /** The text of a file, nothing when there is none; a failure for one that is too large or no text. */
    Outcome<Optional<String>> read(Path path);
}
