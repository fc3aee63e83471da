package dev.flotilla.app.launch.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.run.FakeEngine;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.NetworkJoin;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.launch.LaunchFixtures;
import dev.flotilla.app.launch.LaunchOrder;
import dev.flotilla.app.launch.LaunchReport;
import dev.flotilla.app.launch.Link;
import dev.flotilla.app.secret.EnvValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nodes of one launch on several hosts: what they find each other by, and what they have in common. */
class LinkingTest {
    /** Does not tell of its ports: nobody listens at them, so they are not to be asked. */
    private static final class Quiet extends FakeEngine {
        Quiet(Set<String> images) {
            super(images);
        }

        @Override
        public List<RunningContainer> containers() {
            return super.containers().stream().map(Quiet::quiet).toList();
        }

        private static RunningContainer quiet(RunningContainer c) {
            return new RunningContainer(
                    c.id(),
                    c.name(),
                    c.image(),
                    c.imageId(),
                    c.state(),
                    c.health(),
                    c.statusLine(),
                    c.createdAt(),
                    c.startedAt(),
                    c.exitCode(),
                    c.labels(),
                    List.of(),
                    c.networks(),
                    c.mounts());
        }
    }

    private static final Host C = LaunchFixtures.host("c").withAddress("192.0.2.13");
    private static final Host D = LaunchFixtures.host("d").withAddress("192.0.2.14");

    private final FakeEngine c = new Quiet(Set.of("img:1", Link.IMAGE));
    private final FakeEngine d = new Quiet(Set.of("img:1"));

    private LaunchReport launchApart(int count, Map<String, EnvValue> environment) throws InterruptedException {
        Map<HostId, FakeEngine> apart = Map.of(C.id(), c, D.id(), d);
        LaunchOrder order = new LaunchOrder(
                LaunchFixtures.RING,
                new LaunchOrder.Source.Image("img:1"),
                Optional.of(count),
                List.of(C, D),
                Optional.empty(),
                Optional.of(8000),
                environment,
                false);
        return ((Outcome.Ok<LaunchReport>) new Launcher(
                                host -> Objects.requireNonNull(apart.get(host.id())),
                                Thread.ofVirtual().factory(),
                                Duration.ZERO)
                        .launch(order, List.of(C, D), event -> {}))
                .value();
    }

    @Test
    void nodesOfDifferentHostsFindEachOtherByLinks() throws InterruptedException {
        assertThat(launchApart(2, Map.of()).problems()).isEmpty();

        assertThat(c.all()).containsKeys("container ring_node_1", "container ring_link_2");
        assertThat(d.all()).containsKeys("container ring_node_2", "container ring_link_1");
        ContainerSpec link = c.spec("ring_link_2");
        assertThat(link.command().orElseThrow())
                .containsExactly("TCP4-LISTEN:8000,fork,reuseaddr", "TCP:192.0.2.14:8001,connect-timeout=10");
        assertThat(link.networks()).containsExactly(new NetworkJoin("ring_nodes", List.of("ring_node_2")));
        assertThat(link.ports()).isEmpty();

        c.calls.clear();
        d.calls.clear();
        launchApart(3, Map.of());
        assertThat(d.all()).containsKey("container ring_link_3");
        assertThat(c.calls).filteredOn(call -> call.startsWith("create ")).containsExactly("create ring_node_3");
        assertThat(d.calls).filteredOn(call -> call.startsWith("create ")).containsExactly("create ring_link_3");

        launchApart(1, Map.of());
        assertThat(c.all().keySet()).containsExactlyInAnyOrder("container ring_node_1", "network ring_nodes");
        assertThat(d.all()).isEmpty();
    }

    @Test
    void withoutTheirImageTheNodesRunAndTheReportSaysWhatIsMissing() throws InterruptedException {
        c.removeImage(Link.IMAGE);

        LaunchReport report = launchApart(2, Map.of());

        assertThat(report.created()).hasSize(2);
        assertThat(report.problems()).extracting(p -> p.code()).containsExactly("FL-6117");
    }

    @Test
    void newNodesGetTheirVariablesAndLaterOnesTheSame() throws InterruptedException {
        Map<String, EnvValue> given =
                Map.of("GREETING", EnvValue.of("GREETING", "hello"), "API_KEY", EnvValue.of("API_KEY", "k3y"));

        launchApart(1, given);
        launchApart(2, Map.of());

        assertThat(c.spec("ring_node_1").environment()).isEqualTo(given);
        assertThat(d.spec("ring_node_2").environment()).isEqualTo(given);
        assertThat(c.spec("ring_node_1").labels().toString()).doesNotContain("k3y", "hello");
    }
}
