package dev.flotilla.app.cli;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Backend;
import dev.flotilla.app.cli.kit.Cancel;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.CommandRun;
import dev.flotilla.app.cli.kit.Prompt;
import dev.flotilla.app.cli.kit.Screen;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.fleet.store.FleetStore;
import dev.flotilla.app.fleet.store.MemoryFleetRepository;
import dev.flotilla.app.monitor.Monitoring;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Command lines over a store in memory; the user stands in {@code /where/i/stand}. */
final class InMemory implements AutoCloseable {
    /** What a command printed, and its exit code. */
    record Said(int code, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private final FleetStore store;
    private final Engines engines;
    private Optional<Duration> ran = Optional.empty();
    private Optional<Monitoring> monitoring = Optional.empty();
    private Optional<Screen> screen = Optional.empty();

    /** With engines that refuse. */
    InMemory() {
        this(host -> {
            throw new EngineException(new EngineProblem.Refused(host.engine().text()));
        });
    }

    InMemory(Engines engines) {
        this.engines = engines;
        this.store = switch (FleetStore.open(
                new MemoryFleetRepository(), Thread.ofPlatform().factory())) {
            case Outcome.Ok<FleetStore>(FleetStore opened) -> opened;
            case Outcome.Failed<FleetStore> failed -> throw new AssertionError(failed.first());
        };
    }

    /** What a command sees of a monitor that has run for so long, from now on. */
    void monitors(Monitoring seen, Duration since) {
        monitoring = Optional.of(seen);
        ran = Optional.of(since);
    }

    /** What a command sees of the monitor, from now on. */
    void monitors(Monitoring seen) {
        monitoring = Optional.of(seen);
    }

    /** The user has a terminal from now on. */
    void screen(int columns, int rows) {
        screen = Optional.of(new Screen(columns, rows));
    }

    FleetStore store() {
        return store;
    }

    Said run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Backend backend = request -> CommandRun.run(
                request.command(),
                new CommandContext(
                        new StoreRooms(store, engines, monitoring, ran),
                        request.output(),
                        request.directory(),
                        Map.of(),
                        new Cancel(Thread.currentThread()),
                        Prompt.NOBODY,
                        screen));
        int code = new Cli(backend, "1.2.3")
                .run(List.of(args), new PrintWriter(out), new PrintWriter(err), Path.of("/where/i/stand"));
        return new Said(code, out.toString(), err.toString());
    }

    @Override
    public void close() {
        store.close();
    }
}
