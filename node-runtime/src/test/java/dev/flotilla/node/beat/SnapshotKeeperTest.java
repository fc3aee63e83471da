package dev.flotilla.node.beat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.MachineStats;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a snapshot is made, and when it is spared. */
class SnapshotKeeperTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aFewPeersAreSeenAsOfTheLastBeat() {
        SnapshotKeeper keeper = new SnapshotKeeper(tables(3), "node-a", 0);

        keeper.beaten(SECOND);

        assertThat(keeper.latest().atNanos()).isEqualTo(SECOND);
    }

    @Test
    void ofManyPeersNothingIsMadeThatNobodyReads() {
        SnapshotKeeper keeper = new SnapshotKeeper(tables(SnapshotKeeper.FEW_ROWS), "node-a", 0);

        keeper.beaten(SECOND);
        keeper.heard(false, SECOND + 1);
        assertThat(keeper.latest().atNanos()).as("nobody had looked").isZero();

        keeper.beaten(2 * SECOND);
        assertThat(keeper.latest().atNanos()).as("somebody had").isEqualTo(2 * SECOND);

        keeper.heard(false, 2 * SECOND + 1);
        assertThat(keeper.latest().atNanos()).as("not all the time").isEqualTo(2 * SECOND);
        keeper.heard(false, 2 * SECOND + SnapshotKeeper.SNAPSHOT_NANOS + 1);
        assertThat(keeper.latest().atNanos()).isEqualTo(2 * SECOND + SnapshotKeeper.SNAPSHOT_NANOS + 1);
    }

    @Test
    void whoComesOnlineIsSeenSoon() {
        BeatTables tables = tables(SnapshotKeeper.FEW_ROWS);
        SnapshotKeeper keeper = new SnapshotKeeper(tables, "node-a", 0);

        tables.heard(beat("peer-7"), "", "127.0.0.7", new BeatTables.Arrival(SECOND, 0));
        keeper.heard(true, SECOND);

        assertThat(keeper.latest().heard())
                .filteredOn(row -> row.status() == HeardStatus.ONLINE)
                .extracting(BeatSnapshot.HeardRow::name)
                .containsExactly("peer-7");
        assertThat(tables.online()).isEqualTo(1);
        assertThat(tables.figures().heard())
                .filteredOn(BeatFigures.Heard::online)
                .containsExactly(new BeatFigures.Heard("peer-7", 1, 0, true));
    }

    @Test
    void whatTheOwnerAsksForIsOfNowAndOfManyPeersNotKept() {
        SnapshotKeeper few = new SnapshotKeeper(tables(3), "node-a", 0);
        SnapshotKeeper many = new SnapshotKeeper(tables(SnapshotKeeper.FEW_ROWS), "node-a", 0);

        assertThat(few.fresh(SECOND).atNanos()).isEqualTo(SECOND);
        assertThat(many.fresh(SECOND).atNanos()).isEqualTo(SECOND);
        assertThat(few.latest().atNanos()).isEqualTo(SECOND);
        assertThat(many.latest().atNanos()).isZero();
    }

    private static BeatTables tables(int peers) {
        return new BeatTables(
                "node-a",
                IntStream.range(0, peers)
                        .mapToObj(i -> new Peer("peer-" + i, "peer-" + i, 5000))
                        .toList(),
                Duration.ofSeconds(3),
                false);
    }

    private static Heartbeat beat(String id) {
        return new Heartbeat(
                id, 5000, 5001, MachineStats.NONE, 1, Optional.of(id), OptionalLong.of(1), OptionalLong.of(1));
    }
}
