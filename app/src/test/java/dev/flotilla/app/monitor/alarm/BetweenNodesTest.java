package dev.flotilla.app.monitor.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.matrix.Mesh;
import dev.flotilla.app.monitor.matrix.TruthMatrix;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Alarms about edges and about replicas, found from the reports of a mesh. */
class BetweenNodesTest {
    private final Mesh mesh = Mesh.of(4);

    @Test
    void oneCutDirectionIsOneAlarmAboutThatEdge() {
        mesh.silent(2, 1, 40);

        Finding finding = only();
        assertThat(finding.key()).isEqualTo(new Finding.Key(AlarmKind.EDGE_NOT_HEARD, "node-1 to node-2"));
        assertThat(finding.nodes()).containsExactly("node-1", "node-2");
        assertThat(finding.why()).startsWith("Beats leave node-1 and do not reach node-2");
    }

    @Test
    void bothDirectionsAreOneAlarm() {
        mesh.silent(2, 1, 40);
        mesh.silent(1, 2, 40);

        assertThat(only().key().subject()).isEqualTo("node-1 and node-2");
    }

    @Test
    void edgesThatMeetInOneNodeAreOneAlarmAboutIt() {
        for (int from : new int[] {1, 2, 4}) {
            mesh.silent(3, from, 40);
        }

        Finding finding = only();
        assertThat(finding.key().subject()).isEqualTo("node-3");
        assertThat(finding.nodes()).containsExactly("node-3", "node-1", "node-2", "node-4");
        assertThat(finding.why()).startsWith("node-3 does not hear node-1, node-2 and node-4. No beat of anyone");
    }

    @Test
    void anEdgeOfANodeThatIsDownIsNoAlarmOfItsOwn() {
        mesh.silent(2, 1, 40);
        mesh.get(1).state = NodeState.DOWN;

        assertThat(findings()).isEmpty();
    }

    @Test
    void anEdgeIsAnAlarmAfterItsDwellTimeOnTheDesk() {
        mesh.silent(2, 1, 40);
        AlarmDesk desk = new AlarmDesk(AlarmRules.USUAL, host -> host.value());
        FleetHealth health = mesh.health();
        AlarmState state = AlarmState.starting(1);
        int raisedAfter = -1;
        for (int second = 0; second < 60 && raisedAfter < 0; second++) {
            FleetHealth later = at(health, second);
            AlarmStep step = desk.step(state, later);
            state = step.state();
            raisedAfter = step.changes().isEmpty() ? -1 : second;
        }

        assertThat(raisedAfter).isBetween(20, 26);
        assertThat(state.open()).extracting(Alarm::rule).containsExactly("edge-not-heard");
    }

    @Test
    void replicasThatServeDifferentVersionsAreAnAlarmAfterARound() {
        Watch watch = new Watch();
        FleetHealth mesh4 = mesh.health();
        assertThat(ReplicaFindings.of(mesh4, TruthMatrix.of(mesh4), List.of())).isEmpty();

        Watch.Subject one = watch.add("node-1", "192.0.2.1");
        Watch.Subject two = watch.add("node-2", "192.0.2.2");
        one.replica = Optional.of(Watch.serving(0, 8, "d8", 0, true));
        two.replica = Optional.of(Watch.serving(0, 7, "d7", 0, false));
        FleetHealth apart = watch.health();
        assertThat(ReplicaFindings.of(apart, TruthMatrix.of(apart), List.of()))
                .as("nodes that are no peers are no replicas of each other")
                .isEmpty();

        FleetHealth peers = serving(8, "d8", 7, "d7");
        Finding finding =
                ReplicaFindings.of(peers, TruthMatrix.of(peers), List.of()).getFirst();
        assertThat(finding.key().kind()).isEqualTo(AlarmKind.REPLICAS_DISAGREE);
        assertThat(finding.why()).startsWith("node-2 serves version 7, node-1 serves version 8.");

        FleetHealth same = serving(8, "d8", 8, "other");
        assertThat(ReplicaFindings.of(same, TruthMatrix.of(same), List.of())
                        .getFirst()
                        .why())
                .startsWith("node-2 and node-1 both serve version 8 and do not mean the same by it.");
        FleetHealth agree = serving(8, "d8", 8, "d8");
        assertThat(ReplicaFindings.of(agree, TruthMatrix.of(agree), List.of())).isEmpty();
    }

    @Test
    void anOpenEdgeAlarmStaysWhateverElseComesAndGoes() {
        Alarm edge = alarm(1, AlarmKind.EDGE_NOT_HEARD, "node-1 to node-2", "node-1", "node-2");
        mesh.silent(2, 1, 40);
        mesh.silent(3, 1, 40);
        assertThat(subjects()).containsExactly("node-1 3");
        assertThat(subjects(edge)).containsExactly("node-1 to node-2 2", "node-1 to node-3 2");

        mesh.silent(1, 2, 40);
        mesh.silent(4, 1, 40);
        assertThat(subjects(edge)).containsExactly("node-1 to node-2 2", "node-1 3");
    }

