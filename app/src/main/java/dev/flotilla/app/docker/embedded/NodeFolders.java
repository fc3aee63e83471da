package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.fleet.HostId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the nodes of one embedded host keep their logs and count their starts: {@code HOSTID/CONTAINERID}. A folder outlives the stop of its
 * container and ends with the container, as the writable layer of one does.
 */
final class NodeFolders {
    private final Path folder;

    NodeFolders(Path embedded, HostId host) {
        this.folder = embedded.resolve(host.value());
    }

    /** May not be there yet. */
    Path of(ContainerId container) {
        return folder.resolve(container.value());
    }

    /** @throws EngineException when something of it stays */
    void remove(ContainerId container) {
        Path one = of(container);
        try {
            if (!Files.exists(one)) {
                return;
            }
            List<Path> all;
            try (Stream<Path> found = Files.walk(one)) {
                all = found.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : all) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new EngineException(
                    new EngineProblem.Rejected(500, "The state in " + one + " cannot be removed: " + e.getMessage()),
                    e);
        }
    }
}
