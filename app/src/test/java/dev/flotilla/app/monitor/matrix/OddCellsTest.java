package dev.flotilla.app.monitor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeReport.Stranger;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Faults of identity: gateways, shared addresses, originals, clocks, keys. */
class OddCellsTest extends MatrixLook {
    @Test
    void selfPeer() {
        mesh.get(3).sent.put("node-3", Mesh.sent("node-3", "192.0.2.3", 5000, 300, false));

        assertThat(cause("node-3", "node-3")).isEqualTo("odd self-peer");
        assertThat(explain("node-3", "node-3").actions())
                .containsExactly(new Remedy.RemovePeer("node-3", "192.0.2.3", 5000));
        assertThat(state("node-1", "node-1")).isEqualTo(CellState.SELF);
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
    void anotherKeyIsTurnedAway() {
        mesh.never(2, 1);
        mesh.get(2)
                .strangers
                .add(new Stranger("192.0.2.1", Optional.empty(), "", 0, "no_seal", 60, OptionalLong.of(300)));

        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard turned-away");
        assertThat(explain("node-1", "node-2").evidence())
                .contains("node-2 turned away 60 beats from 192.0.2.1: no seal");
    }
}
