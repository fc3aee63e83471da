package dev.flotilla.node.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.flotilla.node.commit.LogRecord;
import dev.flotilla.node.commit.log.CommitLog;
import dev.flotilla.node.live.ReplicaAnswer;
import dev.flotilla.node.routing.HealthGate;
import dev.flotilla.node.routing.RolloutPlan;
import dev.flotilla.node.server.tls.NodeTls;
import dev.flotilla.node.server.tls.TestCertificates;
import dev.flotilla.node.wire.ControlEncoder;
import dev.flotilla.node.wire.ControlFrame;
import dev.flotilla.node.wire.FrameSeal;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three replicas that agree over real sockets and real logs. */
class LiveReplicaTest {
    private static final RolloutPlan QUICK = new RolloutPlan(
            List.of(0.05, 0.2, 0.5, 1.0), Duration.ofMillis(100), Duration.ofMillis(200), 5, HealthGate.DEFAULT);

    @TempDir
    private Path folder;

    private LiveCluster cluster;

    @BeforeEach
    void threeNodes() throws Exception {
        cluster = new LiveCluster(folder, "node-a", "node-b", "node-c");
        cluster.plan = QUICK;
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void aShareIsAgreedOnByAllAndSaidAsTheSeedSays() throws Exception {
        cluster.startAll();
        await(20).until(cluster::allMet);

        ReplicaAnswer answer =
                cluster.node("node-a").replica().rollout(Optional.of(0.05)).get();

        assertThat(answer).isInstanceOf(ReplicaAnswer.Taken.class);
        await(20).until(() -> cluster.allServe(2));
        assertThat(cluster.served("node-c").weight("v2")).isEqualTo(0.05);
        assertThat(cluster.lines)
                .anyMatch(line -> line.startsWith("node-a: Coordinator started"))
                .anyMatch(line -> line.startsWith("node-b: Participant started"))
                .anyMatch(line -> line.startsWith("node-a: Connected to peer node-b"))
                .anyMatch(line -> line.startsWith("node-a: 2PC: COMMIT version 2"))
                .anyMatch(line -> line.startsWith("node-c: Routing state updated: version 2"));
    }

    @Test
    void whileANodeIsAwayNothingIsAgreedAndItCatchesUpWithWhatWasWhenItComesBack() throws Exception {
        cluster.startAll();
        await(20).until(cluster::allMet);
        cluster.node("node-a").replica().rollout(Optional.of(0.05)).get();
        await(20).until(() -> cluster.allServe(2));
        cluster.stop("node-c");

        cluster.node("node-a").replica().rollout(Optional.of(0.2)).get();
        await(20)
                .until(() -> cluster.lines.stream()
                        .anyMatch(
                                line -> line.startsWith("node-a: 2PC: ABORT") && line.contains("no vote from node-c")));
        assertThat(cluster.served("node-b").version()).isEqualTo(2);

        cluster.start("node-c");
        await(30).until(() -> cluster.allServe(3) || cluster.served("node-c").version() > 3);
        assertThat(cluster.served("node-c").weight("v2")).isEqualTo(0.2);
    }

    @Test
    void aNodeWithAnEmptyFolderCatchesUpByTheDigest() throws Exception {
        cluster.start("node-a");
        cluster.start("node-b");
        cluster.start("node-c");
        await(20).until(cluster::allMet);
        cluster.node("node-a").replica().rollout(Optional.of(0.05)).get();
        await(20).until(() -> cluster.allServe(2));
        cluster.stop("node-b");
        Files.delete(cluster.state("node-b").resolve(CommitLog.FILE));

        cluster.start("node-b");

        await(20).until(() -> cluster.allServe(2));
        assertThat(cluster.lines).anyMatch(line -> line.startsWith("node-b: Catching up with node-a"));
    }

    @Test
    void aHealthyCanaryGoesAllTheWayAndRequestsOnOtherNodesCount() throws Exception {
        cluster.startAll();
        await(20).until(cluster::allMet);
        cluster.node("node-a").replica().rollout(Optional.empty()).get();

        await(40).pollInterval(Duration.ofMillis(50)).until(() -> {
            for (int i = 0; i < 60; i++) {
                cluster.health("node-b").record("v2", 3, false, System.nanoTime());
            }
            return cluster.served("node-a").stableModelId().equals("v2");
        });
        await(20).until(() -> cluster.served("node-b").stableModelId().equals("v2"));
        assertThat(cluster.lines).anyMatch(line -> line.contains("the canary is the stable model now"));
    }

    @Test
    void aCanaryThatFailsOnOneParticipantAloneIsRolledBack() throws Exception {
        cluster.startAll();
        await(20).until(cluster::allMet);
        cluster.node("node-a").replica().rollout(Optional.empty()).get();
        await(20).until(() -> cluster.allServe(2));

        for (int i = 0; i < 60; i++) {
            cluster.health("node-c").record("v2", 3, true, System.nanoTime());
        }

        await(30).until(() -> cluster.allServe(3));
        assertThat(cluster.served("node-b").weight("v2")).isZero();
        assertThat(cluster.lines).anyMatch(line -> line.contains("canary failed at 5 %"));
    }

    @Test
    void aCoordinatorThatRestartsGoesOnWithTheRollout() throws Exception {
        cluster.plan = cluster.plan.in(List.of(0.05, 0.3));
        cluster.startAll();
        await(20).until(cluster::allMet);
        cluster.node("node-a").replica().rollout(Optional.empty()).get();
        await(20).until(() -> cluster.allServe(2));
        cluster.stop("node-a");

        cluster.start("node-a");

        assertThat(cluster.lines)
                .contains("node-a: Rollout: the coordinator restarted at 5 %; the step begins again, then the rollout"
                        + " goes on");
        await(40).pollInterval(Duration.ofMillis(50)).until(() -> {
            for (int i = 0; i < 60; i++) {
                cluster.health("node-b").record("v2", 3, false, System.nanoTime());
            }
            return cluster.served("node-c").weight("v2") == 0.3;
        });
        await(20).until(() -> cluster.lines.contains("node-a: Rollout: stays at 30 %, the last step, and is watched"));
    }

    @Test
    void aCoordinatorThatHasLostItsNoteHoldsTheShareAndGoesOnWhenTold() throws Exception {
        cluster.startAll();
        await(20).until(cluster::allMet);
        cluster.node("node-a").replica().rollout(Optional.of(0.2)).get();
        await(20).until(() -> cluster.allServe(2));
        cluster.stop("node-a");
        forgetTheRollout(cluster.state("node-a"));

        cluster.start("node-a");
        await(20).until(cluster::allMet);

        assertThat(cluster.lines).anyMatch(line -> line.contains("the coordinator restarted at 20 %; holding"));
        await(20)
                .until(() -> cluster.node("node-a")
                                .replica()
                                .rollout(Optional.empty())
                                .get()
                        instanceof ReplicaAnswer.Taken);
        await(20).until(() -> cluster.served("node-b").weight("v2") == 0.5);
    }

    private static void forgetTheRollout(Path state) throws Exception {
        assertThat(CommitLog.open(state, "node-a", InstantSource.system()))
                .isInstanceOfSatisfying(CommitLog.Opening.Opened.class, opened -> {
                    assertThat(opened.recovered().rollout()).isPresent();
                    opened.log().append(new LogRecord.Noted(Optional.empty()), true);
                    assertThatCode(opened.log()::close).doesNotThrowAnyException();
                });
    }

    @Test
    void withAKeyTheyAgreeAllTheSame() throws Exception {
        cluster.seal = Optional.of(new FrameSeal("0123456789abcdef-planted".getBytes(StandardCharsets.US_ASCII)));
        cluster.startAll();
        await(20).until(cluster::allMet);
        cluster.node("node-a").replica().rollout(Optional.of(0.05)).get();
        await(20).until(() -> cluster.allServe(2));
        assertThat(cluster.node("node-a").counts().refused().all().values()).allMatch(count -> count.longValue() == 0);
    }

    @Test
    void withCertificatesTheyAgreeAndPlainTextIsNotTaken() throws Exception {
        TestCertificates certificates = new TestCertificates(folder);
        certificates.authority("ca");
        for (String id : List.of("node-a", "node-b", "node-c")) {
            cluster.tls.put(id, NodeTls.load(certificates.node(id, Optional.of("ca"))));
        }
        cluster.startAll();
        await(20).until(cluster::allMet);
        cluster.node("node-a").replica().rollout(Optional.of(0.05)).get();
        await(20).until(() -> cluster.allServe(2));

        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), cluster.port("node-b"))) {
            plain.setSoTimeout(10_000);
            plain.getOutputStream()
                    .write(ControlEncoder.encode(
                            new ControlFrame.Heartbeat("node-a", "node-a", 9, "digest", Optional.empty())));
            assertThat(plain.getInputStream().readAllBytes().length).isLessThan(100);
        }
        assertThat(cluster.node("node-b").replica().view().state().peers().get("node-a"))
                .isNotNull()
                .satisfies(peer -> assertThat(peer.version()).isLessThan(9));
    }

    @Test
    void onlyTheCoordinatorProposes() throws Exception {
        cluster.startAll();
        assertThat(cluster.node("node-b").replica().rollback("no reason").get())
                .isEqualTo(new ReplicaAnswer.Refused("Only the coordinator node-a proposes; ask it."));
    }

    private static ConditionFactory await(int seconds) {
        return org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(20));
    }
}
