package dev.flotilla.node.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.beat.BeatTables;
import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.config.files.RolloutToken;
import dev.flotilla.node.console.desk.ConsoleDesk;
import dev.flotilla.node.console.desk.Pinging;
import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.MachineStats;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {
    private static final ConsoleAccess LOCAL = new ConsoleAccess(false, true, Optional.empty());
    private static final String TOKEN = "0123456789abcdef";

    private final List<String> orders = new ArrayList<>();
    private final BeatTables tables = new BeatTables(
            "node-a", List.of(new Peer("node-b", "192.0.2.11", 5000, 5001)), Duration.ofSeconds(15), false);

    @Test
    void tablesStandInTheOriginalsColumns() {
        assertThat(run("shb", LOCAL)).isEqualTo("""
                Host                 Port     Status       Last Sent
                ---------------------------------------------------------------
                192.0.2.11           5000     nascent      Never""");
        assertThat(run("rhb", LOCAL)).isEqualTo("""
                Host                 HB Port    Comms Port   Status       Last Received        Delay (ns)
                ----------------------------------------------------------------------------------------------
                192.0.2.11           5000       5001         nascent      Never                N/A""");

        tables.sent(
                tables.snapshot("node-a", 0).sent().getFirst().peer(),
                true,
                new BeatTables.Arrival(0, 1_700_000_000_123_000_000L));
        tables.heard(
                new Heartbeat(
                        "192.0.2.11",
                        5000,
                        5001,
                        MachineStats.NONE,
                        1_700_000_000_000_000_000L,
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                "",
                "192.0.2.11",
                new BeatTables.Arrival(0, 1_700_000_000_000_042_000L));

        assertThat(run("hb", LOCAL)).isEqualTo("""
                Host                 Port     Status       Last Sent
                ---------------------------------------------------------------
                192.0.2.11           5000     ok           1700000000123

                Host                 HB Port    Comms Port   Status       Last Received        Delay (ns)
                ----------------------------------------------------------------------------------------------
                192.0.2.11           5000       5001         online       1700000000000        42000""");
    }

    @Test
    void emptyTablesSaySo() {
        BeatTables none = new BeatTables("node-a", List.of(), Duration.ofSeconds(15), false);

        assertThat(BeatColumns.both(none.snapshot("node-a", 0)))
                .isEqualTo("No send heartbeat statuses\n\nNo receive heartbeat statuses");
    }

    @Test
    void withoutATokenNothingCanBeChanged() {
        ConsoleDesk desk = desk(Optional.empty());

        assertThat(desk.run("rollout 5%", ConsoleAccess.TERMINAL)
                        .toCompletableFuture()
                        .join())
                .startsWith("Refused: rollouts by request are off here");
        assertThat(orders).isEmpty();
    }

    @Test
    void whoeverShowsTheTokenFromHereMayChange() {
        ConsoleAccess shown = new ConsoleAccess(false, true, Optional.of(TOKEN));

        assertThat(run("rollout 5%", shown)).isEqualTo("done");
        assertThat(run("rollout", shown)).isEqualTo("done");
        assertThat(run("rollback", ConsoleAccess.TERMINAL)).isEqualTo("done");
        assertThat(orders).containsExactly("rollout 5.0", "rollout steps", "rollback");
    }

    @Test
    void othersMayNot() {
        assertThat(run("rollback", LOCAL)).isEqualTo("Refused: that is not the rollout token.");
        assertThat(run("rollback", new ConsoleAccess(false, true, Optional.of("0123456789abcdeX"))))
                .isEqualTo("Refused: that is not the rollout token.");
        assertThat(run("rollback", new ConsoleAccess(false, false, Optional.of(TOKEN))))
                .startsWith("Refused: from another machine");
        assertThat(orders).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dance        | There is no command "dance"; help lists them.
            hb now       | hb takes nothing more; help lists the commands.
            ping a b     | ping takes one word at most; help lists the commands.
            rollout 0%   | "0%" is no share; one above 0 and up to 100 % is needed, as rollout 5%.
            rollout 101  | "101" is no share; one above 0 and up to 100 % is needed, as rollout 5%.
            ping node-z  | There is no peer "node-z".
            exit         | exit ends a node from its own terminal only.
            state        | version 1
            PING all     | pinged [node-b]
            ping         | pinged [node-b]
            ping 192.0.2.11 | pinged [node-b]
            """)
    void linesAreAnswered(String line, String answer) {
        assertThat(run(line, LOCAL)).isEqualTo(answer);
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("help", LOCAL))
                .contains("hb ", "shb", "rhb", "ping", "state", "rollout", "rollback", "help", "exit");
        assertThat(run("  ", LOCAL)).isEmpty();
    }

    private String run(String line, ConsoleAccess access) {
        return desk(Optional.of(new RolloutToken(TOKEN.getBytes(StandardCharsets.UTF_8))))
                .run(line, access)
                .toCompletableFuture()
                .join();
    }

    private ConsoleDesk desk(Optional<RolloutToken> token) {
        Pinging pinging = targets -> CompletableFuture.completedFuture(
                List.of("pinged " + targets.stream().map(PingTarget::name).toList()));
        return new ConsoleDesk(() -> tables.snapshot("node-a", 0), pinging, token, new Operator() {
            @Override
            public CompletionStage<Answer> state() {
                return CompletableFuture.completedFuture(new Answer(true, "version 1"));
            }

            @Override
            public CompletionStage<Answer> rollout(Optional<Double> percent) {
                orders.add("rollout " + percent.map(String::valueOf).orElse("steps"));
                return CompletableFuture.completedFuture(new Answer(true, "done"));
            }

            @Override
            public CompletionStage<Answer> rollback() {
                orders.add("rollback");
                return CompletableFuture.completedFuture(new Answer(true, "done"));
            }
        });
    }
}
