package dev.flotilla.node.server;

import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeListener;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.beat.BeatFigures;
import dev.flotilla.node.beat.BeatRefusal;
import dev.flotilla.node.beat.BeatSnapshot;
import dev.flotilla.node.beat.socket.BeatSetup;
import dev.flotilla.node.beat.socket.BeatSocket;
import dev.flotilla.node.config.Key;
import dev.flotilla.node.config.Role;
import dev.flotilla.node.console.ConsoleAccess;
import dev.flotilla.node.console.Operator;
import dev.flotilla.node.control.ControlCounts;
import dev.flotilla.node.live.LiveReplica;
import dev.flotilla.node.routing.HealthWindow;
import dev.flotilla.node.server.http.HttpFace;
import dev.flotilla.node.server.http.HttpSetup;
import dev.flotilla.node.server.http.MetricsText;
import dev.flotilla.node.server.http.NodeFacts;
import dev.flotilla.node.server.http.Predicting;
import dev.flotilla.node.tally.Tally;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One running node: a UDP socket for heartbeats, TCP sockets for comms and HTTP, a tick each period, all on one event loop; beside it the replica. */
public final class NodeServer implements AutoCloseable {
    private static final int REPORT_EVERY = 5;
    private static final Duration HEALTH_WINDOW = Duration.ofSeconds(60);

    private final NodeConfig config;
    private final NodeListener listener;
    private final int agreesWith;
    private final EventLoop loop;
    private final AtomicLong busyNanos = new AtomicLong();
    private final AtomicLong receivedBytes = new AtomicLong();
    private final AtomicLong sentBytes = new AtomicLong();
    private final BeatSocket beats;
    private final ReplicaSide agreement;
    private final HttpFace face;
    private final CommsSide comms;
    private @Nullable Channel control;
    private @Nullable Channel http;
    private @Nullable Future<?> tick;

    private NodeServer(
            NodeConfig config,
            Guards guards,
            InetSocketAddress beatAt,
            InetSocketAddress httpAt,
            SharedLoops loops,
            InstantSource clock,
            NodeListener listener)
            throws NodeStartException {
        this.config = config;
        this.listener = listener;
        this.agreesWith = Agreement.replica(config).peers().size();
        this.loop = loops.next();
        BeatSetup setup = new BeatSetup(
                config.nodeId(),
                beatAt,
                config.listening().advertised(),
                0,
                config.peers(),
                config.period(),
                config.tolerance(),
                guards.seal(),
                config.boot());
        this.beats = new BeatSocket(setup, loop, loops.waiting(), clock, this::worked, listener::line);
        HealthWindow health = new HealthWindow(HEALTH_WINDOW);
        Predicting predicting = new Predicting(Agreement.models(config), health, clock.instant());
        this.agreement = ReplicaSide.start(
                Agreement.replica(config),
                config.boot(),
                Agreement.control(config, guards),
                loops,
                loop,
                clock,
                health,
                predicting::route,
                line -> listener.line(Agreement.line(config, line)));
        try {
            this.face = new HttpFace(
                    HttpSetup.usual(httpAt, guards.tls(), guards.token()), loop, new Facts(), predicting, clock);
            this.comms = new CommsSide(config, guards, loop, loops.waiting(), beats, operator(), this::worked);
        } catch (RuntimeException e) {
            agreement.close(); // It has the log already.
            throw e;
        }
    }

