package dev.flotilla.app.docker.client;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.client.read.FactsReader;
import dev.flotilla.app.fleet.EngineAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tests a connection step by step, so that the one that fails can be named: parse, resolve, connect, tls, ping, api,
 * resources. Every step has a limit; an interrupted thread comes back at once.
 */
public final class ConnectionTest {
    private final EngineLimits limits;
    private final ThreadFactory virtualThreads;
    private final InstantSource clock;

    public ConnectionTest(EngineLimits limits, ThreadFactory virtualThreads, InstantSource clock) {
        this.limits = limits;
        this.virtualThreads = virtualThreads;
        this.clock = clock;
    }

    /**
     * Blocks for some seconds at most; not for the JavaFX thread. An embedded address is not tested here: it has no
     * connection.
     *
     * @param host its name, for the words of a failure
     */
    public ConnectionReport run(EngineAddress address, String host) {
        return run(address, host, Watcher.NOBODY);
    }

    /** Likewise, and tells of each step as it begins and ends, on the calling thread. */
    public ConnectionReport run(EngineAddress address, String host, Watcher watcher) {
        return new Run(address, host, watcher).all();
    }

    /** Follows a test while it runs. */
    public interface Watcher {
        Watcher NOBODY = new Watcher() {
            @Override
            public void begins(String step) {}

            @Override
            public void ended(TestStep step) {}
        };

        void begins(String step);

        void ended(TestStep step);
    }

    /** The steps that a test of this address goes through when none fails, in their order. */
    public static List<String> steps(EngineAddress address) {
        return switch (address) {
            case EngineAddress.Unix unix -> List.of("parse", "connect", "ping", "api", "resources");
            case EngineAddress.Tcp tcp
            when tcp.tlsDir().isPresent() -> List.of("parse", "resolve", "connect", "tls", "ping", "api", "resources");
            case EngineAddress.Tcp tcp -> List.of("parse", "resolve", "connect", "ping", "api", "resources");
            case EngineAddress.Embedded embedded -> List.of("parse");
        };
    }

    private final class Run {
        private final EngineAddress address;
        private final String host;
        private final Watcher watcher;
        private final List<TestStep> steps = new ArrayList<>();
        private @Nullable EngineFacts facts;

        Run(EngineAddress address, String host, Watcher watcher) {
            this.address = address;
            this.host = host;
            this.watcher = watcher;
        }

        ConnectionReport all() {
            Optional<Problem> failure = Optional.empty();
            try {
                step("parse", limits.connect(), address::text);
                switch (address) {
                    case EngineAddress.Unix unix -> step("connect", limits.connect(), () -> connect(unix.socket()));
                    case EngineAddress.Tcp tcp -> reach(tcp);
                    case EngineAddress.Embedded embedded ->
                        throw new EngineException(new EngineProblem.NotAnEngine("It is an engine inside this process"));
                }
                ask();
            } catch (EngineException e) {
                failure = Optional.of(EngineProblems.inWords(e.problem(), host));
            }
            return new ConnectionReport(steps, failure, Optional.ofNullable(facts));
        }

        private void reach(EngineAddress.Tcp tcp) {
            InetAddress[] found = new InetAddress[1];
            step("resolve", limits.connect(), () -> {
                found[0] = InetAddress.getAllByName(tcp.host())[0];
                return found[0].getHostAddress();
            });
            InetSocketAddress at = new InetSocketAddress(found[0], tcp.port());
            step("connect", limits.connect(), () -> connect(at));
            tcp.tlsDir()
                    .ifPresent(
                            dir -> step("tls", limits.connect().multipliedBy(2), () -> shakeHands(tcp, found[0], dir)));
        }

        private void ask() {
            try (EngineConnection connection = new EngineConnection(address, limits, virtualThreads, clock)) {
                step("ping", limits.read(), () -> ping(connection));
                Answer[] version = new Answer[1];
                step("api", limits.read(), () -> {
                    version[0] = connection.ask(Ask.get("/version", limits.read()));
                    return "API " + ApiVersion.agree(version[0]) + " of engine "
                            + version[0].json().path("Version").asString("");
                });
                step("resources", limits.read(), () -> {
                    EngineFacts told = FactsReader.facts(
                            version[0].json(), connection.json(Ask.get("/info", limits.read())), connection.version());
                    facts = told;
                    return String.format(
                            Locale.ROOT, "%.0f cores, %.1f GiB", told.cpus(), told.memoryBytes() / (double) (1L << 30));
                });
            }
        }

        private String ping(EngineConnection connection) {
            Answer answer;
            try {
                answer = connection.ask(Ask.get("/_ping", limits.read()));
            } catch (EngineException e) {
                // The transport reads past what is no HTTP until the connection ends.
                throw e.problem() instanceof EngineProblem.Lost
                        ? new EngineException(new EngineProblem.NotAnEngine("It gives no answer in HTTP"), e)
                        : e;
            }
            if (!answer.isSuccess() || !answer.text().strip().equals("OK")) {
                EngineProblem said = Failures.ofAnswer(answer, Ask.get("/_ping", limits.read()));
                throw new EngineException(
                        said instanceof EngineProblem.OfConnection
                                ? said
                                : new EngineProblem.NotAnEngine("It answers " + answer.status() + " to /_ping"));
            }
            return "the engine answers";
        }

        private void step(String name, Duration limit, Callable<String> work) {
            watcher.begins(name);
            long begin = System.nanoTime();
            try {
                String found = bounded(name, limit, work);
                ended(new TestStep(name, true, since(begin), found));
            } catch (EngineException e) {
                Problem words = EngineProblems.inWords(e.problem(), host);
                ended(new TestStep(name, false, since(begin), (words.message() + " " + words.hint()).strip()));
                throw e;
            }
        }

        private void ended(TestStep step) {
            steps.add(step);
            watcher.ended(step);
        }

        private String bounded(String name, Duration limit, Callable<String> work) {
            CompletableFuture<String> done = new CompletableFuture<>();
            Thread worker = virtualThreads.newThread(() -> attempt(work, done));
            worker.start();
            String doing = name + " " + Failures.where(address);
            try {
                // The work has its own limit within this one; the margin lets it tell more than that time is up.
                return done.get(limit.plusMillis(250).toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                throw new EngineException(new EngineProblem.TimedOut(doing), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineException(new EngineProblem.Interrupted(doing), e);
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                throw cause instanceof EngineException known
                        ? known
                        : new EngineException(Failures.ofException(cause, address, doing), cause);
            } finally {
                worker.interrupt();
            }
        }

        private static long since(long begin) {
            return (System.nanoTime() - begin) / 1_000_000;
        }

        private String connect(Path socket) throws IOException {
            try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(UnixDomainSocketAddress.of(socket));
                return "connected to " + socket;
            }
        }

        private String connect(InetSocketAddress at) throws IOException {
            try (Socket socket = new Socket()) {
                socket.connect(at, (int) limits.connect().toMillis());
                return "connected to " + at.getAddress().getHostAddress() + ":" + at.getPort();
            }
        }

        private String shakeHands(EngineAddress.Tcp tcp, InetAddress at, Path dir) throws IOException {
            return TlsProbe.shakeHands(tcp, at, TlsFolder.context(dir, clock), limits.connect())
                    + ", certificates accepted";
        }
    }

    private static void attempt(Callable<String> work, CompletableFuture<String> done) {
        try {
            done.complete(work.call());
        } catch (Exception e) {
            done.completeExceptionally(e);
        }
    }
}
