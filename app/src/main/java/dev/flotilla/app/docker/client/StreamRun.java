package dev.flotilla.app.docker.client;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One stream from beginning to end, on its own virtual thread. */
final class StreamRun implements Runnable {
    private final EngineConnection connection;
    private final Ask ask;
    private final Ask plain;
    private final EngineConnection.Reader reader;
    private final Consumer<Optional<EngineProblem>> ended;
    private final CompletableFuture<Boolean> opened;
    private volatile boolean closed;

    StreamRun(
            EngineConnection connection,
            Ask ask,
            Ask plain,
            EngineConnection.Reader reader,
            Consumer<Optional<EngineProblem>> ended,
            CompletableFuture<Boolean> opened) {
        this.connection = connection;
        this.ask = ask;
        this.plain = plain;
        this.reader = reader;
        this.ended = ended;
        this.opened = opened;
    }

    @Override
    public void run() {
        try {
            Transport used = connection.lease();
            try (DockerHttpClient.Response response = used.execute(ask)) {
                follow(response);
            } finally {
                used.release();
            }
        } catch (RuntimeException | IOException e) {
            if (!opened.completeExceptionally(e)) {
                tell(e);
            }
        }
    }

    private void follow(DockerHttpClient.Response response) throws IOException {
        if (response.getStatusCode() >= 400) {
            Answer answer =
                    new Answer(response.getStatusCode(), response.getBody().readNBytes(64 << 10));
            opened.completeExceptionally(new EngineException(Failures.ofAnswer(answer, plain)));
            return;
        }
        opened.complete(true);
        reader.read(response.getBody());
        if (!closed) {
            ended.accept(Optional.empty());
        }
    }

    private void tell(Exception e) {
        if (!closed) {
            EngineProblem problem = connection.broken(e, plain.doing());
            ended.accept(Optional.of(problem));
        }
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }
}
