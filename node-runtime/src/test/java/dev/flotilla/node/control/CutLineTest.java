package dev.flotilla.node.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.node.config.ControlPeer;
import dev.flotilla.node.wire.ControlFrame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A cable that is cut closes no connection: both ends believe in it for a quarter of an hour unless somebody looks. */
class CutLineTest {
    private static final Duration LONG = Carrying.SILENCE.multipliedBy(3);

    @Test
    void aLineThatWentSilentIsMadeAnewAndCarriesAfterItIsHealed() throws Exception {
        try (SilentLine there = new SilentLine();
                SilentLine back = new SilentLine();
                ControlBench a = bench(ControlBench.at("bench", there.port()));
                ControlBench b = bench(ControlBench.at("a", back.port()));
                ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            there.to(b.port());
            back.to(a.port());
            a.plane.connect();
            b.plane.connect();
            clock.scheduleAtFixedRate(() -> beat(a, b), 0, 100, TimeUnit.MILLISECONDS);
            await().until(() -> a.frames.size() > 3 && b.frames.size() > 3);

            there.cut();
            back.cut();
            await().atMost(LONG).until(() -> connections(a) >= 2 && connections(b) >= 2);
            there.heal();
            back.heal();

            int byA = a.frames.size();
            int byB = b.frames.size();
            await().atMost(LONG).until(() -> a.frames.size() > byA + 3 && b.frames.size() > byB + 3);
        }
    }

    /** Something on the way has forgotten one of both connections: the peer is heard all the time, but hears nothing. */
    @Test
    void aConnectionThatCarriesNothingIsMadeAnewThoughThePeerIsHeard() throws Exception {
        try (SilentLine there = new SilentLine();
                ControlBench a = bench(ControlBench.at("bench", there.port()));
                ControlBench b = bench(ControlBench.at("a", a.port()));
                ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            there.to(b.port());
            a.plane.connect();
            b.plane.connect();
            clock.scheduleAtFixedRate(() -> beat(a, b), 0, 100, TimeUnit.MILLISECONDS);
            await().until(() -> a.frames.size() > 3 && b.frames.size() > 3);

            there.cut();
            there.heal(); // For connections from now on.

            int byB = b.frames.size();
            await().atMost(LONG).until(() -> b.frames.size() > byB + 10);
            assertThat(connections(a)).isEqualTo(2);
            assertThat(connections(b)).isEqualTo(1);
        }
    }

    @Test
    void whatIsSentBeforeTheFirstAttemptWaitsForItAndNobodyIsCalledUnreachable() throws Exception {
        try (ControlBench b = bench(ControlBench.at("a", 1));
                ControlBench a = bench(ControlBench.at("bench", b.port()))) {
            ControlFrame early = ControlBench.beat("a", 7);
            a.plane.send(ControlBench.ID, early);
            a.plane.connect();
            await().until(() -> b.frames.equals(List.of(early)));
            assertThat(a.unreachable).isEmpty();
        }
    }

    private static void beat(ControlBench a, ControlBench b) {
        a.plane.send(ControlBench.ID, ours("a"));
        b.plane.send("a", ours(ControlBench.ID));
    }

    private static ControlFrame ours(String sender) {
        return new ControlFrame.Heartbeat(
                sender,
                sender,
                1,
                "digest",
                Optional.of(new ControlFrame.Announcement(ControlFrame.Announcement.PROTOCOL, 1, 1)));
    }

    private static long connections(ControlBench bench) {
        return bench.lines.stream()
                .filter(line -> line.startsWith("Connected to peer"))
                .count();
    }

    private static ControlBench bench(ControlPeer peer) {
        return new ControlBench(Optional.empty(), Duration.ofSeconds(60), Runnable::run, peer);
    }
}
