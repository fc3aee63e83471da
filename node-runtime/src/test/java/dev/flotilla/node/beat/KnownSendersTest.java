package dev.flotilla.node.beat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.wire.HeartbeatCodec;
import dev.flotilla.node.wire.HeartbeatScan;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Heartbeats of senders that look as they did before are counted without being read to their end. */
class KnownSendersTest {
    private static final long SECOND = 1_000_000_000L;
    private static final InetAddress FROM = InetAddress.ofLiteral("192.0.2.9");
    private static final Peer B = new Peer("node-b", "192.0.2.2", 5000);

    private final BeatTables tables = new BeatTables("node-a", List.of(B), Duration.ofSeconds(3), false);
    private final HeartbeatScan scan = new HeartbeatScan();

    @Test
    void theSecondOneOfASenderIsCountedWithAllItSays() {
        assertThat(again("192.0.2.2", 5001, 1, FROM, 0)).isFalse();
        first("192.0.2.2", 5001, 1, FROM, 0);

        assertThat(again("192.0.2.2", 5001, 2, FROM, SECOND)).isTrue();

        BeatSnapshot.HeardRow row = tables.snapshot("node-a", SECOND).heard().getFirst();
        assertThat(row.count()).isEqualTo(2);
        assertThat(row.sequence()).isEqualTo(2);
        assertThat(row.ageMs()).hasValue(0);
        assertThat(row.origin().stats()).isEqualTo("{\"cpu_percent\": 2.5}");
        assertThat(row.origin().delayNs()).hasValue(7 * SECOND - 2);
        assertThat(again("192.0.2.2", 5001, 5, FROM, SECOND)).isTrue();
        assertThat(tables.snapshot("node-a", SECOND).heard().getFirst().missed())
                .isEqualTo(2);
    }

    @Test
    void whoeverLooksOtherIsJudgedAnew() {
        first("192.0.2.2", 5001, 1, FROM, 0);

        assertThat(again("192.0.2.2", 5002, 2, FROM, 0)).isFalse();
        assertThat(again("192.0.2.3", 5001, 2, FROM, 0)).isFalse();
        assertThat(again("192.0.2.2", 5001, 2, InetAddress.ofLiteral("192.0.2.8"), 0))
                .isFalse();
        first("192.0.2.2", 5002, 2, FROM, 0);
        assertThat(again("192.0.2.2", 5001, 3, FROM, 0)).isFalse();
        assertThat(again("192.0.2.2", 5002, 3, FROM, 0)).isTrue();
        assertThat(tables.snapshot("node-a", 0).heard().getFirst().origin().commsPort())
                .isEqualTo(5002);
    }

    @Test
    void whoWasStaleSaysSomethingNew() {
        first("192.0.2.2", 5001, 1, FROM, 0);
        assertThat(tables.look(4 * SECOND)).containsExactly("node-b");

        assertThat(again("192.0.2.2", 5001, 2, FROM, 4 * SECOND)).isFalse();
    }

    @Test
    void aStrangerThatWasForgottenIsAStrangerAgain() {
        first("198.51.100.7", 5001, 1, FROM, 0);
        assertThat(again("198.51.100.7", 5001, 2, FROM, 0)).isTrue();

        tables.look(31 * SECOND);

        assertThat(again("198.51.100.7", 5001, 3, FROM, 31 * SECOND)).isFalse();
        assertThat(tables.snapshot("node-a", 31 * SECOND).heard()).hasSize(1);
    }

    @Test
    void aPeerWithNewAddressesIsFoundAnew() {
        first("192.0.2.2", 5001, 1, FROM, 0);
        assertThat(again("192.0.2.2", 5001, 2, FROM, 0)).isTrue();

        tables.resolved(B, Set.of("192.0.2.77"));

        assertThat(again("192.0.2.2", 5001, 3, FROM, 0)).isFalse();
    }

    @Test
    void manySendersKeepApart() {
        for (int i = 0; i < 64; i++) {
            first("198.51.100." + i, 5001, 1, FROM, 0);
        }
        for (int i = 0; i < 64; i++) {
            first("198.51.100." + i, 5001, 1, FROM, 0);
        }
        for (int i = 0; i < 64; i++) {
            assertThat(again("198.51.100." + i, 5001, 2, FROM, 0)).isTrue();
        }
        assertThat(tables.snapshot("node-a", 0).heard().stream().filter(row -> row.count() == 3))
                .hasSize(64);
    }

    private void first(String host, int comms, int sequence, InetAddress from, long now) {
        byte[] bytes = beat(host, comms, sequence);
        assertThat(HeartbeatCodec.decode(bytes)).isInstanceOfSatisfying(HeartbeatCodec.Decoded.Beat.class, beat -> {
            Hearing hearing = tables.heard(
                    beat.heartbeat(), beat.stats(), from.getHostAddress(), new BeatTables.Arrival(now, 7 * SECOND));
            assertThat(hearing).isInstanceOfSatisfying(Hearing.Taken.class, taken -> {
                assertThat(scan.read(bytes, bytes.length)).isTrue();
                tables.remember(scan, from, taken.name());
            });
        });
    }

    private boolean again(String host, int comms, int sequence, InetAddress from, long now) {
        byte[] bytes = beat(host, comms, sequence);
        assertThat(scan.read(bytes, bytes.length)).isTrue();
        return tables.heardAgain(scan, from, now, 7 * SECOND);
    }

    private static byte[] beat(String host, int comms, int sequence) {
        return ("{\"host\": \"" + host + "\", \"port\": 5000, \"comms_port\": " + comms
                        + ", \"stats\": {\"cpu_percent\": " + sequence + ".5}, \"send_time_ns\": " + sequence
                        + ", \"boot\": 7, \"seq\": " + sequence + "}")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