    /** Binds all sockets, then beats; when one cannot be bound nothing is left open. */
    public static NodeServer start(NodeConfig config, SharedLoops loops, InstantSource clock, NodeListener listener)
            throws NodeStartException {
        Guards guards = Guards.load(config.safety());
        InetSocketAddress beatAt = Bound.resolved(config.beatAt());
        InetSocketAddress httpAt = Bound.resolved(config.httpAt());
        Bound.noPeerIsHere(config.peers(), beatAt);
        NodeServer server = new NodeServer(config, guards, beatAt, httpAt, loops, clock, listener);
        try {
            server.bind(beatAt, httpAt);
            return server;
        } catch (NodeStartException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void bind(InetSocketAddress beatAt, InetSocketAddress httpAt) throws NodeStartException {
        Channel udp = Bound.of(beats.bind(), beatAt, "udp", Key.HEARTBEAT_PORT);
        Optional<Channel> talk = comms.bind();
        bindControl();
        Channel tcp = Bound.of(face.bind(), httpAt, "tcp", Key.HTTP_PORT);
        http = tcp;
        listener.line("UDP heartbeat listener started on " + Bound.text(udp, beatAt));
        talk.ifPresent(open -> listener.line("TCP comms listener started on " + Bound.text(open, beatAt)));
        listener.line("HTTP listener started on " + Bound.text(tcp, httpAt));
        Channel controls = control;
        if (controls != null) {
            listener.line("TCP control listener started on " + Bound.text(controls, beatAt));
            agreement.connect();
        }
        if (talk.isPresent() && config.safety().isPlain()) {
            listener.line(
                    "WARNING: neither certificates nor a shared key are configured, so all is plain text that anybody on the"
                            + " way can read and forge.");
        }
        tick = loop.scheduleAtFixedRate(this::tick, 0, config.period().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void bindControl() throws NodeStartException {
        if (config.listening().control().isPresent()) {
            InetSocketAddress at = config.listening().control().get();
            control = Bound.of(agreement.bind().orElseThrow(), at, "tcp", Key.CONTROL_PORT);
        }
    }

    private void tick() {
        long begin = System.nanoTime();
        beats.beat();
        long sequence = beats.sequence();
        if (sequence % REPORT_EVERY == 1) {
            listener.line("heartbeat " + sequence + " sent to " + config.peers().size() + " peers; " + beats.online()
                    + " heard");
        }
        listener.ticked();
        busyNanos.addAndGet(System.nanoTime() - begin);
    }

    public BeatSnapshot snapshot() {
        return beats.snapshot();
    }

    public NodeConfig config() {
        return config;
    }

    /** What the console asks of the agreement. */
    private Operator operator() {
        return new ReplicaOperator(agreement.replica());
    }

    public CompletionStage<String> console(String line, ConsoleAccess access) {
        return comms.console(line, access);
    }

    /** Room for the figures of other doors on the metrics page. */
    private final class Facts implements NodeFacts {
        @Override
        public String nodeId() {
            return config.nodeId();
        }

        @Override
        public BeatSnapshot beats() {
            return snapshot();
        }

        @Override
        public BeatFigures beatFigures() {
            return beats.figures();
        }

        @Override
        public Tally<BeatRefusal> refusedBeats() {
            return beats.refused();
        }

        @Override
        public LiveReplica replica() {
            return agreement.replica();
        }

        @Override
        public boolean coordinates() {
            return config.role() == Role.COORDINATOR;
        }

        @Override
        public int agreesWith() {
            return agreesWith;
        }

        @Override
        public boolean takesOrders() {
            return config.safety().rolloutToken().isPresent();
        }

        @Override
        public ControlCounts control() {
            return agreement.counts();
        }

        @Override
        public void moreMetrics(MetricsText text) {
            text.counter("flotilla_node_busy_seconds_total", "Time spent in handlers.")
                    .sample("flotilla_node_busy_seconds_total", busyNanos() / 1e9);
            text.counter("flotilla_heartbeat_bytes_total", "Bytes of heartbeats.")
                    .sample("flotilla_heartbeat_bytes_total", beats.bytesIn(), "direction", "in")
                    .sample("flotilla_heartbeat_bytes_total", beats.bytesOut(), "direction", "out");
            comms.metrics(text);
        }

        @Override
        public void worked(long nanos, long bytesIn, long bytesOut) {
            NodeServer.this.worked(nanos, bytesIn, bytesOut);
        }
    }

    private void worked(long nanos, long bytesIn, long bytesOut) {
        busyNanos.addAndGet(nanos);
        receivedBytes.addAndGet(bytesIn);
        sentBytes.addAndGet(bytesOut);
    }

    /** Time spent in its handlers. */
    public long busyNanos() {
        return busyNanos.get();
    }

    public long receivedBytes() {
        return receivedBytes.get();
    }

    public long sentBytes() {
        return sentBytes.get();
    }

    /** Who gets its heartbeats beside its peers. */
    public void observer(Optional<InetSocketAddress> at) {
        beats.observer(at);
    }

    public Optional<InetSocketAddress> beatAddress() {
        return beats.address();
    }

    public Optional<InetSocketAddress> commsAddress() {
        return comms.address();
    }

    public Optional<InetSocketAddress> httpAddress() {
        return Optional.ofNullable(http).map(channel -> (InetSocketAddress) channel.localAddress());
    }

    public Optional<InetSocketAddress> controlAddress() {
        return Optional.ofNullable(control).map(channel -> (InetSocketAddress) channel.localAddress());
    }

    /** Closes all sockets and waits until they are. Not to be called on an event loop. */
    @Override
    public void close() {
        Future<?> beating = tick;
        if (beating != null) {
            beating.cancel(false);
        }
        Channel listening = http;
        if (listening != null) {
            listening.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
        }
        comms.close();
        beats.close();
        face.close();
        agreement.close();
        if (!loop.isShuttingDown()) {
            // The port is free only after the selector has looked once more; a task of later comes after that look.
            loop.schedule(() -> {}, 1, TimeUnit.MILLISECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
    }
}
