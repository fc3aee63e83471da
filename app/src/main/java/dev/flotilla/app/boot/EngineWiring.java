package dev.flotilla.app.boot;

import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.client.EngineLimits;
import dev.flotilla.app.docker.client.HostEngines;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.persistence.DataFolder;
import java.time.Clock;

/** The engines of this process: Docker's over their connections, embedded ones inside it. */
final class EngineWiring implements AutoCloseable {
    private final DataFolder folder;
    private final HostEngines engines;

    EngineWiring(DataFolder folder) {
        this.folder = folder;
        this.engines =
                new HostEngines(EngineLimits.USUAL, Threads.virtual("engine"), Clock.systemUTC(), this::embedded);
    }

    Engines engines() {
        return engines;
    }

    /** How many containers of embedded hosts run in this process. */
    int embeddedRunning() {
        return 0;
    }

    private Engine embedded(Host host) {
        throw new EngineException(new EngineProblem.Lost(
                "the embedded engine of " + host.name() + " in " + folder.path() + " lives in another process"));
    }

    @Override
    public void close() {
        engines.close();
    }
}
