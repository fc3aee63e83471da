package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the commands about hosts say beyond doing what they are told. */
class HostCommandsTest {
    private final InMemory commands = new InMemory();

    @AfterEach
    void close() {
        commands.close();
    }

    @Test
    void plainTcpIsAllowedAndMarkedWithTheTunnelInstead() {
        InMemory.Said said = run("host", "add", "a", "--engine", "tcp://192.0.2.7:2375", "--json");
        assertThat(said.code()).isZero();
        assertThat(said.json().get("warnings").get(0).stringValue()).contains("Unsafe", "ssh -nNT -L");
    }

    @Test
    void theListMarksUnsafeHostsAndNamesEachHostOnceInItsReason() {
        run("host", "add", "a", "--engine", "tcp://192.0.2.7:2375");
        run("host", "add", "b", "--engine", "tcp://192.0.2.8:2376", "--tls-dir", "tls");
        String list = run("host", "list").out();
        assertThat(list)
                .containsPattern("a +unreachable, unsafe +192.0.2.7")
                .containsPattern("b +unreachable +192.0.2.8")
                .contains("\na: refused the connection to tcp://192.0.2.7:2375.")
                .containsOnlyOnce("\na: Unsafe: whoever reaches port 2375 of 192.0.2.7 is root there")
                .doesNotContain("b: Unsafe");
    }

    private InMemory.Said run(String... args) {
        return commands.run(args);
    }
}
