package dev.flotilla.app.launch.run;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.BuildOrder;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.launch.LaunchEvent;
import dev.flotilla.app.launch.source.BuildLog;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** Builds a folder on one engine, its output told as it comes, and says which file and line is to blame when it fails. */
final class ImageBuild {
    private final ThreadFactory threads;
    private final Consumer<LaunchEvent> events;

    ImageBuild(ThreadFactory threads, Consumer<LaunchEvent> events) {
        this.threads = threads;
        this.events = events;
    }

    /** @return the id of the image */
    Outcome<String> run(Path folder, String tag, Host host, Engine engine) {
        return SourceFolder.read(folder).then(source -> build(source, folder, tag, host, engine));
    }

    private Outcome<String> build(SourceFolder source, Path folder, String tag, Host host, Engine engine) {
        boolean buildKit = source.dockerfile().needsBuildKit();
        BuildLog log = new BuildLog(source.dockerfile(), source.paths());
        events.accept(new LaunchEvent.Did(
                host.name(),
                "builds " + tag + (buildKit ? " with BuildKit" : "") + " (files: "
                        + source.paths().files().size() + ", " + (source.bytes() + 1023) / 1024 + " KiB)"));
        try {
            return Outcome.ok(Pipe.through(
                    threads,
                    source::writeTo,
                    tar -> engine.build(new BuildOrder(tag, buildKit), tar, line -> {
                        log.line(line);
                        events.accept(new LaunchEvent.Built(line));
                    })));
        } catch (UncheckedIOException e) {
            return Outcome.failed(SourceFolder.unreadable(folder, e));
        } catch (EngineException e) {
            return switch (e.problem()) {
                case EngineProblem.BuildFailed(String detail) -> Outcome.failed(log.failed(host.name(), detail));
                case EngineProblem.Interrupted called ->
                    Outcome.failed(Problem.of(
                            "FL-6114",
                            "The build on " + host.name() + " was called off.",
                            "No node was touched; what was built so far makes the next build faster."));
                case EngineProblem other -> Outcome.failed(EngineProblems.inWords(other, host.name()));
            };
        }
    }
}
