package dev.flotilla.app.launch;

import static dev.flotilla.app.launch.LaunchFixtures.host;
import static dev.flotilla.app.launch.LaunchFixtures.node;
import static dev.flotilla.app.launch.LaunchFixtures.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.ContainerState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static final ContainerState RUNNING = ContainerState.RUNNING;

    private static Growth to(int count, NodeSet set, String... hosts) {
        return Growth.of(
                set,
                new Growth.Wish(
                        count, List.of(hosts).stream().map(LaunchFixtures::host).toList(), Optional.empty()));
    }

    @Test
    void newNodesGoToTheHostsInTurn() {
        assertThat(to(3, set(), "a", "b").create())
                .containsExactly(
                        new Growth.Placed(1, host("a")),
                        new Growth.Placed(2, host("b")),
                        new Growth.Placed(3, host("a")));
    }

    @Test
    void growingTouchesNobodyWhoIsThere() {
        NodeSet two = set(node(1, "a", RUNNING), node(2, "b", RUNNING));

        Growth growth = to(3, two, "a", "b");

        assertThat(growth.create()).containsExactly(new Growth.Placed(3, host("a")));
        assertThat(growth.keep()).isEqualTo(two.nodes());
        assertThat(growth.remove()).isEmpty();
        assertThat(growth.start()).isEmpty();
    }

    @Test
    void shrinkingRemovesTheHighestNumbers() {
        LaunchedNode first = node(1, "a", RUNNING);
        LaunchedNode second = node(2, "b", RUNNING);
        LaunchedNode third = node(3, "a", ContainerState.EXITED);

        Growth growth = to(1, set(third, first, second), "a");

        assertThat(growth.remove()).containsExactly(second, third);
        assertThat(growth.keep()).containsExactly(first);
        assertThat(growth.create()).isEmpty();
    }

    @Test
    void aMissingNumberIsFilled() {
        assertThat(to(3, set(node(1, "a", RUNNING), node(3, "a", RUNNING)), "b").create())
                .containsExactly(new Growth.Placed(2, host("b")));
    }

    @Test
    void theHostWithTheFewestGetsTheNext() {
        NodeSet three = set(node(1, "a", RUNNING), node(2, "a", RUNNING), node(3, "b", RUNNING));

        assertThat(to(4, three, "a", "b").create()).containsExactly(new Growth.Placed(4, host("b")));
    }

    @Test
    void whatStandsStillIsStarted() {
        LaunchedNode stopped = node(1, "a", ContainerState.EXITED);

        assertThat(to(1, set(stopped), "a").start()).containsExactly(stopped);
        assertThat(to(1, set(stopped), "a").isNothing()).isFalse();
        assertThat(to(1, set(node(1, "a", RUNNING)), "a").isNothing()).isTrue();
    }

    @Test
    void nodesOfAnEarlierImageAreReplacedWhereTheyAre() {
        LaunchedNode old = node(1, "b", "sha256:old");
        LaunchedNode fresh = node(2, "a", "sha256:new");

        Growth growth = Growth.of(set(old, fresh), new Growth.Wish(2, List.of(host("a")), Optional.of("sha256:new")));

        assertThat(growth.replace()).containsExactly(old);
        assertThat(growth.create()).containsExactly(new Growth.Placed(1, host("b")));
        assertThat(growth.keep()).containsExactly(fresh);
    }

    @Test
    void aNumberThatCannotBeIsRefused() {
        assertThat(Growth.Wish.count(Growth.MOST)).isEqualTo(Outcome.ok(Growth.MOST));
        assertThat(Growth.Wish.count(Growth.MOST + 1)).isInstanceOf(Outcome.Failed.class);
        assertThat(Growth.Wish.count(-1)).isInstanceOf(Outcome.Failed.class);
    }
}
