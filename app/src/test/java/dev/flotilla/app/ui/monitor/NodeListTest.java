package dev.flotilla.app.ui.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.pictures.Healths;
import dev.flotilla.app.ui.kit.status.NodeStatus;
import dev.flotilla.app.ui.kit.status.Status;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeListTest {
    private static List<NodeRow> rows(FleetHealth health) {
        return health.nodes().stream()
                .map(n -> NodeRow.of(n, Fleets.lab().fleet(), Fleets.lab().observed(), true, Duration.ZERO))
                .toList();
    }

    private static List<String> matching(String filter) {
        return rows(Healths.incident()).stream()
                .filter(new NodeFilter(filter))
                .map(NodeRow::name)
                .toList();
    }

    @Test
    void aRowSaysStackHostStatusAndAge() {
        NodeRow row = rows(Healths.incident()).get(2);
        assertThat(row.group()).isEqualTo("mosaic");
        assertThat(row.host()).isEqualTo("worker-mac");
        assertThat(row.status()).isEqualTo(Status.SUSPECT);
        assertThat(row.age()).isEqualTo("42 s");
        assertThat(row.sentence()).isEqualTo("Suspect, mosaic-3 on worker-mac, last sign 42 s ago");
    }

    @Test
    void whatWasNeverHeardIsUnknownAndNotDown() {
        NodeRow row = rows(Healths.incident()).getLast();
        assertThat(row.status()).isEqualTo(Status.UNKNOWN);
        assertThat(row.age()).isEqualTo("never");
        assertThat(row.group()).isEqualTo("Others");
        assertThat(row.host()).isEqualTo("192.0.2.77");
    }

    @Test
    void whileTheMonitorStandsStillNothingIsSaidOfNow() {
        NodeHealth suspect = Healths.incident().nodes().get(2);
        NodeRow row = NodeRow.of(suspect, Fleets.lab().fleet(), Fleets.lab().observed(), true, Duration.ofSeconds(30));
        assertThat(row.status()).isEqualTo(Status.UNKNOWN);
        assertThat(row.age()).isEqualTo("72 s");
        assertThat(row.current()).isFalse();
        assertThat(row.why()).startsWith("The monitor has stood still for 30 s. Before: Nothing for 42 s");
    }

    @Test
    void theFilterKnowsStatesHostsAndWords() {
        assertThat(matching("state:stale")).containsExactly("mosaic-3");
        assertThat(matching("state:suspect")).containsExactly("mosaic-3");
        assertThat(matching("host:gpu")).containsExactly("mosaic-1", "mosaic-2");
        assertThat(matching("host:gpu mosaic-2")).containsExactly("mosaic-2");
        assertThat(matching("state:unknown")).containsExactly("canary-x");
        assertThat(matching("group:nodes state:online")).containsExactly("node-a", "node-b", "node-c");
        assertThat(matching("")).hasSize(7);
        assertThat(matching("nobody")).isEmpty();
    }

    @Test
    void aNodeThatOnlyAnswersIsHalfThereWhenItWasHeardBefore() {
        NodeHealth heard = Healths.lab().nodes().getFirst();
        NodeHealth answers = new NodeHealth(
                heard.node(),
                heard.state(),
                0,
                NodeCause.ANSWERS,
                "It is not heard here, but answers.",
                heard.since(),
                heard.ageMs(),
                heard.beats(),
                heard.boot(),
                heard.http(),
                heard.interArrivalMs(),
                heard.delayMs(),
                heard.lossPercent(),
                heard.roundTripMs(),
                heard.cpuPercent(),
                heard.memoryPercent(),
                heard.diskPercent(),
                heard.replica(),
                heard.report(),
                false);
        assertThat(NodeStatus.of(heard, true)).isEqualTo(Status.HEALTHY);
        assertThat(NodeStatus.of(answers, true)).isEqualTo(Status.DEGRADED);
        assertThat(NodeStatus.of(answers, false)).isEqualTo(Status.HEALTHY);
    }

    @Test
    void whatWasStoppedOnPurposeIsOfflineAndNotDown() {
        NodeHealth well = Healths.lab().nodes().getFirst();
        NodeHealth stopped = new NodeHealth(
                well.node(),
                NodeState.DOWN,
                9,
                NodeCause.STOPPED,
                "It was stopped through Flotilla; nobody misses it until it is started again.",
                well.since(),
                well.ageMs(),
                well.beats(),
                well.boot(),
                well.http(),
                well.interArrivalMs(),
                well.delayMs(),
                well.lossPercent(),
                well.roundTripMs(),
                well.cpuPercent(),
                well.memoryPercent(),
                well.diskPercent(),
                well.replica(),
                well.report(),
                false);
        assertThat(NodeStatus.of(stopped, true)).isEqualTo(Status.OFFLINE);
    }

    @Test
    void colourDashAndMarkTogetherAreOfOneNodeAlone() {
        Set<NodeMark> marks = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            marks.add(NodeMark.of(i));
        }
        assertThat(marks).hasSize(30);
        assertThat(NodeMark.of(2).dash()).containsExactly(7.0, 3.0);
        assertThat(NodeMark.of(6).series()).isEqualTo(1);
    }

    @Test
    void theSameColourNeverHasTheSameDashAmongTwelve() {
        Set<List<Object>> looks = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            NodeMark mark = NodeMark.of(i);
            looks.add(List.of(mark.series(), mark.dash()));
            assertThat(mark.second().dash()).isNotEqualTo(mark.dash());
        }
        assertThat(looks).hasSize(12);
    }

    @Test
    void nodesThatAreLaidOverEachOtherHaveColoursOfTheirOwn() {
        Marks marks = new Marks();
        List<String> many = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        marks.together(many);
        NodeMark eighth = marks.of("h");
        assertThat(eighth.series()).isEqualTo(marks.of("b").series());
        marks.together(List.of("a", "c", "h"));
        assertThat(marks.of("h")).isEqualTo(eighth);
        marks.together(List.of("a", "c", "h", "b", "g"));
        assertThat(List.of("a", "b", "c", "g", "h"))
                .extracting(n -> marks.of(n).series())
                .doesNotHaveDuplicates();
        assertThat(marks.of("a")).isEqualTo(NodeMark.of(0));
    }
}
