package dev.flotilla.app.noderun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.noderun.NodeFleet.Network;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three containers of the image on three machines hear each other, in both kinds of network, and notice a cut from both of its sides. */
@NeedsLab(secured = 2, plain = 1)
class MeshLabIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** How late a node of a busy machine may look at its own table. */
    private static final long LATE_MILLIS = 2_000;

    private static final long STALE_BY =
            NodeFleet.TOLERANCE.plus(NodeFleet.PERIOD).toMillis() + LATE_MILLIS;
    private static final String PARTED = "node-b";

    private final Lab lab;

    MeshLabIT(Lab lab) {
        this.lab = lab;
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void threeMachinesAreOneMeshAndACutIsSeenFromBothSides(Network network) throws Exception {
        try (NodeFleet fleet = NodeFleet.start(lab, network, Map.of())) {
            await().atMost(LONG).untilAsserted(() -> assertMesh(fleet));
            NodeFleet.IDS.forEach(id -> assertWellAndConfined(fleet, id));

            lab.cut(fleet.machine(PARTED), Lab.From.PEERS);
            Map<String, Beat> before = stale(fleet);
            lab.heal(fleet.machine(PARTED));
            online(fleet, before);
            await().atMost(LONG).untilAsserted(() -> assertMesh(fleet));

            for (String id : NodeFleet.IDS) {
                assertThat(fleet.inspect(id, "{{.RestartCount}} {{.State.Running}}"))
                        .isEqualTo("0 true");
                lab.docker(fleet.machine(id), "stop", id);
                assertThat(fleet.inspect(id, "{{.State.ExitCode}}"))
                        .as("%s ends well", id)
                        .isEqualTo("0");
                assertThat(fleet.log(id)).contains("node ended").doesNotContain("Exception");
            }
        }
    }

    /** Everybody sends to everybody and hears everybody. */
    private static void assertMesh(NodeFleet fleet) throws IOException, InterruptedException {
        for (String id : NodeFleet.IDS) {
            var page = fleet.get(id, "/heartbeats");
            assertThat(Beat.table(page, "sent"))
                    .as("sent by %s", id)
                    .allSatisfy(row -> {
                        assertThat(row.status()).isEqualTo("ok");
                        assertThat(row.count()).isPositive();
                    })
                    .extracting(Beat::peer)
                    .containsExactlyInAnyOrderElementsOf(NodeFleet.others(id));
            assertThat(Beat.table(page, "received"))
                    .as("heard by %s", id)
                    .allSatisfy(row -> assertThat(row.online()).isTrue())
                    .extracting(Beat::peer)
                    .containsExactlyInAnyOrderElementsOf(NodeFleet.others(id));
        }
    }

    /** The image's own check calls it healthy; it is not root, and can write nowhere but to its volumes. */
    private static void assertWellAndConfined(NodeFleet fleet, String id) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(fleet.inspect(id, "{{.State.Health.Status}}"))
                        .isEqualTo("healthy"));
        assertThat(fleet.inside(
                        id, "sh", "-c", "grep -h ^Uid /proc/1/status | tr -s '\\t' ' '; touch /opt/x || echo refused"))
                .contains("Uid: 10001 10001 10001 10001")
                .contains("refused");
    }

    /** Waits until both sides call each other stale; by their own tables none was online for longer than it may. The rows at the end. */
    private static Map<String, Beat> stale(NodeFleet fleet) {
        Map<String, Beat> first = new LinkedHashMap<>();
        List<String> late = new ArrayList<>();
        await().atMost(LONG).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            across(fleet).forEach((pair, row) -> {
                if (row.stale()) {
                    first.putIfAbsent(pair, row);
                } else if (row.ageMillis() > STALE_BY) {
                    late.add(pair + " " + row);
                }
            });
            assertThat(first).hasSize(4);
        });
        assertThat(late).as("online after tolerance and a tick").isEmpty();
        assertThat(first.values())
                .allSatisfy(row -> assertThat(row.ageMillis()).isBetween(NodeFleet.TOLERANCE.toMillis(), STALE_BY));
        System.out.println("stale after (ms): "
                + first.values().stream().map(Beat::ageMillis).toList());
        return first;
    }

    /** Whoever was stale is online with the next heartbeat that arrives; none was started anew. */
    private static void online(NodeFleet fleet, Map<String, Beat> before) {
        Map<String, Beat> first = new LinkedHashMap<>();
        List<String> unheeded = new ArrayList<>();
        await().atMost(LONG).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            across(fleet).forEach((pair, row) -> {
                Beat old = Objects.requireNonNull(before.get(pair));
                if (row.online()) {
                    first.putIfAbsent(pair, row);
                } else if (row.count() != old.count()) {
                    unheeded.add(pair + " " + row);
                }
            });
            assertThat(first).hasSize(4);
        });
        assertThat(unheeded).as("heard, and not online").isEmpty();
        first.forEach((pair, row) -> {
            Beat old = Objects.requireNonNull(before.get(pair));
            assertThat(row.boot()).as("boot of %s", pair).isEqualTo(old.boot());
            assertThat(row.count() - old.count())
                    .as("heartbeats before %s was online", pair)
                    .isBetween(1L, 3L);
        });
    }

    /** What the parted one and the others hear of each other, by "who of whom". */
    private static Map<String, Beat> across(NodeFleet fleet) throws IOException, InterruptedException {
        Map<String, Beat> rows = new LinkedHashMap<>();
        for (String id : NodeFleet.IDS) {
            Beat.heard(fleet.get(id, "/heartbeats")).forEach((peer, row) -> {
                if (id.equals(PARTED) != peer.equals(PARTED)) {
                    rows.put(id + " of " + peer, row);
                }
            });
        }
        return rows;
    }
}
