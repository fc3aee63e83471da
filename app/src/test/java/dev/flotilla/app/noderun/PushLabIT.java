package dev.flotilla.app.noderun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.peers.form.ConfigKey;
import dev.flotilla.app.peers.push.PushReport;
import dev.flotilla.app.peers.setup.CanaryNodes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Configurations that were generated reach three machines by pushes alone, and the nodes hear one another; in both kinds of network. */
@NeedsLab(secured = 1, plain = 1)
class PushLabIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String BASE = "pushed";
    private static final int HTTP = PushedNodes.HTTP;

    private final Lab lab;
    private final List<LabHost> machines;
    private final PushedNodes nodes;

    PushLabIT(Lab lab) {
        this.lab = lab;
        machines = lab.hosts().subList(0, Math.min(3, lab.hosts().size()));
        nodes = new PushedNodes(lab, machines, BASE);
    }

    @BeforeEach
    void image() {
        nodes.prepare();
    }

    @AfterEach
    void clear() {
        nodes.clear();
    }

    @ParameterizedTest
    @EnumSource(NodeSetup.Network.class)
    void nodesThatWerePushedAreOneMesh(NodeSetup.Network network) throws Exception {
        List<NodeSetup> setups = nodes.mesh(network);
        nodes.pushAll(setups);
        await().atMost(LONG).ignoreExceptionsInstanceOf(IOException.class).untilAsserted(nodes::assertMesh);

        String before = lab.docker(machines.getFirst(), "inspect", "-f", "{{.Id}}", BASE + "-1");
        assertThat(nodes.push(0, setups.getFirst()))
                .isInstanceOfSatisfying(
                        Outcome.Ok.class,
                        ok -> assertThat(((PushReport) ok.value()).changed()).isFalse());
        assertThat(lab.docker(machines.getFirst(), "inspect", "-f", "{{.Id}}", BASE + "-1"))
                .isEqualTo(before);

        NodeSetup next = PushedNodes.with(setups.getFirst(), ConfigKey.HEARTBEAT_TOLERANCE, "20");
        assertThat(nodes.push(0, next)).isInstanceOf(Outcome.Ok.class);
        assertThat(lab.docker(machines.getFirst(), "inspect", "-f", "{{.Id}}", BASE + "-1"))
                .isNotEqualTo(before);
        assertThat(lab.docker(machines.getFirst(), "exec", BASE + "-1", "cat", "/etc/flotilla/mosaic.config"))
                .isEqualTo(next.config().orElseThrow());
        await().atMost(LONG).ignoreExceptionsInstanceOf(IOException.class).untilAsserted(nodes::assertMesh);
    }

    @Test
    void aConfigurationThatItsNodeRefusesLeavesTheOldOneInForce() throws Exception {
        NodeSetup setup = nodes.mesh(NodeSetup.Network.HOST).getFirst();
        assertThat(nodes.push(0, setup)).isInstanceOf(Outcome.Ok.class);

        Outcome<PushReport> refused = nodes.push(0, PushedNodes.with(setup, ConfigKey.ROLE, "king"));

        assertThat(refused).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.first().code()).isEqualTo("FL-3105");
            assertThat(failed.first().message()).contains("keeps its old configuration");
        });
        assertThat(lab.docker(machines.getFirst(), "exec", BASE + "-1", "cat", "/etc/flotilla/mosaic.config"))
                .isEqualTo(setup.config().orElseThrow());
        await().atMost(LONG)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(
                                nodes.get(0, HTTP, "/healthz").path("status").asString())
                        .isEqualTo("ok"));
    }

    @Test
    void canaryNodesArePushedAsEnvironmentAndFindOneAnother() {
        List<CanaryNodes.Place> places = machines.stream()
                .map(m -> new CanaryNodes.Place(Optional.empty(), m.address()))
                .toList();
        List<NodeSetup> setups = CanaryNodes.of(places, BASE, NodeImage.NAME, NodeSetup.Network.HOST);
        nodes.pushAll(setups);

        for (int i = 0; i < setups.size(); i++) {
            int machine = i;
            String name = setups.get(machine).name();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(lab.docker(machines.get(machine), "logs", name))
                            .contains(
                                    "Connected to peer", machine == 0 ? "Coordinator started" : "Participant started"));
            await().atMost(LONG)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(() -> assertThat(nodes.get(machine, HTTP + machine, "/routing/state")
                                    .path("version")
                                    .isNumber())
                            .isTrue());
        }
    }
}
