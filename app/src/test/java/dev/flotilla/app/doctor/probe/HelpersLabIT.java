package dev.flotilla.app.doctor.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.client.EngineLimits;
import dev.flotilla.app.docker.client.HostEngines;
import dev.flotilla.app.doctor.Known;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.stack.Protocol;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A helper on a real engine: it sees what its target sees, and it goes by itself when nobody takes it away. */
@NeedsLab
@SuppressWarnings("NullAway.Init") // made before each
class HelpersLabIT {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final String TARGET = "helped";

    private final Lab lab;
    private final LabHost machine;
    private HostEngines engines;
    private Engine engine;
    private RunningContainer target;

    HelpersLabIT(Lab lab) {
        this.lab = lab;
        this.machine = lab.secured().getFirst();
    }

    @BeforeEach
    void aContainerThatListensForItselfAlone() {
        clear();
        lab.docker(machine, "run", "-d", "--name", TARGET, "busybox", "httpd", "-f", "-p", "127.0.0.1:8099");
        engines = new HostEngines(EngineLimits.USUAL, Thread.ofVirtual().factory(), Clock.systemUTC(), host -> {
            throw new AssertionError("no embedded host here");
        });
        engine = engines.of(Host.of(
                new HostId("m"),
                "m",
                new EngineAddress.Tcp(
                        machine.tcp().getHost(), machine.tcp().getPort(), Optional.of(lab.certificates()))));
        target = engine.containers().stream()
                .filter(c -> c.name().equals(TARGET))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void clear() {
        lab.exec(machine, "sh", "-c", "docker rm -f -v " + TARGET + " >/dev/null 2>&1; true");
    }

    /** Both would take a minute by the usual life. */
    @Test
    void aHelperThatNobodyTakesAwayIsGoneAfterItsLife() {
        Helpers helpers = new Helpers("nginx", "left", Duration.ofSeconds(3));
        ContainerId left = engine.create(helpers.spec(target));
        engine.start(left);
        assertThat(helpersThere()).containsExactly("left");

        await().atMost(LONG).untilAsserted(() -> assertThat(helpersThere()).isEmpty());
        engines.close();
    }

    /** A loopback address of the target is nobody's but its own. */
    @Test
    void aHelperIsInTheNetworkOfItsTargetAndTheNextRunRemovesWhatAnEarlierOneLeft() {
        Helpers earlier = new Helpers("nginx", "earlier", Helpers.LIFE);
        engine.create(earlier.spec(target));
        Helpers now = new Helpers("nginx", "now", Helpers.LIFE);

        now.sweep(engine, engine.containers());
        assertThat(helpersThere()).isEmpty();
        Known<HelperScript.Said> said = now.look(engine, "m", target, List.of());

        assertThat(said.value().orElseThrow().listeners())
                .anySatisfy(l -> assertThat(l.text()).isEqualTo("127.0.0.1:8099/" + Protocol.TCP.word()));
        assertThat(helpersThere()).isEmpty();
        engines.close();
    }

    private List<String> helpersThere() {
        return engine.containers().stream()
                .flatMap(c -> c.label(Helpers.LABEL).stream())
                .toList();
    }
}
