package dev.flotilla.app.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.stack.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every engine does alike. An engine that lacks something says so by name. */
public abstract class EngineContract extends LifeContract {
    @Test
    void loadsOfAllAreThereWithinTwoSeconds() {
        ContainerId one = running(talker(PREFIX + "load1"));
        ContainerId two = running(talker(PREFIX + "load2"));
        long begin = System.nanoTime();

        List<ContainerLoad> loads = engine().loadsNow(Duration.ofSeconds(2));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(2200));
        assertThat(loads).extracting(ContainerLoad::container).contains(one, two);
        assertThat(loads).allSatisfy(load -> {
            assertThat(load.cores()).isBetween(0.0, 64.0);
            assertThat(load.memoryBytes()).isNotNegative();
        });
    }

    @Test
    void theLoadOfOneIsFollowed() {
        ContainerId id = running(talker(PREFIX + "load"));
        Heard<ContainerLoad> heard = new Heard<>();
        try (Subscription following = engine().loads(id, heard)) {
            await().atMost(SOON).until(() -> heard.values.size() >= 2);
        }
        assertThat(heard.values).allMatch(load -> load.container().equals(id));
    }

    @Test
    void aPublishedPortAnswersUntilItsContainerStops() {
        int port = freePort();
        ContainerId id = running(server(PREFIX + "server", port));

        await().atMost(SOON).until(() -> answers(port));
        assertThat(listed(id).ports()).anySatisfy(published -> {
            assertThat(published.hostPort()).isEqualTo(port);
            assertThat(published.protocol()).isEqualTo(Protocol.TCP);
        });

        engine().stop(id, Duration.ZERO);
        assertThat(answers(port)).isFalse();
    }

    @Test
    void commandsRunInAContainerOrAreLackedByName() {
        ContainerId id = running(talker(PREFIX + "exec"));
        List<String> command = List.of("sh", "-c", "echo out; echo err >&2; exit 3");
        if (!engine().facts().can(Capability.EXEC)) {
            assertThat(problemOf(() -> engine().exec(id, command, Duration.ofSeconds(5))))
                    .isEqualTo(new EngineProblem.Lacks(Capability.EXEC));
            return;
        }

        assertThat(engine().exec(id, command, Duration.ofSeconds(5))).isEqualTo(new ExecResult(3, "out\n", "err\n"));
        assertThat(problemOf(() -> engine().exec(id, List.of("sleep", "30"), Duration.ofMillis(300))))
                .isInstanceOf(EngineProblem.TimedOut.class);
    }

    /** A proxy of the engine accepts for a container that does not listen yet, and closes at once: that is no answer. */
    private boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address(), port), 500);
            socket.setSoTimeout(300);
            return staysOpen(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean staysOpen(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }
}
