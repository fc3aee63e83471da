package dev.flotilla.app.ui.monitor.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.pictures.Replicas;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicaRowTest {
    private static final Instant AT = Instant.parse("2026-11-20T14:24:19Z");

    private static ReplicaRow row(List<ReplicaRow> rows, String node) {
        return rows.stream().filter(r -> r.node().equals(node)).findFirst().orElseThrow();
    }

    @Test
    void versionsAndDigestsThatDifferFromMostAreMarked() {
        List<ReplicaRow> rows = ReplicaRow.of(Replicas.differing());
        assertThat(rows).hasSize(6);
        assertThat(row(rows, "mosaic-1").isTrouble()).isFalse();
        assertThat(row(rows, "mosaic-2").otherVersion()).isTrue();
        // Of another version the digest is another by itself.
        assertThat(row(rows, "mosaic-2").otherDigest()).isFalse();
        assertThat(row(rows, "node-c").otherVersion()).isFalse();
        assertThat(row(rows, "node-c").otherDigest()).isTrue();
        assertThat(row(rows, "node-c").sentence()).contains("another state at the same version");
    }

    @Test
    void theGateSaysHowNearAModelIs() {
        ReplicaRow well = row(ReplicaRow.of(Replicas.rollingOut()), "node-a");
        ReplicaRow failing = row(ReplicaRow.of(Replicas.differing()), "node-a");
        assertThat(Gate.verdict(well.report().models().getLast())).isEqualTo("passes");
        assertThat(Gate.verdict(failing.report().models().getLast())).isEqualTo("errors over the limit");
    }

    @Test
    void theLogTellsEachDecisionOnce() {
        RolloutLog log = new RolloutLog();
        assertThat(log.take(AT, ReplicaRow.of(Replicas.rollingOut()))).isTrue();
        assertThat(log.take(AT, ReplicaRow.of(Replicas.rollingOut()))).isFalse();
        assertThat(log.entries())
                .extracting(RolloutLog.Entry::words)
                .containsExactly("Watches the canary at 20 % for the dwell time");
    }

    @Test
    void anOrderSaysWhatItChanges() {
        ReplicaRow row = row(ReplicaRow.of(Replicas.rollingOut()), "node-a");
        assertThat(Wish.PROMOTE.changes(row, 6))
                .isEqualTo("Now ai_model_v2 has 20 % of the requests on 6 replicas. It gets all of them and becomes the"
                        + " stable model; ai_model_v1 gets none any more.");
    }
}
