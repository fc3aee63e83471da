package dev.flotilla.app.monitor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.Stranger;
import dev.flotilla.app.monitor.NodeState;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Each fault as its reports show it, and what the matrix makes of it. */
class TruthMatrixTest {
    private final Mesh mesh = Mesh.of(4);

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
    void selfPeer() {
        mesh.get(3).sent.put("node-3", Mesh.sent("node-3", "192.0.2.3", 5000, 300, false));

        assertThat(cause("node-3", "node-3")).isEqualTo("odd self-peer");
        assertThat(explain("node-3", "node-3").actions())
                .containsExactly(new Remedy.RemovePeer("node-3", "192.0.2.3", 5000));
        assertThat(state("node-1", "node-1")).isEqualTo(CellState.SELF);
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
    void theGatewayAsSourceThatCountsForNobody() {
        mesh.never(3, 1);
        mesh.get(3).container = true;
        mesh.get(3).heard.put("172.18.0.1:5000", Mesh.heard("172.18.0.1:5000", "0.0.0.0", 5000, "172.18.0.1", 120, 0));

        assertThat(cause("node-1", "node-3")).isEqualTo("not-heard bridge-gateway");
        Explanation why = explain("node-1", "node-3");
        assertThat(why.evidence())
                .contains(
                        "node-3 counts 120 beats from 172.18.0.1, an address that no peer has",
                        "They name 0.0.0.0:5000 as their sender",
                        "node-3 runs in a container");
        assertThat(why.actions()).containsExactly(new Remedy.RecreateContainer("node-3"));
        assertThat(why.remedy()).contains("conntrack -D -p udp --dport 5000");
    }

    @Test
    void theGatewayAsSourceOfWhatIsTurnedAway() {
        mesh.never(3, 1);
        mesh.get(3)
                .strangers
                .add(new Stranger("172.17.0.1", Optional.empty(), "", 0, "no_seal", 60, OptionalLong.of(300)));

        assertThat(cause("node-1", "node-3")).isEqualTo("not-heard bridge-gateway");
    }

    @Test
    void theGatewayAsSourceOfBeatsThatCountIsOdd() {
        mesh.get(3).heard.put("node-1", Mesh.heard("node-1", "192.0.2.1", 5000, "172.18.0.1", 300, 0));

        assertThat(cause("node-1", "node-3")).isEqualTo("odd bridge-gateway");
    }

    @Test
    void onOneMachineTheGatewayIsTheUsualSource() {
        mesh.get(1).host = mesh.get(3).host;
        mesh.get(1).port = 5010;
        mesh.get(3).heard.put("node-1", Mesh.heard("node-1", "192.0.2.3", 5010, "172.18.0.1", 300, 0));

        assertThat(cause("node-1", "node-3")).isEqualTo("heard");
    }

    @Test
    void aNodeWhoseOwnAddressLooksLikeAGatewayIsNone() {
        mesh.get(1).host = "192.168.1.1";
        mesh.get(3).heard.put("node-1", Mesh.heard("node-1", "192.168.1.1", 5000, "192.168.1.1", 300, 0));

        assertThat(cause("node-1", "node-3")).isEqualTo("heard");
    }

    @Test
    void addressCollapse() {
        mesh.get(2).heard.put("node-1", Mesh.heard("node-1", "0.0.0.0", 5000, "192.0.2.1", 300, 0));

        assertThat(cause("node-1", "node-2")).isEqualTo("odd address-collapse");
        assertThat(explain("node-1", "node-2").actions()).containsExactly(new Remedy.Advertise("node-1", "192.0.2.1"));
    }

    @Test
    void originalsThatAllSayTheSameAreOneRowToAnOriginal() {
        for (Mesh.Member member : mesh.members.values()) {
            member.kind = NodeKind.MOSAIC;
            member.heard.clear();
            member.heard.put("0.0.0.0:5000", original("0.0.0.0", 5000, Optional.empty(), 400));
        }
        mesh.get(4).kind = NodeKind.FLOTILLA;
        mesh.get(4).heard.clear();
        for (int i = 1; i <= 3; i++) {
            mesh.get(4)
                    .heard
                    .put("192.0.2." + i + ":5000", original("0.0.0.0", 5000, Optional.of("192.0.2." + i), 400));
        }

        assertThat(cause("node-1", "node-2")).isEqualTo("odd address-collapse");
        assertThat(cause("node-1", "node-4")).isEqualTo("odd address-collapse");
        assertThat(matrix("node-1", "node-2").sent()).isEmpty();
    }

    @Test
    void originalsTellNeitherWhatTheySendNorHowOftenTheyHeard() {
        mesh.get(1).kind = NodeKind.MOSAIC;
        mesh.get(2).kind = NodeKind.MOSAIC;
        mesh.get(2).heard.put("192.0.2.1:5000", original("192.0.2.1", 5000, Optional.empty(), 900));
        mesh.get(2).heard.remove("node-1");

        Cell cell = matrix("node-1", "node-2");
        assertThat(cell.state()).isEqualTo(CellState.HEARD);
        assertThat(cell.sent()).isEmpty();
        assertThat(cell.received()).isEmpty();
        assertThat(cell.ageMs()).hasValue(900);
    }

    @Test
    void clockSkew() {
        for (int i = 1; i <= 3; i++) {
            delay(4, i, 5003);
            delay(i, 4, -4997);
        }

        assertThat(cause("node-1", "node-4")).isEqualTo("odd clock-skew");
        assertThat(cause("node-4", "node-1")).isEqualTo("odd clock-skew");
        assertThat(cause("node-1", "node-2")).isEqualTo("heard");
        assertThat(explain("node-1", "node-4").sentence())
                .contains("The clock of node-4 is 5.0 s ahead of that of node-1");
        assertThat(explain("node-4", "node-1").sentence())
                .contains("The clock of node-4 is 5.0 s ahead of that of node-1");
        assertThat(explain("node-4", "node-1").actions()).containsExactly(new Remedy.SetClock("node-4"));
    }

    @Test
    void aSlowWayIsNoSkew() {
        delay(2, 1, 3000);
        delay(1, 2, 3000);

        assertThat(cause("node-1", "node-2")).isEqualTo("heard");
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
    void anotherKeyIsTurnedAway() {
        mesh.never(2, 1);
        mesh.get(2)
                .strangers
                .add(new Stranger("192.0.2.1", Optional.empty(), "", 0, "no_seal", 60, OptionalLong.of(300)));

        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard turned-away");
        assertThat(explain("node-1", "node-2").evidence())
                .contains("node-2 turned away 60 beats from 192.0.2.1: no seal");
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

    private void delay(int to, int from, double ms) {
        HeardFrom row = mesh.get(to).heard.get("node-" + from);
        mesh.get(to)
                .heard
                .put(
                        row.peer(),
                        new HeardFrom(
                                row.peer(),
                                row.saidId(),
                                row.saidHost(),
                                row.saidPort(),
                                row.source(),
                                row.count(),
                                0,
                                false,
                                7,
                                row.sequence(),
                                row.ageMs(),
                                OptionalDouble.of(ms)));
    }

    private static HeardFrom original(String host, int port, Optional<String> source, long ageMs) {
        return new HeardFrom(
                host + ":" + port,
                Optional.empty(),
                host,
                port,
                source,
                -1,
                0,
                false,
                0,
                0,
                OptionalLong.of(ageMs),
                OptionalDouble.empty());
    }

    private Cell matrix(String from, String to) {
        return mesh.matrix().cell(from, to).orElseThrow();
    }

    private CellState state(String from, String to) {
        return matrix(from, to).state();
    }

    private String cause(String from, String to) {
        Cell cell = matrix(from, to);
        return cell.state().code()
                + cell.cause().map(cause -> " " + cause.code()).orElse("");
    }

    private Explanation explain(String from, String to) {
        TruthMatrix matrix = mesh.matrix();
        return matrix.explain(matrix.cell(from, to).orElseThrow()).orElseThrow();
    }
}
