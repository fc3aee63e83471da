package dev.flotilla.app.boot;

import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.persistence.DataFolder;

/** The engines of this process: Docker's over their connections, embedded ones inside it. */
final class EngineWiring implements AutoCloseable {
    private final DataFolder folder;

    EngineWiring(DataFolder folder) {
        this.folder = folder;
    }

    Engines engines() {
        return host -> {
            throw new EngineException(new EngineProblem.Lost("no engines for " + folder.path()));
        };
    }

    @Override
    public void close() {}
}
