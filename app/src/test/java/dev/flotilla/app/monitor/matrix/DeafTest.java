package dev.flotilla.app.monitor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.Stranger;
import dev.flotilla.app.monitor.NodeState;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Nobody listens only where nobody at all is heard, though several send. */
class DeafTest extends MatrixLook {
    private void allSilentAt2() {
        for (int from : new int[] {1, 3, 4}) {
            mesh.silent(2, from, 60);
        }
    }

    @Test
    void aReceiverThatHearsSomeoneUnknownIsNotDeaf() {
        allSilentAt2();
        mesh.get(2).heard.put("x", Mesh.heard("x", "198.51.100.7", 5999, "198.51.100.7", 300, 0));

        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard one-way-loss");
    }

    @Test
    void aReceiverThatTurnsSomeoneAwayIsNotDeaf() {
        allSilentAt2();
        mesh.get(2)
                .strangers
                .add(new Stranger("198.51.100.7", Optional.empty(), "", 0, "no_seal", 9, OptionalLong.of(900)));

        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard one-way-loss");
    }

    @Test
    void aStrangerOfLongAgoProvesNothing() {
        allSilentAt2();
        mesh.get(2)
                .strangers
                .add(new Stranger("198.51.100.7", Optional.empty(), "", 0, "no_seal", 9, OptionalLong.of(90_000)));

        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard nobody-listens");
    }

    /** Of three nodes, one direction is cut; the third cannot tell whether the second hears. */
    @Test
    void sendersThatMayNotSendProveNothing() {
        allSilentAt2();
        mesh.get(4).sent.put("node-2", Mesh.sent("node-2", "192.0.2.2", 5000, 300, true));
        mesh.get(3).state = NodeState.SUSPECT;
        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard one-way-loss");

        mesh.get(3).state = NodeState.ONLINE;
        mesh.get(3).sent.put("node-2", Mesh.sent("node-2", "192.0.2.2", 5001, 300, false));
        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard one-way-loss");

        mesh.sends("node-3", "node-2");
        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard nobody-listens");
    }

    @Test
    void aReceiverThatHasJustBegunIsNotDeaf() {
        mesh.get(2).restarted = true;
        for (int from : new int[] {1, 3, 4}) {
            mesh.never(2, from);
        }

        assertThat(cause("node-1", "node-2")).isEqualTo("unknown too-early");
    }

    @Test
    void whereTheSocketIsOpenAFirewallMayBeTheReason() {
        allSilentAt2();

        Explanation ours = explain("node-1", "node-2");
        assertThat(ours.sentence()).contains("its socket is open", "a firewall in front of 192.0.2.2:5000/udp");
        assertThat(ours.remedy()).contains("firewall in front of it");

        mesh.get(2).kind = NodeKind.UNKNOWN;
        assertThat(explain("node-1", "node-2").sentence()).contains("nobody listens at 192.0.2.2:5000/udp");
    }

    @Test
    void anOriginalThatHasNotSaidWhenItHeardAPeerIsUnknownAndNotAlarm() {
        HeardFrom untold = new HeardFrom(
                "node-1",
                Optional.empty(),
                "192.0.2.1",
                5000,
                Optional.empty(),
                -1,
                0,
                false,
                0,
                0,
                OptionalLong.empty(),
                OptionalDouble.empty());
        mesh.get(2).heard.put("node-1", untold);

        assertThat(cause("node-1", "node-2")).isEqualTo("unknown too-early");
        assertThat(explain("node-1", "node-2").evidence()).contains("node-2 has not said yet when it heard node-1");

        mesh.silent(2, 1, 40);
        assertThat(cause("node-1", "node-2")).isEqualTo("not-heard one-way-loss");
    }
}
