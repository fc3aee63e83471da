package dev.flotilla.app.monitor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import org.junit.jupiter.api.Test;

/** Each fault as its reports show it, and what the matrix makes of it. */
class TruthMatrixTest extends MatrixLook {
    @Test
    void countsAreOfTheSpanAndNotSinceTheStart() {
        TruthMatrix matrix = mesh.matrix();

        Cell cell = matrix.cell("node-1", "node-2").orElseThrow();
        assertThat(cell.sent()).hasValue(240);
        assertThat(cell.received()).hasValue(240);
        assertThat(cell.state()).isEqualTo(CellState.HEARD);
        assertThat(cell.cause()).isEmpty();
        assertThat(cell.ageMs()).hasValue(400);
        assertThat(matrix.span()).hasSeconds(240);
        assertThat(matrix.counts()).containsEntry(CellState.HEARD, 12).containsEntry(CellState.SELF, 4);
    }

    @Test
    void thisApplicationIsAReceiverWhenItListens() {
        assertThat(mesh.matrix().receivers()).doesNotContain(FleetHealth.THIS_APP);
        mesh.listens(5600);

        TruthMatrix matrix = mesh.matrix();

        assertThat(matrix.senders()).hasSize(4);
        assertThat(matrix.receivers()).hasSize(5).last().isEqualTo(FleetHealth.THIS_APP);
        Cell cell = matrix.cell("node-3", FleetHealth.THIS_APP).orElseThrow();
        assertThat(cell.state()).isEqualTo(CellState.HEARD);
        assertThat(cell.sent()).hasValue(240);
    }

    @Test
    void aBeatThatDoesNotReachThisApplicationIsLostOnTheWay() {
        mesh.listens(5600);
        mesh.appNeverHears(2);

        assertThat(cause("node-2", FleetHealth.THIS_APP)).isEqualTo("not-heard one-way-loss");
    }

    @Test
    void aNodeThatIsNotToldToSendHereIsNoPeerOfThisApplication() {
        mesh.listens(5600);
        mesh.appNeverHears(2);
        mesh.get(2).sent.remove("app");

        assertThat(state("node-2", FleetHealth.THIS_APP)).isEqualTo(CellState.NOT_PEERS);
    }

    @Test
    void oneWayLoss() {
        mesh.silent(2, 1, 40);

        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard one-way-loss");
        assertThat(cause("node-2", "node-1")).isEqualTo("heard");
        Explanation why = explain("node-1", "node-2");
        assertThat(why.evidence())
                .containsExactly(
                        "node-1 sent 240 beats to 192.0.2.2:5000, none failed locally",
                        "node-2 counts 200 beats, the last one 40 s ago, from 192.0.2.1",
                        "The way back works: 240 of 240");
        assertThat(why.remedy()).contains("192.0.2.2:5000/udp", "firewall");
        assertThat(why.actions()).containsExactly(new Remedy.OpenPort("node-2", 5000));
    }

    /** The gap in the sender's sequence is only seen when a beat comes again. */
    @Test
    void anEdgeThatIsCutLosesBeatsThoughNoGapWasSeen() {
        mesh.silent(2, 1, 40);
        assertThat(matrix("node-1", "node-2").lostPercent().getAsDouble()).isBetween(15.0, 17.0);

        mesh.silent(2, 1, 240);
        assertThat(matrix("node-1", "node-2").lostPercent().getAsDouble()).isGreaterThan(95);

        mesh.never(2, 1);
        assertThat(matrix("node-1", "node-2").lostPercent().getAsDouble()).isGreaterThan(95);
    }

    @Test
    void withoutASpanInCommonTheLossOfACutEdgeIsUnknownAndNotZero() {
        mesh.silent(2, 1, 40);
        mesh.get(1).restarted = true;

        assertThat(matrix("node-1", "node-2").lostPercent()).isEmpty();
    }

    @Test
    void bothWaysCutIsNoOneWayLoss() {
        mesh.silent(2, 1, 40);
        mesh.silent(1, 2, 40);

        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard cut-off");
        assertThat(cause("node-2", "node-1")).isEqualTo("not-heard cut-off");
    }

    @Test
    void wrongPort() {
        mesh.get(1).sent.put("node-2", Mesh.sent("192.0.2.2:5001", "192.0.2.2", 5001, 300, false));
        mesh.never(2, 1);

        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard wrong-port");
        Explanation why = explain("node-1", "node-2");
        assertThat(why.sentence()).contains("port 5001");
        assertThat(why.evidence()).contains("5001 is the comms port of node-2", "node-2 hears heartbeats on 5000/udp");
        assertThat(why.actions()).containsExactly(new Remedy.ChangePort("node-1", "node-2", 5001, 5000));
        assertThat(matrix("node-1", "node-2").sent()).hasValue(240);
        assertThat(matrix("node-1", "node-2").received()).hasValue(0);
    }

    @Test
    void aPeerThatIsKnownByItsIdAndHasAWrongPortIsFoundAsWell() {
        mesh.get(1).sent.put("node-2", Mesh.sent("node-2", "machine-2.example", 5999, 300, false));
        mesh.never(2, 1);

        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard wrong-port");
    }