    @Test
    void anOpenAlarmAboutANodeStaysWhileOneOfItsEdgesIsCut() {
        Alarm hub = alarm(1, AlarmKind.EDGE_NOT_HEARD, "node-1", "node-1", "node-2", "node-3");
        mesh.silent(2, 1, 40);
        assertThat(subjects(hub)).containsExactly("node-1 2");

        mesh.silent(2, 3, 40);
        mesh.silent(2, 4, 40);
        assertThat(subjects(hub)).containsExactly("node-1 2", "node-2 3");
        assertThat(subjects(alarm(1, AlarmKind.EDGE_LOSSY, "node-1", "node-1", "node-2")))
                .as("of another kind")
                .containsExactly("node-2 4");
    }

    @Test
    void theDeskNeitherEndsNorRaisesWhenMoreEdgesOfANodeAreCut() {
        mesh.silent(2, 1, 40);
        AlarmDesk desk = new AlarmDesk(AlarmRules.USUAL, host -> host.value());
        AlarmState state = AlarmState.starting(1);
        for (int second = -90; second < -40; second++) {
            state = desk.step(state, at(mesh.health(), second)).state();
        }
        long id = state.open().getFirst().id();
        mesh.silent(3, 1, 40);
        for (int second = -40; second < 30; second++) {
            AlarmStep step = desk.step(state, at(mesh.health(), second));
            state = step.state();
            assertThat(step.changes()).noneMatch(AlarmChange.Ended.class::isInstance);
        }

        assertThat(state.open()).extracting(Alarm::subject).contains("node-1 to node-2");
        assertThat(state.open()).extracting(Alarm::id).contains(id);
    }

    @Test
    void anOpenAlarmAboutReplicasStaysWhenTheFirstOfThemIsNotAmongThem() {
        FleetHealth peers = serving(8, "d8", 7, "d7");
        TruthMatrix matrix = TruthMatrix.of(peers);

        assertThat(ReplicaFindings.of(peers, matrix, List.of()))
                .extracting(finding -> finding.key().subject())
                .containsExactly("replicas of node-1");
        Alarm open = alarm(1, AlarmKind.REPLICAS_DISAGREE, "replicas of node-9", "node-2");
        assertThat(ReplicaFindings.of(peers, matrix, List.of(open)))
                .extracting(finding -> finding.key().subject())
                .containsExactly("replicas of node-9");
        Alarm others = alarm(1, AlarmKind.REPLICAS_DISAGREE, "replicas of node-9", "node-8");
        assertThat(ReplicaFindings.of(peers, matrix, List.of(others)))
                .extracting(finding -> finding.key().subject())
                .containsExactly("replicas of node-1");
    }

    private FleetHealth serving(long version, String digest, long otherVersion, String otherDigest) {
        FleetHealth health = mesh.health();
        return new FleetHealth(
                health.at(),
                health.atNanos(),
                List.of(
                        Watch.replica(health.nodes().get(0), Watch.serving(300, version, digest, 0, true)),
                        Watch.replica(health.nodes().get(1), Watch.serving(300, otherVersion, otherDigest, 0, false))),
                health.own(),
                health.earlier(),
                health.listening(),
                health.counters(),
                health.troubles());
    }

    /** The same a while later, as far as the desk's clock goes. */
    private static FleetHealth at(FleetHealth health, int second) {
        return new FleetHealth(
                health.at().plusSeconds(second),
                health.atNanos() + second * 1_000_000_000L,
                health.nodes(),
                health.own(),
                health.earlier(),
                health.listening(),
                health.counters(),
                health.troubles());
    }

    private List<Finding> findings() {
        FleetHealth health = mesh.health();
        return findings(health, List.of());
    }

    private static List<Finding> findings(FleetHealth health, List<Alarm> open) {
        return new EdgeFindings(health, TruthMatrix.of(health), 20, open).all();
    }

    private static Alarm alarm(long id, AlarmKind kind, String subject, String... nodes) {
        return new Alarm(
                id,
                kind.code(),
                kind.severity(),
                subject,
                List.of(nodes),
                "why",
                Watch.START,
                Optional.empty(),
                false,
                false);
    }

    private List<String> subjects(Alarm... open) {
        return findings(mesh.health(), List.of(open)).stream()
                .map(finding -> finding.key().subject() + " " + finding.nodes().size())
                .toList();
    }

    private Finding only() {
        assertThat(findings()).hasSize(1);
        return findings().getFirst();
    }
}
