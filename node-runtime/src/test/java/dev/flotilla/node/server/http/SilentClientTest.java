package dev.flotilla.node.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.beat.BeatFigures;
import dev.flotilla.node.beat.BeatRefusal;
import dev.flotilla.node.beat.BeatSnapshot;
import dev.flotilla.node.commit.Timing;
import dev.flotilla.node.control.ControlCounts;
import dev.flotilla.node.live.LiveReplica;
import dev.flotilla.node.live.ReplicaSetup;
import dev.flotilla.node.routing.HealthWindow;
import dev.flotilla.node.routing.RolloutPlan;
import dev.flotilla.node.server.ReplicaSide;
import dev.flotilla.node.server.SharedLoops;
import dev.flotilla.node.tally.Tally;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that connect and say nothing, or too little. */
class SilentClientTest implements NodeFacts {
    private final SharedLoops loops =
            new SharedLoops(1, Thread.ofPlatform().name("silent-", 0).daemon().factory());
    private final HealthWindow health = new HealthWindow(Duration.ofMinutes(1));
    private ReplicaSide side;

    @BeforeEach
    void beginReplica() throws Exception {
        side = ReplicaSide.start(
                new ReplicaSetup(
                        "solo", "solo", Set.of(), Optional.empty(), Set.of(), Timing.DEFAULT, RolloutPlan.DEFAULT),
                1,
                Optional.empty(),
                loops,
                loops.next(),
                InstantSource.system(),
                health,
                state -> {},
                line -> {});
    }

    @AfterEach
    void end() {
        side.close();
        loops.close();
    }

    @Test
    void whoSaysNothingOrHalfARequestIsDroppedAndCounted() throws Exception {
        HttpFace face = new HttpFace(
                new HttpSetup(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofMillis(300)),
                loops.next(),
                this,
                new Predicting(Map.of(), health, InstantSource.system().instant()),
                InstantSource.system());
        InetSocketAddress at =
                (InetSocketAddress) face.bind().syncUninterruptibly().channel().localAddress();
        try (Socket silent = new Socket(at.getAddress(), at.getPort());
                Socket slow = new Socket(at.getAddress(), at.getPort())) {
            slow.getOutputStream().write("GET /healthz HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));
            silent.setSoTimeout(10_000);
            slow.setSoTimeout(10_000);

            assertThat(silent.getInputStream().read()).isEqualTo(-1);
            assertThat(slow.getInputStream().read()).isEqualTo(-1);
            assertThat(face.counts().of(HttpRefusal.SILENT)).isEqualTo(2);
        } finally {
            face.close();
        }
    }

    @Override
    public String nodeId() {
        return "solo";
    }

    @Override
    public BeatSnapshot beats() {
        return new BeatSnapshot("solo", 1, List.of(), List.of(), List.of(), 0, 0);
    }

    @Override
    public BeatFigures beatFigures() {
        return new BeatFigures(List.of(), List.of(), 0);
    }

    @Override
    public Tally<BeatRefusal> refusedBeats() {
        return new Tally<>(BeatRefusal.class);
    }

    @Override
    public LiveReplica replica() {
        return side.replica();
    }

    @Override
    public int agreesWith() {
        return 0;
    }

    @Override
    public boolean takesOrders() {
        return false;
    }

    @Override
    public boolean coordinates() {
        return false;
    }

    @Override
    public ControlCounts control() {
        return side.counts();
    }

    @Override
    public void moreMetrics(MetricsText text) {}

    @Override
    public void worked(long nanos, long bytesIn, long bytesOut) {}
}
