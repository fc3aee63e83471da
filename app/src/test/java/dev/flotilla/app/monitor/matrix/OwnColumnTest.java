package dev.flotilla.app.monitor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import org.junit.jupiter.api.Test;

/** The column of this application says the same as the list of nodes. */
class OwnColumnTest {
    private static final int PORT = 5000;

    private final Mesh mesh = Mesh.of(3);

    private String cell(int number) {
        Cell cell = mesh.matrix().cell("node-" + number, FleetHealth.THIS_APP).orElseThrow();
        return cell.state() + cell.cause().map(cause -> " " + cause).orElse("");
    }

    @Test
    void whoIsHeardIsHeard() {
        mesh.listens(PORT);
        assertThat(cell(1)).isEqualTo("HEARD");
    }

    /** Nodes send to peers that nobody watches; that such a one has our port makes it not us. */
    @Test
    void whatIsSentToSomebodyElseOnTheSamePortIsNotMissedHere() {
        mesh.listens(PORT);
        mesh.appNeverHears(2);
        mesh.get(2).sent.put("app", Mesh.sent("192.0.2.99:5000", "192.0.2.99", PORT, 300, false));
        assertThat(cell(2)).isEqualTo("NOT_PEERS");
        assertThat(mesh.matrix()
                        .cell("node-2", FleetHealth.THIS_APP)
                        .orElseThrow()
                        .sent())
                .hasValue(0);
    }

    @Test
    void whatIsSentToAnAddressOfThisComputerIsMissedHere() {
        mesh.listens(PORT);
        mesh.appNeverHears(2);
        assertThat(cell(2)).isEqualTo("NOT_HEARD ONE_WAY_LOSS");
    }

    /** An embedded node beats here without this application among its peers: its silence is no lack of one. */
    @Test
    void whoBeatHereWithoutSayingSoAndFellSilentIsNotHeard() {
        mesh.listens(PORT);
        mesh.get(2).sent.remove("app");
        mesh.appHeardUntil(2, 30);
        assertThat(cell(2)).isEqualTo("NOT_HEARD ONE_WAY_LOSS");
        mesh.get(2).state = NodeState.DOWN;
        mesh.get(2).cause = NodeCause.HUNG;
        assertThat(cell(2)).isEqualTo("NOT_HEARD NODE_DOWN");
    }
}
