package dev.flotilla.app.monitor.intake.hear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.intake.mail.Mail;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import dev.flotilla.node.server.SharedLoops;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceptionTest {
    private final SharedLoops loops = new SharedLoops(
            1, Thread.ofPlatform().name("reception-test").daemon(true).factory());
    private final EventLoop loop = loops.next();
    private final Mailbox mailbox = new Mailbox(50_000);
    private final Reception reception = new Reception(loop, Clock.systemUTC(), mailbox);

    @AfterEach
    void end() {
        loops.close();
    }

    private static WatchedNode watched(String name, Optional<String> id, String host, int port) {
        return new WatchedNode(
                name,
                id,
                host,
                port,
                0,
                0,
                Optional.empty(),
                NodeKind.UNKNOWN,
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3));
    }

    private static String beat(String host, int port, String id) {
        return "{\"host\": \"" + host + "\", \"port\": " + port + ", \"comms_port\": 5001, \"stats\": {},"
                + " \"send_time_ns\": 1795149172442410172"
                + (id.isEmpty() ? "" : ", \"node_id\": \"" + id + "\", \"boot\": 1, \"seq\": 1") + "}";
    }

    /** On the event loop, as datagrams come. */
    private void comes(String text, String from) {
        reception.take(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8), InetAddress.ofLiteral(from));
    }

    private void onLoop(Runnable work) {
        loop.submit(work).syncUninterruptibly();
    }

    private Hearing hearing() {
        reception.hearing();
        onLoop(() -> {});
        return reception.hearing();
    }

    private List<String> heard() {
        List<Mail> mail = new ArrayList<>();
        mailbox.drainTo(mail);
        return mail.stream().map(Mail::node).toList();
    }

    @Test
    void aSenderIsKnownByItsIdThenByThePlaceItNamesThenByTheOneItComesFrom() throws Exception {
        reception.watch(
                List.of(
                        watched("by-id", Optional.of("node-x"), "192.0.2.1", 5000),
                        watched("by-place", Optional.empty(), "192.0.2.2", 5000),
                        watched("by-source", Optional.empty(), "192.0.2.3", 5000),
                        watched("by-name", Optional.empty(), "host.example", 5000)),
                Map.of("host.example", Set.of(InetAddress.ofLiteral("192.0.2.4"))),
                Map.of());
        onLoop(() -> {
            // Twice each: the second is found by its bytes.
            for (int i = 0; i < 2; i++) {
                comes(beat("192.0.2.2", 5000, "node-x"), "198.51.100.1");
                comes(beat("192.0.2.2", 5000, ""), "198.51.100.1");
                comes(beat("0.0.0.0", 5000, ""), "192.0.2.3");
                comes(beat("0.0.0.0", 5000, ""), "192.0.2.4");
                comes(beat("0.0.0.0", 5000, ""), "192.0.2.5");
            }
        });

        assertThat(heard())
                .containsExactly(
                        "by-id", "by-place", "by-source", "by-name", "by-id", "by-place", "by-source", "by-name");
        assertThat(hearing().report().orElseThrow().strangers())
                .singleElement()
                .satisfies(one -> assertThat(one.source()).isEqualTo("192.0.2.5"));
    }

    @Test
    void whoIsNotWatchedAnyMoreIsAStranger() {
        reception.watch(List.of(watched("a", Optional.empty(), "192.0.2.1", 5000)), Map.of(), Map.of());
        onLoop(() -> comes(beat("192.0.2.1", 5000, ""), "192.0.2.1"));
        reception.watch(List.of(), Map.of(), Map.of());
        onLoop(() -> comes(beat("192.0.2.1", 5000, ""), "192.0.2.1"));

        assertThat(heard()).containsExactly("a");
        assertThat(hearing().counters()).containsEntry("heartbeat_not_watched", 1L);
    }

    @Test
    void twentyThousandSpoofedSendersLeaveAFewRowsAndTheRealOneIsHeard() {
        reception.watch(List.of(watched("real", Optional.of("real"), "192.0.2.1", 5000)), Map.of(), Map.of());
        onLoop(() -> comes(beat("192.0.2.1", 5000, "real"), "192.0.2.1"));
        onLoop(() -> {
            for (int i = 0; i < 20_000; i++) {
                String host = "10." + i / 62_500 + "." + i / 250 % 250 + "." + i % 250;
                comes(beat(host, 5000, "spoofed-" + i), i % 2 == 0 ? host : "198.51.100.9");
            }
            comes(beat("192.0.2.1", 5000, "real"), "192.0.2.1");
        });

        assertThat(heard()).containsExactly("real", "real");
        Hearing now = hearing();
        NodeReport report = now.report().orElseThrow();
        assertThat(report.strangers()).hasSize(64);
        assertThat(report.heard().orElseThrow()).hasSize(1);
        assertThat(now.counters().getOrDefault("heartbeat_not_watched", 0L)
                        + now.counters().getOrDefault("heartbeat_source_flood", 0L))
                .isEqualTo(20_000);
        assertThat(now.counters()).containsKey("heartbeat_source_flood");
    }

    private static String numbered(int sequence) {
        return beat("192.0.2.1", 5000, "a").replace("\"seq\": 1", "\"seq\": " + sequence);
    }

    private NodeReport.HeardFrom row() {
        return hearing().report().orElseThrow().heard().orElseThrow().getFirst();
    }

    /** The nodes beat on while the laptop's lid was closed: nothing of that got lost between them and here. */
    @Test
    void whatWasSentWhileThisComputerSleptIsNotLost() {
        reception.watch(List.of(watched("a", Optional.of("a"), "192.0.2.1", 5000)), Map.of(), Map.of());
        onLoop(() -> comes(numbered(1), "192.0.2.1"));
        onLoop(() -> comes(numbered(4), "192.0.2.1"));
        assertThat(row().missed()).isEqualTo(2);
        OptionalLong before = hearing().report().orElseThrow().boot();

        reception.stalled();
        onLoop(() -> comes(numbered(5), "192.0.2.1"));
        onLoop(() -> comes(numbered(500), "192.0.2.1"));
        assertThat(row().missed()).isEqualTo(2);
        assertThat(hearing().report().orElseThrow().boot())
                .as("reports from before are not compared with those from after")
                .isNotEqualTo(before);
        onLoop(() -> comes(numbered(510), "192.0.2.1"));
        assertThat(row().missed()).as("what is lost now is lost").isEqualTo(11);
    }

    @Test
    void aBoxThatIsFullDropsTheOldest() {
        Mailbox small = new Mailbox(2);
        for (String node : List.of("a", "b", "c")) {
            small.put(new Mail.TurnOver(node, 0, true));
        }
        List<Mail> mail = new ArrayList<>();
        small.drainTo(mail);
        assertThat(mail).extracting(Mail::node).containsExactly("b", "c");
        assertThat(small.dropped()).isEqualTo(1);
    }
}
