package dev.flotilla.node.config;

import java.nio.file.Path;
import java.util.Optional;

/** Where a node keeps things; {@code state} is missing for one that forgets everything when it ends. */
public record Folders(Optional<Path> data, Optional<Path> plans, Optional<Path> models, Optional<Path> state) {
    public static final Folders NONE =
            new Folders(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** For a node that keeps its log and its starts there, and nothing else. */
    public static Folders ofState(Path state) {
        return new Folders(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(state));
    }
}
