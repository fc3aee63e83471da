package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.BuildOrder;
import dev.flotilla.app.docker.Bytes;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineEvent;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.ExecResult;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.LogRequest;
import dev.flotilla.app.docker.Stream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/**
 * An engine without processes: nothing is written, nothing happens by itself, nothing is used up. Its images are names;
 * a build gives one unless its Dockerfile has a command that exits.
 */
public abstract class SilentEngine implements Engine {
    protected final Set<String> images;

    SilentEngine(Set<String> images) {
        this.images = new ConcurrentSkipListSet<>(images);
    }

    @Override
    public String build(BuildOrder order, Bytes.Source context, Consumer<String> output) {
        String tar = read(context);
        output.accept("Step 1/1 : FROM something");
        if (tar.contains("RUN exit")) {
            throw new EngineException(new EngineProblem.BuildFailed("The command returned a non-zero code: 3"));
        }
        images.add(order.tag());
        return "sha256:" + order.tag();
    }

    @Override
    public void saveImage(String reference, Bytes.Sink to) {
        if (!images.contains(reference)) {
            throw new EngineException(new EngineProblem.NoSuchImage(reference));
        }
        byte[] name = reference.getBytes(StandardCharsets.UTF_8);
        to.write(name, name.length);
    }

    @Override
    public void loadImage(Bytes.Source tar) {
        images.add(read(tar));
    }

    private static String read(Bytes.Source source) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
            all.write(buffer, 0, n);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public Subscription logs(ContainerId container, LogRequest request, Stream<LogLine> lines) {
        if (!request.follow()) {
            lines.ended(Optional.empty());
        }
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
