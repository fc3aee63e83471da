package dev.flotilla.app.ui.monitor.matrix;

import dev.flotilla.app.monitor.matrix.Remedy;
import java.nio.file.Path;
import java.util.Optional;

/** What the window can do about a cause. None blocks. */
public interface RemedyDeeds {
    /** The words of the button when the application can do it here and now, "Plan: recreate mosaic-3"; else empty. */
    Optional<String> offer(Remedy remedy);

    /** Opens its plan; called only for what was offered. */
    void begin(Remedy remedy);

    /** A command that does it by hand on the node's host; empty where there is none. */
    Optional<String> command(Remedy remedy);

    /** The heartbeats of a node. */
    void openHeartbeats(String node);

    /** Writes a file and tells what came of it. */
    void save(Path file, String text);
}
