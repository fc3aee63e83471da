package dev.flotilla.app.noderun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.noderun.NodeFleet.Network;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Containers of nodes on three machines, one of which is killed with SIGKILL at a seeded random moment of a run of rounds, again and again. After each
 * restart all three serve one state, nobody is in doubt, no version was ever two states, and none went back.
 */
@NeedsLab(secured = 2, plain = 1)
class KillLabIT {
    private static final int KILLS = Integer.getInteger("lab.kills", 5);
    private static final long SEED = Long.getLong("lab.kills.seed", 1);

    /** One round after the other, so that a kill falls into one whenever it comes. The answer's first line for each. */
    private static final String ROUNDS = """
            token=$(cat /srv/noderun/token)
            for percent in $(seq $0 $(($0 + 60))); do
              body="{\\"percent\\": $((percent % 99 + 1))}"
              (
                exec 3<>/dev/tcp/127.0.0.1/50051
                printf 'POST /rollout HTTP/1.1\\r\\nHost: node\\r\\nConnection: close\\r\\nAuthorization: Bearer %s\\r\\nContent-Length: %d\\r\\n\\r\\n%s' \\
                  "$token" ${#body} "$body" >&3
                timeout 3 head -n 1 <&3
              ) 2>/dev/null
            done
            true
            """;

    private static final int SPREAD_MILLIS = 400;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private final ScheduledExecutorService killer = Executors.newScheduledThreadPool(2);
    private final Lab lab;

    KillLabIT(Lab lab) {
        this.lab = lab;
    }

    @AfterEach
    void end() {
        killer.shutdownNow();
    }

    @Test
    void killedAtAnyMomentOfARoundTheyAgreeAgain() throws Exception {
        try (NodeFleet fleet = NodeFleet.start(lab, Network.HOST, Map.of())) {
            History history = new History(fleet);
            fleet.awaitAgreed(1);
            int inDoubtOrBehind = 0;
            int progress = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                long before = history.highest();
                String victim = NodeFleet.IDS.get(random.nextInt(NodeFleet.IDS.size()));
                killDuringRounds(fleet, victim, kill, history);
                long apart = history.highest();
                fleet.restart(victim);
                fleet.awaitAgreed(history.highest());
                history.look();
                await().atMost(Duration.ofSeconds(30)).until(() -> {
                    history.look();
                    return history.onAll().contains(history.highest());
                });
                progress += history.highest() > before ? 1 : 0;
                inDoubtOrBehind += history.highest() > apart ? 1 : 0;
            }
            System.out.println(KILLS + " kills, " + progress + " with rounds committed beside them, " + inDoubtOrBehind
                    + " with a round decided or known only after the restart, " + history.highest() + " versions, seed "
                    + SEED);
            assertThat(progress).as("kills beside which rounds were committed").isPositive();
        }
    }

    private void killDuringRounds(NodeFleet fleet, String victim, int number, History history) throws Exception {
        String process = fleet.inspect(victim, "{{.State.Pid}}");
        int moment = random.nextInt(SPREAD_MILLIS);
        CompletableFuture<String> rounds = CompletableFuture.supplyAsync(
                () -> lab.exec(fleet.machine(NodeFleet.COORDINATOR), "bash", "-c", ROUNDS, String.valueOf(number * 7)),
                killer);
        CompletableFuture<String> death = CompletableFuture.supplyAsync(
                () -> lab.exec(fleet.machine(victim), "kill", "-9", process),
                task -> killer.schedule(task, moment, TimeUnit.MILLISECONDS));
        while (!rounds.isDone()) {
            history.look();
        }
        death.get(60, TimeUnit.SECONDS);
        rounds.get();
        history.look();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(fleet.inspect(victim, "{{.State.Running}} {{.State.ExitCode}}"))
                        .isEqualTo("false 137"));
    }
}
