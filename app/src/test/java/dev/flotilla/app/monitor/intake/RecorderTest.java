package dev.flotilla.app.monitor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.series.MemoryArchive;
import dev.flotilla.app.monitor.series.MetricHistory;
import dev.flotilla.app.monitor.series.SeriesBook;
import dev.flotilla.app.monitor.series.SeriesLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private static final Instant T0 = Instant.ofEpochSecond(1_800_000_000L);
    private static final ContainerId CONTAINER = new ContainerId("c");
    private static final WatchedNode NODE = new WatchedNode(
            "node",
            Optional.empty(),
            "192.0.2.11",
            5000,
            5001,
            0,
            Optional.empty(),
            NodeKind.FLOTILLA,
            Optional.of(new WatchedNode.InContainer(new HostId("h"), CONTAINER)),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3));

    private final SeriesBook series = new SeriesBook(SeriesLimits.USUAL);
    private final Recorder recorder = new Recorder(series);
    private final WatchBook book = new WatchBook(recorder);

    @Test
    void whatAContainerUsesIsKeptOncePerFigureAndItsBytesAsARate() {
        book.watch(List.of(NODE), 0, T0);
        Map<ContainerId, ContainerLoad> first = Map.of(CONTAINER, load(0, 0.5, 1_000, 9_000));
        recorder.containers(book, first);
        recorder.containers(book, first);
        recorder.containers(book, Map.of(CONTAINER, load(0, 0.5, 1_000, 9_000)));
        assertThat(points(Metric.CONTAINER_CPU_PERCENT)).hasSize(1);
        assertThat(points(Metric.CONTAINER_RECEIVED_KB_S)).isEmpty();
        recorder.containers(book, Map.of(CONTAINER, load(2, 1.5, 9_000, 9_000)));
        assertThat(points(Metric.CONTAINER_CPU_PERCENT))
                .extracting(Slice.Point::mean)
                .containsExactly(50.0, 150.0);
        assertThat(points(Metric.CONTAINER_MEMORY_MB).getFirst().mean()).isCloseTo(64, within(1e-9));
        assertThat(points(Metric.CONTAINER_RECEIVED_KB_S))
                .extracting(Slice.Point::mean)
                .containsOnly(4.0);
        assertThat(points(Metric.CONTAINER_SENT_KB_S))
                .extracting(Slice.Point::mean)
                .containsOnly(0.0);
    }

    /** The container was started again: its bytes begin at 0. */
    @Test
    void bytesThatFellAreNoRate() {
        book.watch(List.of(NODE), 0, T0);
        recorder.containers(book, Map.of(CONTAINER, load(0, 1, 5_000, 5_000)));
        recorder.containers(book, Map.of(CONTAINER, load(1, 1, 10, 10)));
        assertThat(points(Metric.CONTAINER_CPU_PERCENT)).hasSize(2);
        assertThat(points(Metric.CONTAINER_RECEIVED_KB_S)).isEmpty();
    }

    private List<Slice.Point> points(Metric metric) {
        return new MetricHistory(series, new MemoryArchive(100))
                .slice(SeriesKey.of("node", metric), T0.minusSeconds(1), T0.plusSeconds(9), 1_000)
                .points();
    }

    private static ContainerLoad load(int second, double cores, long received, long sent) {
        return new ContainerLoad(CONTAINER, cores, 64_000_000, received, sent, T0.plusSeconds(second));
    }
}
