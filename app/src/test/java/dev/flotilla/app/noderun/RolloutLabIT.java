package dev.flotilla.app.noderun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.noderun.NodeFleet.Network;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rollout across three machines while a client asks all of them for predictions. */
@NeedsLab(secured = 2, plain = 1)
class RolloutLabIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Lab lab;

    RolloutLabIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void aGoodCanaryGoesFromFiveToAHundredPercentAndNoRequestFails() throws Exception {
        try (NodeFleet fleet = NodeFleet.start(lab, Network.HOST, Map.of());
                Traffic traffic = new Traffic(fleet)) {
            History history = new History(fleet);
            fleet.awaitAgreed(1);
            history.look();
            assertThat(fleet.ask(NodeFleet.COORDINATOR, "rollout")).contains("Version 2 is being voted on");
            follow(history, 6);
            assertThat(fleet.log(NodeFleet.COORDINATOR)).contains("Rollout: done, the canary is the stable model now");
            long before = traffic.ended("200 v2");
            await().atMost(LONG).until(() -> traffic.ended("200 v2") > before + 100);
            traffic.stop();

            assertThat(history.states().values())
                    .extracting(state -> state.share("v2"))
                    .containsExactly(0.0, 0.05, 0.2, 0.5, 1.0, 1.0);
            assertThat(history.onAll())
                    .as("versions that all three served at one time")
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(fleet.served(NodeFleet.COORDINATOR).stable()).isEqualTo("v2");
            System.out.println("predictions during the rollout: " + traffic.ended());
            assertThat(traffic.broken()).isEmpty();
            assertThat(traffic.ended()).as("how requests ended").containsOnlyKeys("200 v1", "200 v2");
            NodeFleet.IDS.forEach(id -> assertThat(fleet.log(id)).doesNotContain("Exception"));
        }
    }

    @Test
    void aCanaryThatFailsEveryRequestIsRolledBackAtFivePercent() throws Exception {
        try (NodeFleet fleet = NodeFleet.start(lab, Network.BRIDGE, Map.of("MODELS", "v1=echo,v2=fail:1"));
                Traffic traffic = new Traffic(fleet)) {
            History history = new History(fleet);
            fleet.awaitAgreed(1);
            history.look();
            assertThat(fleet.ask(NodeFleet.COORDINATOR, "rollout")).contains("Version 2 is being voted on");
            follow(history, 3);
            traffic.stop();

            assertThat(fleet.log(NodeFleet.COORDINATOR))
                    .contains("Rollout: canary failed at 5 %: 100.0 % errors exceed 5.0 %; rolling back")
                    .contains("Rollout: rolled back: ");
            assertThat(history.states().values())
                    .extracting(state -> state.share("v2"))
                    .containsExactly(0.0, 0.05, 0.0);
            assertThat(history.onAll()).containsExactly(1L, 2L, 3L);
            assertThat(fleet.served(NodeFleet.COORDINATOR).stable()).isEqualTo("v1");
            System.out.println("predictions with a canary that fails: " + traffic.ended());
            assertThat(traffic.broken()).isEmpty();
            assertThat(traffic.ended()).as("only the canary fails").containsOnlyKeys("200 v1", "500 v2");
        }
    }

    /** Looks at all nodes again and again until all three serve a version; a wrong look ends it at once. */
    private static void follow(History history, long version) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(() -> {
            history.look();
            return history.onAll().contains(version);
        });
    }
}
