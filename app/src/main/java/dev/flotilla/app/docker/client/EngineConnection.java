package dev.flotilla.app.docker.client;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.fleet.EngineAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks one engine, over pooled connections. Each exchange runs on a virtual thread of its own while the caller waits with
 * a limit: an interrupt of that thread closes its socket, so that neither a silent engine nor an interrupted caller is
 * waited for. When a connection breaks the pool is replaced, because its other connections are as old. Safe for many
 * threads.
 */
final class EngineConnection implements AutoCloseable {
    /** The newest API version that we know. */
    static final String NEWEST = "1.51";
    /** The oldest that we speak: Docker 20.10. */
    static final String OLDEST = "1.41";

    private static final int MOST_BYTES = 64 << 20;

    private final EngineAddress address;
    private final EngineLimits limits;
    private final ThreadFactory virtualThreads;
    private final InstantSource clock;
    private final Object lock = new Object();
    private @Nullable Transport transport;
    private volatile @Nullable String version;
    private boolean closed;

    EngineConnection(EngineAddress address, EngineLimits limits, ThreadFactory virtualThreads, InstantSource clock) {
        this.address = address;
        this.limits = limits;
        this.virtualThreads = virtualThreads;
        this.clock = clock;
    }

    EngineAddress address() {
        return address;
    }

    EngineLimits limits() {
        return limits;
    }

    /** The version that both sides speak; asked once per pool. */
    String version() {
        String known = version;
        if (known == null) {
            known = ApiVersion.agree(ask(Ask.get("/version", limits.read())));
            version = known;
        }
        return known;
    }

    /** A request under the agreed version; anything but a success is thrown. */
    Answer ok(Ask ask) {
        Answer answer = any(ask);
        if (!answer.isSuccess()) {
            throw new EngineException(Failures.ofAnswer(answer, ask));
        }
        return answer;
    }

    /** A request under the agreed version, whatever the status. */
    Answer any(Ask ask) {
        return ask(ask.under(version()));
    }

    /** A request as it is, without a version. */
    Answer ask(Ask ask) {
        CompletableFuture<Answer> done = new CompletableFuture<>();
        Thread worker = virtualThreads.newThread(() -> {
            try {
                done.complete(exchange(ask));
            } catch (RuntimeException | IOException e) {
                done.completeExceptionally(tlsFault(e));
            }
        });
        worker.start();
        return await(done, worker, ask);
    }

    /**
     * An engine that refuses our certificate ends the connection while we still write: what the pool then tells is a
     * broken pipe, so the engine is asked what it has against us. Only before its first answer.
     */
    private Exception tlsFault(Exception thrown) {
        if (version == null
                && address instanceof EngineAddress.Tcp tcp
                && tcp.tlsDir().isPresent()
                && Failures.ofException(thrown, address, "") instanceof EngineProblem.Lost) {
            try {
                TlsProbe.shakeHands(
                        tcp,
                        InetAddress.getByName(tcp.host()),
                        TlsFolder.context(tcp.tlsDir().get(), clock),
                        limits.connect());
            } catch (SSLException told) {
                return told;
            } catch (IOException | EngineException e) {
                // No better words than those that are there.
                return thrown;
            }
        }
        return thrown;
    }

    private <T> T await(CompletableFuture<T> done, Thread worker, Ask ask) {
        String doing = ask.doing() + " at " + Failures.where(address);
        try {
            return done.get(ask.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            worker.interrupt();
            throw new EngineException(new EngineProblem.TimedOut(doing), e);
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
            throw new EngineException(new EngineProblem.Interrupted(doing), e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause(), doing);
        }
    }

    private EngineException failure(Throwable cause, String doing) {
        if (cause instanceof EngineException known) {
            return known;
        }
        EngineProblem problem = Failures.ofException(cause, address, doing);
        if (problem instanceof EngineProblem.Lost) {
            dropPool();
        }
        return new EngineException(problem, cause);
    }

    private Answer exchange(Ask ask) throws IOException {
        Transport used = lease();
        try (DockerHttpClient.Response response = used.execute(ask)) {
            return new Answer(response.getStatusCode(), readAll(response));
        } finally {
            used.release();
        }
    }

    private static byte[] readAll(DockerHttpClient.Response response) throws IOException {
        InputStream body = response.getBody();
        byte[] bytes = body == null ? new byte[0] : body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new EngineException(new EngineProblem.NotAnEngine("It sent more than 64 MiB in one answer"));
        }
        return bytes;
    }

    /** Takes the bytes of a stream as they come; ends normally at its end. */
    interface Reader {
        void read(InputStream body) throws IOException;
    }

    /**
     * Opens a stream: returns when the engine has begun to answer, or throws. Then {@code reader} runs on a thread of the
     * stream until the engine or the subscription ends it, and {@code ended} is told, unless it was closed.
     */
    Subscription stream(Ask plain, Reader reader, Consumer<Optional<EngineProblem>> ended) {
        Ask ask = plain.under(version());
        CompletableFuture<Boolean> opened = new CompletableFuture<>();
        StreamRun run = new StreamRun(this, ask, plain, reader, ended, opened);
        Thread worker = virtualThreads.newThread(run);
        worker.start();
        await(opened, worker, plain);
        return () -> {
            run.close();
            worker.interrupt();
        };
    }

    EngineProblem broken(Exception e, String doing) {
        return failure(e, doing).problem();
    }

    Transport lease() {
        synchronized (lock) {
            if (closed) {
                throw new EngineException(new EngineProblem.Lost("The connection was closed"));
            }
            if (transport == null) {
                transport = Transport.open(address, limits.connect(), clock);
            }
            return transport.lease();
        }
    }

    private void dropPool() {
        synchronized (lock) {
            if (transport != null) {
                transport.retire();
                transport = null;
                version = null;
            }
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            if (transport != null) {
                transport.shut();
                transport = null;
            }
        }
    }

    JsonNode json(Ask ask) {
        return ok(ask).json();
    }

    static Duration plus(Duration limit, Duration more) {
        return limit.plus(more);
    }
}
