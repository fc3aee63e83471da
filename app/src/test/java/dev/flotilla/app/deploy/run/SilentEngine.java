package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineEvent;
import dev.flotilla.app.docker.ExecResult;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.LogRequest;
import dev.flotilla.app.docker.Stream;
import java.time.Duration;
import java.util.List;

/** An engine without processes: nothing is written, nothing happens by itself, nothing is used up. */
abstract class SilentEngine implements Engine {
    @Override
    public Subscription logs(ContainerId container, LogRequest request, Stream<LogLine> lines) {
        return Stream.nothing();
    }

    @Override
    public Subscription events(Stream<EngineEvent> events) {
        return Stream.nothing();
    }

    @Override
    public Subscription loads(ContainerId container, Stream<ContainerLoad> loads) {
        return Stream.nothing();
    }

    @Override
    public List<ContainerLoad> loadsNow(Duration limit) {
        return List.of();
    }

    @Override
    public ExecResult exec(ContainerId container, List<String> command, Duration limit) {
        return new ExecResult(0, "", "");
    }

    @Override
    public void close() {}
}
