package dev.flotilla.app.monitor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.Containers;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.detect.Judgement;
import dev.flotilla.app.monitor.series.SeriesBook;
import dev.flotilla.app.monitor.series.SeriesLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an engine says of a container is said of its node. */
class EngineFactsTest {
    private static final HostId HOST = new HostId("h1");
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @EnumSource(names = {"EXITED", "DEAD", "RESTARTING"})
    void aContainerThatDoesNotRunAnyMoreIsANodeThatIsDown(ContainerState state) {
        RunningContainer container = Containers.listed("a", "mosaic", state, Map.of(), List.of());
        WatchedNode node = new WatchedNode(
                "a",
                Optional.of("a"),
                "127.0.0.1",
                5000,
                0,
                0,
                Optional.empty(),
                NodeKind.FLOTILLA,
                Optional.of(new WatchedNode.InContainer(HOST, container.id())),
                TestMonitor.PERIOD,
                TestMonitor.TOLERANCE);
        WatchBook book = new WatchBook(new Recorder(new SeriesBook(SeriesLimits.USUAL)));
        book.watch(List.of(node), SECOND, Instant.EPOCH);
        EngineFacts facts = new EngineFacts();

        facts.look(book, Containers.on(HOST, container), Map.of(), SECOND);
        // Of one that was killed the reason may come with its inspection, for which it is waited a little.
        facts.look(book, Containers.on(HOST, container), Map.of(), 4 * SECOND);
        book.look(4 * SECOND, Instant.EPOCH);

        Judgement judged = book.named("a").orElseThrow().judgement();
        assertThat(judged.state()).isEqualTo(NodeState.DOWN);
        assertThat(judged.cause()).isEqualTo(NodeCause.CONTAINER_ENDED);
    }
}
