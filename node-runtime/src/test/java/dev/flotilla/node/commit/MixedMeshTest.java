package dev.flotilla.node.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.routing.RolloutDraft;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.routing.RoutingStatus;
import dev.flotilla.node.wire.ControlFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes of ours and originals in one mesh: they agree, and an original never hears a frame it does not know. */
class MixedMeshTest {
    private final MixedMesh mesh = new MixedMesh();

    @AfterEach
    void noOriginalHeardAFrameItDoesNotKnow() {
        assertThat(mesh.unknown).isEmpty();
    }

    @Test
    void originalsFollowACoordinatorOfOurs() {
        MixedMesh.Ours coordinator = mesh.ours("node-a");
        mesh.original("node-b");
        mesh.original("node-c");
        mesh.run(3000);
        for (double share : new double[] {0.05, 0.2, 0.5}) {
            coordinator.proposes(RolloutDraft.canaryShare(coordinator.served(), share));
            mesh.run(5000);
            allServe(share);
        }
        coordinator.proposes(RolloutDraft.rollback(coordinator.served()));
        mesh.run(5000);
        allServe(0);
    }

    @Test
    void anOriginalThatMissedTheDecisionAndRestartedIsToldAgain() {
        MixedMesh.Ours coordinator = mesh.ours("node-a");
        OriginalModel b = mesh.original("node-b");
        mesh.ours("node-c");
        mesh.run(3000);
        mesh.loses("DECISION>node-b"::equals);
        coordinator.proposes(RolloutDraft.canaryShare(coordinator.served(), 0.05));
        mesh.run(1000);
        b.restart();
        assertThat(b.served().weight("v2"))
                .as("it serves what was only prepared")
                .isEqualTo(0.05);
        mesh.loses(what -> false);
        mesh.run(5000);
        allServe(0.05);
        assertThat(b.served().status()).isEqualTo(RoutingStatus.COMMITTED);
    }

    @Test
    void nodesOfOursFollowAnOriginalCoordinatorEvenWhenItsDecisionIsLost() {
        OriginalModel coordinator = mesh.original("node-a");
        mesh.ours("node-b");
        MixedMesh.Ours c = mesh.ours("node-c");
        mesh.run(3000);
        coordinator.rollout(0.05);
        mesh.run(1000);
        allServe(0.05);
        mesh.loses("DECISION>node-c"::equals);
        coordinator.rollout(0.2);
        mesh.run(500);
        assertThat(c.inDoubt()).isTrue();
        mesh.run(3000);
        allServe(0.2);
    }

    @Test
    void anAbortOfAnOriginalCoordinatorThatIsLostEndsTheDoubtToo() {
        OriginalModel coordinator = mesh.original("node-a");
        mesh.ours("node-b");
        MixedMesh.Ours c = mesh.ours("node-c");
        mesh.run(3000);
        mesh.loses(what -> what.equals("PREPARE_REQ>node-b") || what.startsWith("DECISION"));
        coordinator.rollout(0.05);
        mesh.run(5000);
        mesh.loses(what -> false);
        assertThat(c.inDoubt()).isTrue();
        mesh.run(12_000);
        assertThat(c.inDoubt()).isFalse();
        coordinator.rollout(0.2);
        mesh.run(3000);
        allServe(0.2);
    }

    @Test
    void aPeerOfOursThatHeardTheAbortTellsIt() {
        OriginalModel coordinator = mesh.original("node-a");
        mesh.ours("node-b");
        MixedMesh.Ours c = mesh.ours("node-c");
        mesh.run(3000);
        mesh.loses(what -> what.equals("PREPARE_REQ>node-b") || what.equals("DECISION>node-c"));
        coordinator.rollout(0.05);
        mesh.run(1000);
        assertThat(c.inDoubt()).isTrue();
        mesh.run(4000);
        assertThat(c.inDoubt()).isFalse();
        allServe(0);
    }

    @Test
    void aNewCoordinatorOfOursGoesOnAboveTheVersionsOfOriginals() {
        OriginalModel b = mesh.original("node-b");
        mesh.original("node-c");
        b.hear(new ControlFrame.Decision(
                "node-a",
                "before",
                ControlFrame.Verdict.COMMIT,
                RolloutDraft.canaryShare(b.served(), 0.5)
                        .at(9, "before", mesh.wall())
                        .withStatus(RoutingStatus.COMMITTED)));
        MixedMesh.Ours coordinator = mesh.ours("node-a");
        mesh.run(3000);
        coordinator.proposes(RolloutDraft.canaryShare(coordinator.served(), 0.2));
        mesh.run(3000);
        allServe(0.2);
        assertThat(coordinator.served().version()).isEqualTo(10);
    }

    private void allServe(double share) {
        assertThat(mesh.members).extracting(m -> m.served().weight("v2")).containsOnly(share);
        assertThat(mesh.members)
                .extracting(MixedMesh.Member::served)
                .extracting(RoutingState::version)
                .containsOnly(mesh.members.getFirst().served().version());
    }
}
