package dev.flotilla.app.peers.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.Specs;
import dev.flotilla.app.docker.client.DockerJavaEngine;
import dev.flotilla.app.docker.client.EngineLimits;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.Protocol;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A push to a real engine by a process that ends after each of its calls: the container is the old one or the new one. */
@NeedsLab(plain = 1)
class PushKillLabIT {
    private static final String NODE = "push-kill";
    private static final String OLD = "{\"peers\": []}\n";
    private static final String NEW = "{\"peers\": [{\"host\": \"192.0.2.2\"}]}\n";
    private static final Pause SOON = new Pause() {
        private int looks;

        @Override
        public boolean forAWhile(java.time.Duration time) throws InterruptedException {
            // A busybox either stands or does not; one real pause is enough to see it.
            return looks++ % 13 != 0 || Pause.REAL.forAWhile(time);
        }
    };

    private final Engine engine;
    private final Lab lab;
    private final LabHost host;

    PushKillLabIT(Lab lab) {
        this.lab = lab;
        this.host = lab.plain().getFirst();
        this.engine = new DockerJavaEngine(
                new EngineAddress.Unix(Path.of(host.unix().getPath())),
                EngineLimits.USUAL,
                Thread.ofVirtual().factory(),
                InstantSource.system());
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    @AfterEach
    void clear() {
        for (RunningContainer c : engine.containers()) {
            if (c.name().startsWith(NODE)) {
                engine.remove(c.id(), true);
            }
        }
        engine.volumes(false).stream()
                .filter(v -> v.name().startsWith("flotilla-config-" + NODE)
                        || v.name().startsWith(NODE))
                .forEach(v -> engine.removeVolume(v.name()));
    }

    private void run() {
        ContainerSpec spec = Specs.withMounts(
                Specs.withPorts(
                        Specs.of(
                                NODE,
                                "busybox:latest",
                                List.of("sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1; done")),
                        new PublishedPort("0.0.0.0", 25_000, 5000, Protocol.UDP)),
                new Mount.Anonymous("/app", false));
        ContainerId id = engine.create(spec);
        engine.putFile(id, "/app", "mosaic.config", OLD.getBytes(StandardCharsets.UTF_8));
        engine.start(id);
        lab.docker(host, "exec", NODE, "touch", "/app/precious");
    }

    /** The engine, to one who ends before or after the call of that number. */
    private Engine until(int end, boolean after, AtomicInteger calls) {
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, args) -> {
                    int call = calls.incrementAndGet();
                    if (call == end && !after || call > end) {
                        throw new Killed();
                    }
                    try {
                        Object said = method.invoke(engine, args);
                        if (call == end) {
                            throw new Killed();
                        }
                        return said;
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    @Test
    void theContainerIsTheOldOneOrTheNewOneWheneverTheProcessEnds() throws Exception {
        int step = 0;
        boolean ended = true;
        while (ended) {
            step++;
            clear();
            run();
            AtomicInteger calls = new AtomicInteger();
            ConfigPush dying = new ConfigPush(until(step, step % 2 == 0, calls), "lab", SOON);
            if (step > 40) {
                // Far behind the last call: it comes to its end.
                assertThat(dying.push(PushWish.of(NODE, NEW))).isInstanceOf(Outcome.Ok.class);
                ended = false;
            } else {
                ended = !endsWell(dying, calls, step);
            }
            ConfigPush next = new ConfigPush(engine, "lab", SOON);
            next.settle(NODE);
            RunningContainer node = node();
            assertThat(node.isRunning()).as("step %d", step).isTrue();
            assertThat(inForce(node)).as("step %d", step).isIn(OLD, NEW);
            assertThat(next.push(PushWish.of(NODE, NEW))).as("step %d", step).isInstanceOf(Outcome.Ok.class);
            assertThat(inForce(node())).isEqualTo(NEW);
            assertThat(lab.docker(host, "exec", NODE, "ls", "/app/precious")).contains("precious");
        }
        System.out.println("killed after each of " + (step - 1) + " calls");
        assertThat(step).isGreaterThan(15);
    }

    private static boolean endsWell(ConfigPush dying, AtomicInteger calls, int step) throws InterruptedException {
        try {
            assertThat(dying.push(PushWish.of(NODE, NEW))).isInstanceOf(Outcome.Ok.class);
            assertThat(calls.get()).isLessThan(step);
            return true;
        } catch (Killed end) {
            return false;
        }
    }

    @Test
    void anEngineThatDiesInTheMiddleIsSaidAndTheNextPushIsWhole() throws Exception {
        run();
        AtomicInteger calls = new AtomicInteger();
        Engine dying = (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, args) -> {
                    calls.incrementAndGet();
                    if (method.getName().equals("start")) {
                        lab.killEngine(host);
                    }
                    try {
                        return method.invoke(engine, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });

        Outcome<PushReport> outcome = new ConfigPush(dying, "lab", SOON).push(PushWish.of(NODE, NEW));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.first().code()).isEqualTo("FL-3106"));
        lab.start(host);
        assertThat(new ConfigPush(engine, "lab", SOON).push(PushWish.of(NODE, NEW)))
                .isInstanceOf(Outcome.Ok.class);
        assertThat(inForce(node())).isEqualTo(NEW);
        assertThat(node().isRunning()).isTrue();
        assertThatThrownBy(() -> engine.readFile(new ContainerId("gone"), "/x"))
                .hasMessageContaining("NoSuchContainer");
    }

    private RunningContainer node() {
        List<RunningContainer> mine = engine.containers().stream()
                .filter(c -> c.name().startsWith(NODE))
                .toList();
        assertThat(mine).extracting(RunningContainer::name).containsExactly(NODE);
        return mine.getFirst();
    }

    private String inForce(RunningContainer node) {
        ContainerDetail detail = engine.inspect(node.id());
        return engine.readFile(node.id(), ConfigPlace.of(detail).path())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("nothing");
    }
}
