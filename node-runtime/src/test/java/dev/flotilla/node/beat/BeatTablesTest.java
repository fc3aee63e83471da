package dev.flotilla.node.beat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.MachineStats;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is heard, by tables of time. */
class BeatTablesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Peer B = new Peer("node-b", "127.0.0.2", 5000);

    private final BeatTables tables = new BeatTables("node-a", List.of(B), Duration.ofSeconds(3), false);

    @Test
    void aPeerIsNascentThenOnlineThenStaleThenOnlineAgain() {
        assertThat(row("node-b", 0).status()).isEqualTo(HeardStatus.NASCENT);
        assertThat(row("node-b", 0).ageMs()).isEmpty();

        assertThat(hear(beat("node-b", 1, 1), "127.0.0.2", SECOND)).isEqualTo(new Hearing.Taken("node-b", true, false));
        assertThat(hear(beat("node-b", 1, 2), "127.0.0.2", 2 * SECOND))
                .isEqualTo(new Hearing.Taken("node-b", false, false));
        assertThat(tables.look(5 * SECOND)).isEmpty();
        assertThat(row("node-b", 5 * SECOND).ageMs()).hasValue(3000);

        assertThat(tables.look(5 * SECOND + 1)).containsExactly("node-b");
        assertThat(row("node-b", 6 * SECOND).status()).isEqualTo(HeardStatus.STALE);

        assertThat(hear(beat("node-b", 1, 9), "127.0.0.2", 7 * SECOND))
                .isEqualTo(new Hearing.Taken("node-b", true, false));
        assertThat(row("node-b", 7 * SECOND).missed()).isEqualTo(6);
    }

    @Test
    void aRestartIsNoLoss() {
        hear(beat("node-b", 1, 500), "x", 0);
        hear(beat("node-b", 2, 1), "x", SECOND);

        assertThat(row("node-b", SECOND).missed()).isZero();
        assertThat(row("node-b", SECOND).boot()).isEqualTo(2);
    }

    @Test
    void aSenderWithoutAnIdIsKnownByItsConfiguredAddress() {
        Heartbeat original = original("127.0.0.2", 5000);

        hear(original, "127.0.0.2", 0);

        assertThat(row("node-b", 0).status()).isEqualTo(HeardStatus.ONLINE);
    }

    @Test
    void strangersAreBoundedAndForgotten() {
        for (int i = 0; i < 1000; i++) {
            hear(beat("stranger-" + i, 1, 1), "198.51.100." + i % 200, 0);
        }
        assertThat(tables.snapshot("a", 0).heard()).hasSize(257);
        assertThat(tables.snapshot("a", 0).turnedAway()).isEqualTo(744);

        tables.look(31 * SECOND);
        assertThat(tables.snapshot("a", 0).heard())
                .extracting(BeatSnapshot.HeardRow::name)
                .containsExactly("node-b");
    }

    @Test
    void whatIsSentIsCounted() {
        tables.sent(B, true, at(0));
        tables.sent(B, false, at(SECOND));

        BeatSnapshot.SentRow row = tables.snapshot("a", 2 * SECOND).sent().getFirst();
        assertThat(row.status()).isEqualTo(SendStatus.FAILED);
        assertThat(row.count()).isEqualTo(1);
        assertThat(row.ageMs()).hasValue(1000);
    }

    @Test
    void originalsThatCallThemselvesEverywhereStayApart() {
        hear(original("0.0.0.0", 5000), "127.0.0.2", 0);
        hear(original("0.0.0.0", 5000), "192.0.2.7", 0);
        hear(original("0.0.0.0", 5000), "192.0.2.8", 0);

        assertThat(tables.snapshot("a", 0).heard())
                .extracting(BeatSnapshot.HeardRow::name)
                .containsExactly("node-b", "192.0.2.7:5000", "192.0.2.8:5000");
        assertThat(row("node-b", 0).status()).isEqualTo(HeardStatus.ONLINE);
    }

    @Test
    void aPeerByNameIsKnownByItsAddressesOnceTheyAreFound() {
        Peer named = new Peer("node-n", "node-n.example", 5000);
        BeatTables byName = new BeatTables("node-a", List.of(named), Duration.ofSeconds(3), false);
        byName.resolved(named, Set.of("192.0.2.9"));

        byName.heard(original("0.0.0.0", 5000), "", "192.0.2.9", at(0));

        assertThat(byName.snapshot("a", 0).heard()).hasSize(1);
        assertThat(byName.snapshot("a", 0).heard().getFirst().status()).isEqualTo(HeardStatus.ONLINE);
    }

    @Test
    void aNodeWithAnIdAtAConfiguredAddressIsThatPeer() {
        Peer nameless = new Peer("192.0.2.9:5000", "192.0.2.9", 5000);
        BeatTables byAddress = new BeatTables("node-a", List.of(nameless), Duration.ofSeconds(3), false);

        byAddress.heard(beat("node-x", 1, 1, "192.0.2.9", 5000), "", "192.0.2.9", at(0));

        assertThat(byAddress.snapshot("a", 0).heard()).hasSize(1);
    }

    @Test
    void itsOwnHeartbeatsDoNotCount() {
        assertThat(hear(beat("node-a", 1, 1), "192.0.2.1", 0)).isEqualTo(new Hearing.Refused(BeatRefusal.OWN_ID));
    }

    @Test
    void twentyThousandSpoofedSendersTakeNoMoreThanTheirShare() {
        for (int i = 0; i < 20_000; i++) {
            hear(original("10." + i / 250 + ".0." + i % 250, 5000), "198.51.100.7", SECOND);
        }
        assertThat(tables.snapshot("a", SECOND).heard()).hasSize(1 + BeatTables.MOST_OF_ONE_SOURCE);
        assertThat(tables.snapshot("a", SECOND).turnedAway()).isEqualTo(20_000 - BeatTables.MOST_OF_ONE_SOURCE);

        assertThat(hear(beat("node-b", 1, 1), "127.0.0.2", SECOND)).isInstanceOf(Hearing.Taken.class);
        assertThat(hear(beat("new", 1, 1), "198.51.100.8", SECOND)).isInstanceOf(Hearing.Taken.class);
        assertThat(hear(beat("newer", 1, 1), "198.51.100.7", SECOND))
                .isEqualTo(new Hearing.Refused(BeatRefusal.SOURCE));
        tables.look(40 * SECOND);
        assertThat(hear(beat("newer", 1, 1), "198.51.100.7", 40 * SECOND)).isInstanceOf(Hearing.Taken.class);
    }

    @Test
    void whatIsSealedIsHeldToBootAndSequence() {
        BeatTables sealed = new BeatTables("node-a", List.of(B), Duration.ofSeconds(3), true);

        assertThat(sealed.heard(beat("node-b", 7, 5), "", "x", at(0)))
                .isEqualTo(new Hearing.Taken("node-b", true, false));
        assertThat(sealed.heard(beat("node-b", 7, 5), "", "x", at(1)))
                .isEqualTo(new Hearing.Refused(BeatRefusal.REPEATED));
        assertThat(sealed.heard(beat("node-b", 6, 9), "", "x", at(SECOND)))
                .isEqualTo(new Hearing.Refused(BeatRefusal.LOWER_BOOT));
        assertThat(sealed.heard(beat("node-b", 6, 9), "", "x", at(4 * SECOND)))
                .isEqualTo(new Hearing.Taken("node-b", false, true));
        assertThat(sealed.heard(original("127.0.0.2", 5000), "", "127.0.0.2", at(5 * SECOND)))
                .isEqualTo(new Hearing.Refused(BeatRefusal.NO_SEAL));
    }

    @Test
    void theOriginOfARowIsWhatWasSaidLast() {
        tables.heard(
                new Heartbeat(
                        "127.0.0.2",
                        5000,
                        5001,
                        MachineStats.NONE,
                        1_000_000_000L,
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                "{\"cpu_percent\": 1}",
                "127.0.0.2",
                new BeatTables.Arrival(0, 1_500_000_007L));

        assertThat(row("node-b", 0).origin())
                .isEqualTo(new BeatSnapshot.Origin(
                        "127.0.0.2",
                        5000,
                        5001,
                        "127.0.0.2",
                        OptionalLong.of(1500),
                        OptionalLong.of(500_000_007),
                        "{\"cpu_percent\": 1}"));
    }

    @Test
    void aSnapshotTellsTheIdThatASenderNamesTheStartOfTheNodeAndWhoWasTurnedAway() {
        tables.startedAs(9);
        hear(beat("node-b", 1, 1), "127.0.0.2", 0);
        tables.refused(BeatRefusal.NO_SEAL, "172.18.0.1", Optional.empty(), SECOND);
        tables.refused(BeatRefusal.NO_SEAL, "172.18.0.1", Optional.empty(), 2 * SECOND);
        tables.refused(BeatRefusal.SOURCE, "198.51.100.7", Optional.of(beat("node-x", 1, 1)), 2 * SECOND);

        BeatSnapshot snapshot = tables.snapshot("a", 3 * SECOND);
        assertThat(snapshot.boot()).isEqualTo(9);
        assertThat(snapshot.heard().getFirst().saidId()).contains("node-b");
        assertThat(snapshot.strangers())
                .containsExactly(
                        new BeatSnapshot.Stranger("172.18.0.1", Optional.empty(), "", 0, BeatRefusal.NO_SEAL, 2, 1000),
                        new BeatSnapshot.Stranger(
                                "198.51.100.7",
                                Optional.of("node-x"),
                                beat("node-x", 1, 1).host(),
                                beat("node-x", 1, 1).port(),
                                BeatRefusal.SOURCE,
                                1,
                                1000));
    }

    @Test
    void aFloodOfStrangersFindsNoRoomAmongThoseThatStillCome() {
        tables.refused(BeatRefusal.NO_SEAL, "172.18.0.1", Optional.empty(), 0);
        for (int i = 0; i < 1000; i++) {
            tables.refused(BeatRefusal.NO_ROOM, "198.51.100." + i, Optional.empty(), SECOND);
        }
        assertThat(tables.snapshot("a", SECOND).strangers())
                .hasSize(16)
                .first()
                .matches(one -> one.source().equals("172.18.0.1"));

        tables.refused(BeatRefusal.NO_ROOM, "192.0.2.99", Optional.empty(), 40 * SECOND);
        assertThat(tables.snapshot("a", 40 * SECOND).strangers())
                .extracting(BeatSnapshot.Stranger::source)
                .containsExactly("192.0.2.99");
    }

    private Hearing hear(Heartbeat beat, String source, long now) {
        return tables.heard(beat, "", source, at(now));
    }

    private static BeatTables.Arrival at(long nanos) {
        return new BeatTables.Arrival(nanos, 1_800_000_000_000_000_000L + nanos);
    }

    private static Heartbeat original(String host, int port) {
        return new Heartbeat(
                host, port, 5001, MachineStats.NONE, 0, Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    private BeatSnapshot.HeardRow row(String name, long now) {
        return tables.snapshot("a", now).heard().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Heartbeat beat(String id, long boot, long sequence) {
        return beat(id, boot, sequence, "127.0.0.9", 5009);
    }

    private static Heartbeat beat(String id, long boot, long sequence, String host, int port) {
        return new Heartbeat(
                host, port, 0, MachineStats.NONE, 0, Optional.of(id), OptionalLong.of(boot), OptionalLong.of(sequence));
    }
}
