package dev.flotilla.node.beat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.MachineStats;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Who is heard, by tables of time. */
class BeatTablesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Peer B = new Peer("node-b", "127.0.0.2", 5000);

    private final BeatTables tables = new BeatTables(List.of(B), Duration.ofSeconds(3));

    @Test
    void aPeerIsNascentThenOnlineThenStaleThenOnlineAgain() {
        assertThat(row("node-b", 0).status()).isEqualTo(HeardStatus.NASCENT);
        assertThat(row("node-b", 0).ageMs()).isEmpty();

        assertThat(tables.heard(beat("node-b", 1, 1), "127.0.0.2", SECOND)).isEqualTo("node-b");
        assertThat(tables.heard(beat("node-b", 1, 2), "127.0.0.2", 2 * SECOND)).isEmpty();
        assertThat(tables.look(5 * SECOND)).isEmpty();
        assertThat(row("node-b", 5 * SECOND).ageMs()).hasValue(3000);

        assertThat(tables.look(5 * SECOND + 1)).containsExactly("node-b");
        assertThat(row("node-b", 6 * SECOND).status()).isEqualTo(HeardStatus.STALE);

        assertThat(tables.heard(beat("node-b", 1, 9), "127.0.0.2", 7 * SECOND)).isEqualTo("node-b");
        assertThat(row("node-b", 7 * SECOND).missed()).isEqualTo(6);
    }

    @Test
    void aRestartIsNoLoss() {
        tables.heard(beat("node-b", 1, 500), "x", 0);
        tables.heard(beat("node-b", 2, 1), "x", SECOND);

        assertThat(row("node-b", SECOND).missed()).isZero();
        assertThat(row("node-b", SECOND).boot()).isEqualTo(2);
    }

    @Test
    void aSenderWithoutAnIdIsKnownByItsConfiguredAddress() {
        Heartbeat original = new Heartbeat(
                "127.0.0.2",
                5000,
                5001,
                MachineStats.NONE,
                0,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());

        tables.heard(original, "127.0.0.2", 0);

        assertThat(row("node-b", 0).status()).isEqualTo(HeardStatus.ONLINE);
    }

    @Test
    void strangersAreBoundedAndForgotten() {
        for (int i = 0; i < 1000; i++) {
            tables.heard(beat("stranger-" + i, 1, 1), "x", 0);
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
        tables.sent(B, true, 0);
        tables.sent(B, false, SECOND);

        BeatSnapshot.SentRow row = tables.snapshot("a", 2 * SECOND).sent().getFirst();
        assertThat(row.status()).isEqualTo(SendStatus.FAILED);
        assertThat(row.count()).isEqualTo(1);
        assertThat(row.ageMs()).hasValue(1000);
    }

    private BeatSnapshot.HeardRow row(String name, long now) {
        return tables.snapshot("a", now).heard().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Heartbeat beat(String id, long boot, long sequence) {
        return new Heartbeat(
                "127.0.0.9",
                5009,
                0,
                MachineStats.NONE,
                0,
                Optional.of(id),
                OptionalLong.of(boot),
                OptionalLong.of(sequence));
    }
}