    @Test
    void nobodyListens() {
        for (int from : new int[] {1, 3, 4}) {
            mesh.silent(2, from, 60);
        }

        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard nobody-listens");
        assertThat(cause("node-3", "node-2")).isEqualTo("not-heard nobody-listens");
        assertThat(cause("node-2", "node-3")).isEqualTo("heard");
        assertThat(explain("node-1", "node-2").sentence()).contains("192.0.2.2:5000/udp");
    }

    @Test
    void aProcessThatIsGoneListensNowhere() {
        mesh.get(2).state = NodeState.DOWN;
        mesh.get(2).cause = NodeCause.REFUSED;

        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard nobody-listens");
        assertThat(matrix("node-1", "node-2").received()).isEmpty();
        assertThat(matrix("node-1", "node-2").sent()).hasValue(240);
        assertThat(explain("node-1", "node-2").actions()).containsExactly(new Remedy.StartNode("node-2"));
    }

    @Test
    void nothingComesFromANodeThatIsDownAndNobodyKnowsWhatItHears() {
        mesh.get(2).state = NodeState.DOWN;
        mesh.get(2).cause = NodeCause.UNREACHABLE;
        mesh.silent(1, 2, 40);

        assertThat(cause("node-2", "node-1")).isEqualTo("not-heard node-down");
        assertThat(matrix("node-2", "node-1").sent()).isEmpty();
        assertThat(cause("node-1", "node-2")).isEqualTo("unknown node-down");
        assertThat(matrix("node-1", "node-2").received()).isEmpty();
        assertThat(explain("node-2", "node-1").evidence()).contains("node-2 is down.");
    }

    @Test
    void missingReturnPeer() {
        mesh.get(1).sent.remove("node-2");
        mesh.never(2, 1);

        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard missing-return-peer");
        assertThat(matrix("node-1", "node-2").sent()).hasValue(0);
        assertThat(explain("node-1", "node-2").actions())
                .containsExactly(new Remedy.AddPeer("node-1", "node-2", "192.0.2.2", 5000));
        assertThat(cause("node-2", "node-1")).isEqualTo("heard");
    }

    @Test
    void nodesThatDoNotWantEachOtherAreNotPeers() {
        mesh.get(1).sent.remove("node-2");
        mesh.get(2).sent.remove("node-1");
        mesh.get(1).heard.remove("node-2");
        mesh.get(2).heard.remove("node-1");

        assertThat(state("node-1", "node-2")).isEqualTo(CellState.NOT_PEERS);
        assertThat(state("node-2", "node-1")).isEqualTo(CellState.NOT_PEERS);
    }

    @Test
    void someLost() {
        mesh.get(2).heard.put("node-1", Mesh.heard("node-1", "192.0.2.1", 5000, "192.0.2.1", 270, 30));

        Cell cell = matrix("node-1", "node-2");
        assertThat(cell.state()).isEqualTo(CellState.LOSSY);
        assertThat(cell.lostPercent().getAsDouble()).isBetween(12.0, 13.0);
        assertThat(explain("node-1", "node-2").sentence()).startsWith("13 % of the beats");
    }

    @Test
    void aBeatOnTheWayIsNoLoss() {
        mesh.get(2).heard.put("node-1", Mesh.heard("node-1", "192.0.2.1", 5000, "192.0.2.1", 299, 1));

        assertThat(cause("node-1", "node-2")).isEqualTo("heard");
    }

    @Test
    void sendingFails() {
        mesh.get(1).sent.put("node-2", Mesh.sent("node-2", "192.0.2.2", 5000, 300, true));
        mesh.silent(2, 1, 40);

        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard sending-fails");
    }

    @Test
    void aNodeThatHasJustBegunIsNotLost() {
        mesh.get(1).sent.put("node-2", Mesh.sent("node-2", "192.0.2.2", 5000, 1, false));
        mesh.get(1).restarted = true;
        mesh.never(2, 1);

        assertThat(cause("node-1", "node-2")).isEqualTo("unknown too-early");
    }

    @Test
    void aSideThatCannotBeAskedIsUnknownAndNotNothing() {
        mesh.get(2).told = false;

        assertThat(cause("node-1", "node-2")).isEqualTo("unknown not-asked");
        assertThat(matrix("node-1", "node-2").received()).isEmpty();
        assertThat(matrix("node-2", "node-1").sent()).isEmpty();
        assertThat(cause("node-2", "node-1")).isEqualTo("heard");
    }

    @Test
    void aReportOfLongAgoCountsAsNone() {
        mesh.get(2).reportAge = 31;

        assertThat(cause("node-1", "node-2")).isEqualTo("unknown not-asked");
    }

    @Test
    void nothingIsExpectedOfAHostInMaintenance() {
        mesh.get(2).maintenance = true;
        mesh.get(2).state = NodeState.DOWN;

        assertThat(state("node-1", "node-2")).isEqualTo(CellState.MAINTENANCE);
        assertThat(state("node-2", "node-1")).isEqualTo(CellState.MAINTENANCE);
    }

    @Test
    void theSameCauseElsewhereIsFound() {
        mesh.silent(2, 1, 40);
        mesh.silent(4, 3, 40);

        assertThat(mesh.matrix().sameCause(matrix("node-1", "node-2")))
                .extracting(cell -> cell.from() + cell.to())
                .containsExactly("node-3node-4");
    }
}
