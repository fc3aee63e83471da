package dev.flotilla.app.monitor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Sign;
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
import java.util.OptionalDouble;
import java.util.OptionalLong;
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

    /** While an edge is cut no beat shows the gap, and yet all is lost. */
    @Test
    void whatIsLostOnAnEdgeIsKeptWhileItIsCut() {
        WatchedNode other = new WatchedNode(
                "other",
                Optional.empty(),
                "192.0.2.12",
                5000,
                5001,
                0,
                Optional.empty(),
                NodeKind.FLOTILLA,
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3));
        book.watch(List.of(NODE, other), 0, T0);
        Watched sender = book.all().stream()
                .filter(one -> one.node().equals(NODE))
                .findFirst()
                .orElseThrow();
        Watched receiver = book.all().stream()
                .filter(one -> one.node().equals(other))
                .findFirst()
                .orElseThrow();
        long second = 1_000_000_000L;
        recorder.edge(sender, receiver, heard(10, 0, 100), 0, T0.toEpochMilli());
        recorder.edge(sender, receiver, heard(12, 0, 100), 2 * second, T0.toEpochMilli() + 2000);
        recorder.edge(sender, receiver, heard(12, 0, 4000), 4 * second, T0.toEpochMilli() + 4000);
        assertThat(lost()).as("nobody knows whether it sends").containsExactly(0.0);

        sender.take(new Sign.Answered(Sign.Question.COMMS, Duration.ofMillis(3)), 5 * second);
        sender.look(5 * second, T0.plusSeconds(5));
        recorder.edge(sender, receiver, heard(12, 0, 5000), 5 * second, T0.toEpochMilli() + 5000);
        assertThat(lost()).containsExactly(0.0, 100.0);
        recorder.edge(sender, receiver, heard(13, 5, 100), 6 * second, T0.toEpochMilli() + 6000);
        assertThat(lost()).hasSize(3);
        assertThat(lost().getLast()).isCloseTo(500.0 / 6, within(1e-3));
    }

    private static HeardFrom heard(long count, long missed, long ageMs) {
        return new HeardFrom(
                "node",
                "192.0.2.11",
                5000,
                Optional.empty(),
                count,
                missed,
                ageMs > 3000,
                7,
                count + missed,
                OptionalLong.of(ageMs),
                OptionalDouble.empty());
    }

    private List<Double> lost() {
        return new MetricHistory(series, new MemoryArchive(100))
                        .slice(
                                new SeriesKey("node", Optional.of("other"), Metric.LOSS_PERCENT),
                                T0.minusSeconds(1),
                                T0.plusSeconds(9),
                                1_000)
                        .points()
                        .stream()
                        .map(Slice.Point::mean)
                        .toList();
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
