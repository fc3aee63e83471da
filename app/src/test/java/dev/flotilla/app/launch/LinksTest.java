package dev.flotilla.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Host A = tcp("a", "192.0.2.11");
    private static final Host B = tcp("b", "192.0.2.12");

    private static Host tcp(String name, String address) {
        return Host.of(new HostId(name), name, new EngineAddress.Tcp(address, 2376, Optional.empty()));
    }

    private static LaunchedNode node(int index, Host host) {
        return new LaunchedNode(
                LaunchFixtures.RING,
                index,
                host,
                LaunchFixtures.container(
                        "ring_node_" + index,
                        ContainerState.RUNNING,
                        "sha256:1",
                        ContainerHealth.NONE,
                        List.of(),
                        Map.of(
                                LaunchLabels.BASE,
                                "ring",
                                LaunchLabels.INDEX,
                                Integer.toString(index),
                                LaunchLabels.PORT,
                                "8000")));
    }

    private static Link.Standing standing(Link link, ContainerState state) {
        RunningContainer container = LaunchFixtures.container(
                link.name(LaunchFixtures.RING),
                state,
                "sha256:2",
                ContainerHealth.NONE,
                List.of(),
                Map.of(
                        LaunchLabels.BASE,
                        "ring",
                        LaunchLabels.LINK,
                        Integer.toString(link.index()),
                        LaunchLabels.PORT,
                        Integer.toString(link.port()),
                        LaunchLabels.TARGET,
                        link.target()));
        return Link.Standing.of(LaunchFixtures.RING, link.on(), container).orElseThrow();
    }

    @Test
    void everyNodeOfAnotherHostHasALinkHere() {
        Links links = Links.of(LaunchFixtures.set(node(1, A), node(2, B), node(3, A)), List.of());

        assertThat(links.create())
                .containsExactlyInAnyOrder(
                        new Link(2, A, "192.0.2.12", 8001, 8000),
                        new Link(1, B, "192.0.2.11", 8000, 8000),
                        new Link(3, B, "192.0.2.11", 8002, 8000));
        assertThat(links.problems()).isEmpty();
    }

    @Test
    void aNodeThatComesOrGoesChangesItsOwnLinksAlone() {
        Link two = new Link(2, A, "192.0.2.12", 8001, 8000);
        Link one = new Link(1, B, "192.0.2.11", 8000, 8000);
        List<Link.Standing> standing =
                List.of(standing(two, ContainerState.RUNNING), standing(one, ContainerState.RUNNING));

        Links grown = Links.of(LaunchFixtures.set(node(1, A), node(2, B), node(3, A)), standing);
        Links shrunk = Links.of(LaunchFixtures.set(node(1, A)), standing);

        assertThat(grown.create()).containsExactly(new Link(3, B, "192.0.2.11", 8002, 8000));
        assertThat(grown.remove()).isEmpty();
        assertThat(shrunk.create()).isEmpty();
        assertThat(shrunk.remove()).hasSize(2);
    }

    @Test
    void oneThatLeadsElsewhereOrHasEndedIsMadeAnew() {
        Link elsewhere = new Link(2, A, "192.0.2.99", 8001, 8000);
        Link one = new Link(1, B, "192.0.2.11", 8000, 8000);

        Links links = Links.of(
                LaunchFixtures.set(node(1, A), node(2, B)),
                List.of(standing(elsewhere, ContainerState.RUNNING), standing(one, ContainerState.EXITED)));

        assertThat(links.create()).hasSize(2);
        assertThat(links.remove()).hasSize(2);
    }

    @Test
    void whatLeadsToASilentHostStays() {
        Link three = new Link(3, A, "192.0.2.13", 8002, 8000);
        NodeSet set = new NodeSet(
                LaunchFixtures.RING,
                List.of(node(1, A), node(2, B)),
                List.of(new NodeSet.Silent(
                        tcp("c", "192.0.2.13"), dev.flotilla.app.base.Problem.of("FL-1104", "c is silent.", "Look."))));

        assertThat(Links.of(set, List.of(standing(three, ContainerState.RUNNING)))
                        .remove())
                .isEmpty();
    }

    @Test
    void aHostWithoutAnAddressForOthersIsTold() {
        Links links = Links.of(LaunchFixtures.set(node(1, A), node(2, LaunchFixtures.host("here"))), List.of());

        assertThat(links.create()).extracting(Link::index).containsExactly(1);
        assertThat(links.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo("FL-6118");
            assertThat(p.hint()).contains("host set here --address");
        });
    }

    @Test
    void tooManyAreRefused() {
        List<LaunchedNode> nodes = new ArrayList<>();
        List<Host> hosts = IntStream.range(0, 5)
                .mapToObj(i -> tcp("h" + i, "192.0.2." + (20 + i)))
                .toList();
        IntStream.rangeClosed(1, 150).forEach(i -> nodes.add(node(i, hosts.get(i % 5))));

        Links links = Links.of(new NodeSet(LaunchFixtures.RING, nodes, List.of()), List.of());

        assertThat(links.create()).isEmpty();
        assertThat(links.problems()).extracting(p -> p.code()).containsExactly("FL-6119");
    }

    @Test
    void withoutAPortNodesOfDifferentHostsAreParted() {
        LaunchedNode one = LaunchFixtures.node(1, "a", ContainerState.RUNNING);
        LaunchedNode two = LaunchFixtures.node(2, "b", ContainerState.RUNNING);

        assertThat(Links.areParted(List.of(one, two))).isTrue();
        assertThat(Links.areParted(List.of(one))).isFalse();
        assertThat(Links.areParted(List.of(node(1, A), node(2, B)))).isFalse();
        assertThat(Links.of(LaunchFixtures.set(one, two), List.of()).create()).isEmpty();
    }
}
