package dev.flotilla.app.monitor.intake.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.NodeMetrics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricPagesTest {
    private static final String PAGE = """
            # HELP flotilla_node_info Whose figures these are.
            # TYPE flotilla_node_info gauge
            flotilla_node_info{node_id="node-a"} 1
            # HELP flotilla_heartbeats_rejected_total Datagrams that were not taken.
            flotilla_heartbeats_rejected_total{reason="no_seal"} 4
            flotilla_heartbeats_rejected_total{reason="too_long"} 0
            flotilla_heartbeats_received_total{peer="node \\"b\\""} 9
            flotilla_control_rejected_total{reason="bad_seal"} 2
            flotilla_http_rejected_total{reason="too_large"} 3
            flotilla_commit_rounds_total{end="commit"} 5
            flotilla_commit_rounds_total{end="abort"} 1
            flotilla_commit_dropped_total{reason="lower_version"} 7
            flotilla_commit_log_stalled 1
            flotilla_control_unsent_total 6
            flotilla_node_busy_seconds_total 1.25E-1
            """;

    private static Optional<NodeMetrics> read(String page) {
        return MetricPages.read(page.getBytes(StandardCharsets.UTF_8), 17);
    }

    @Test
    void takesWhatTheOtherPagesDoNotTell() {
        NodeMetrics metrics = read(PAGE).orElseThrow();
        assertThat(metrics.atNanos()).isEqualTo(17);
        assertThat(metrics.rounds()).isEqualTo(Map.of("commit", 5L, "abort", 1L));
        assertThat(metrics.rejected())
                .isEqualTo(Map.of(
                        "heartbeat no_seal", 4L,
                        "control bad_seal", 2L,
                        "http too_large", 3L,
                        "agreement lower_version", 7L));
        assertThat(metrics.rejectedInAll()).isEqualTo(16);
        assertThat(metrics.busySeconds()).hasValue(.125);
        assertThat(metrics.logStalled()).isTrue();
        assertThat(metrics.unsent()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>not here</html>",
                "{\"json\": true}",
                "flotilla_control_rejected_total{reason=\"<b>x</b>\"} 1",
                "flotilla_control_rejected_total{reason=\"x\"} -5",
                "flotilla_control_rejected_total{reason=\"x\"} NaN",
                "flotilla_control_rejected_total{reason=\"x\"} 1e300",
                "flotilla_node_busy_seconds_total 9.9.9",
                "flotilla_node_busy_seconds_total +Inf",
                "another_program_total 5"
            })
    void whatIsNoFigureOfANodeIsPassedOver(String line) {
        assertThat(read(line)).isEmpty();
        assertThat(read(line + "\n" + PAGE)).isEqualTo(read(PAGE));
    }

    @Test
    void thousandsOfReasonsAreNotKept() {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            page.append("flotilla_control_rejected_total{reason=\"r").append(i).append("\"} 1\n");
        }
        assertThat(read(page.toString()).orElseThrow().rejected()).hasSize(64);
    }

    @Test
    void bytesWithoutSenseAreSurvived() {
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
            for (int n = 0; n < 40; n++) {
                page[random.nextInt(page.length)] = (byte) random.nextInt();
            }
            MetricPages.read(page, 0)
                    .ifPresent(metrics -> assertThat(metrics.rejected()).hasSizeLessThan(10));
        }
    }
}
