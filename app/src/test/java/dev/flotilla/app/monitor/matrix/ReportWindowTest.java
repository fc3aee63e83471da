package dev.flotilla.app.monitor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeReport.SentTo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which earlier reports are kept. */
class ReportWindowTest {
    private static final long SECOND = 1_000_000_000L;

    private final ReportWindow window = new ReportWindow(Duration.ofMinutes(5));

    @Test
    void aFewOfTheLastMinutesAreKept() {
        for (int second = 0; second <= 3600; second++) {
            window.add(report("a", second, 7, second));
        }

        List<NodeReport> kept = Objects.requireNonNull(window.earlier().get("a"));
        assertThat(kept).hasSizeBetween(5, 6);
        assertThat(kept.getFirst().atNanos()).isBetween(3300 * SECOND, 3360 * SECOND);
        assertThat(kept).isSortedAccordingTo((one, other) -> Long.compare(one.atNanos(), other.atNanos()));
    }

    @Test
    void nothingIsKeptOverARestart() {
        for (int second = 0; second < 300; second++) {
            window.add(report("a", second, 7, second));
        }
        window.add(report("a", 300, 8, 400));

        assertThat(Objects.requireNonNull(window.earlier().get("a")))
                .extracting(NodeReport::atNanos)
                .containsExactly(300 * SECOND);
    }

    @Test
    void aNodeThatTellsNoBootHasStartedAgainWhenItsCountsFell() {
        window.add(report("a", 0, -1, 500));
        window.add(report("a", 100, -1, 600));
        window.add(report("a", 200, -1, 3));

        assertThat(Objects.requireNonNull(window.earlier().get("a")))
                .extracting(NodeReport::atNanos)
                .containsExactly(200 * SECOND);
    }

    @Test
    void aNodeThatWasSilentForLongBeginsAnew() {
        window.add(report("a", 0, 7, 0));
        window.add(report("a", 900, 7, 900));

        assertThat(Objects.requireNonNull(window.earlier().get("a")))
                .extracting(NodeReport::atNanos)
                .containsExactly(900 * SECOND);
    }

    @Test
    void nodesThatAreNoLongerWatchedAreForgotten() {
        window.add(report("a", 0, 7, 0));
        window.add(report("b", 0, 7, 0));
        window.retain(Set.of("b"));

        assertThat(window.earlier()).containsOnlyKeys("b");
    }

    private static NodeReport report(String node, long second, long boot, long count) {
        return new NodeReport(
                node,
                second * SECOND,
                boot < 0 ? OptionalLong.empty() : OptionalLong.of(boot),
                Optional.of(List.of(new SentTo("b", "192.0.2.2", 5000, count, false, OptionalLong.of(0)))),
                Optional.of(List.of()),
                List.of(),
                Map.of(),
                0);
    }
}
