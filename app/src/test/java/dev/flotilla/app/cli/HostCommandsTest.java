package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.deploy.Fixtures;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.Specs;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.observe.Labels;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the commands about hosts say beyond doing what they are told. */
class HostCommandsTest {
    private final Map<String, String> identities = new HashMap<>();
    private final Map<String, List<String>> stacks = new HashMap<>();
    private final InMemory commands = new InMemory(this::engine);

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

    @Test
    void aHostThatCarriesAStackIsForgottenOnlyByForce() {
        identities.put("a", "1");
        stacks.put("a", List.of("shop", "shop", "blog", ""));
        run("host", "add", "a", "--engine", "unix:///run/a.sock");
        InMemory.Said refused = run("host", "remove", "a");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains(
                        "FL-1017", "a still carries 1 container of stack blog, 2 containers of stack shop", "--force");
        assertThat(commands.store().state().value().fleet().hosts()).hasSize(1);
        assertThat(run("host", "remove", "a", "--force").code()).isZero();
        assertThat(commands.store().state().value().fleet().hosts()).isEmpty();
    }

    /** Nodes of an embedded host live in Flotilla alone: nothing of them goes on. */
    @Test
    void whatRunsOnAnEmbeddedHostEndsWithItAndThatIsSaid() {
        identities.put("e", "1");
        identities.put("d", "2");
        stacks.put("e", List.of("shop"));
        run("host", "add", "e", "--engine", "embedded:");
        run("host", "add", "d", "--engine", "unix:///run/d.sock");
        assertThat(run("host", "remove", "e").err())
                .contains(
                        "FL-1017", "they live inside Flotilla, and end when the host is forgotten", "end them with it")
                .doesNotContain("run on");
        assertThat(run("host", "remove", "e", "--force").out())
                .contains("Removed e; its nodes have ended with it.")
                .doesNotContain("goes on");
        assertThat(run("host", "remove", "d").out()).contains("what runs there goes on");
    }

    @Test
    void aHostWithoutStacksIsForgottenAtOnceAndASilentOneWithAWarning() {
        identities.put("a", "1");
        stacks.put("a", List.of(""));
        run("host", "add", "a", "--engine", "unix:///run/a.sock");
        run("host", "add", "silent", "--engine", "unix:///run/none.sock");
        assertThat(run("host", "remove", "a").out()).doesNotContain("warning");
        InMemory.Said removed = run("host", "remove", "silent");
        assertThat(removed.code()).isZero();
        assertThat(removed.out())
                .contains("warning: silent was not looked at, for it refused the connection to unix:///run/none.sock.");
    }

    @Test
    void oneEngineUnderTwoNamesIsSaidWhenItIsAdded() {
        identities.put("a", "1");
        identities.put("b", "1");
        identities.put("c", "2");
        stacks.put("b", List.of("shop"));
        assertThat(run("host", "add", "a", "--engine", "unix:///run/a.sock").out())
                .doesNotContain("same engine");
        assertThat(run("host", "add", "b", "--engine", "unix:///run/b.sock").out())
                .contains("warning: b is the same engine as a;");
        assertThat(run("host", "add", "c", "--engine", "unix:///run/c.sock").out())
                .doesNotContain("same engine");
        // Its containers stay in sight under the other name.
        assertThat(run("host", "remove", "b").code()).isZero();
    }

    private Engine engine(Host host) {
        if (!identities.containsKey(host.name())) {
            throw new EngineException(new EngineProblem.Refused(host.engine().text()));
        }
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(),
                new Class<?>[] {Engine.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "facts" ->
                        new EngineFacts(
                                "Docker",
                                "28",
                                "1.44",
                                "",
                                "",
                                "",
                                4,
                                1L << 33,
                                Set.of(),
                                Optional.ofNullable(identities.get(host.name())));
                    case "containers" ->
                        stacks.getOrDefault(host.name(), List.of()).stream()
                                .map(HostCommandsTest::container)
                                .toList();
                    default -> throw new IllegalStateException("nobody should ask for " + method);
                });
    }

    private static RunningContainer container(String stack) {
        ContainerSpec spec = Specs.of("web", "nginx", List.of());
        RunningContainer plain = Fixtures.container(spec, "1", ContainerState.RUNNING);
        return new RunningContainer(
                plain.id(),
                plain.name(),
                plain.image(),
                plain.imageId(),
                plain.state(),
                plain.health(),
                plain.statusLine(),
                plain.createdAt(),
                plain.startedAt(),
                plain.exitCode(),
                new TreeMap<>(stack.isEmpty() ? Map.of() : Map.of(Labels.STACK, stack)),
                plain.ports(),
                plain.networks(),
                plain.mounts());
    }

    private InMemory.Said run(String... args) {
        return commands.run(args);
    }
}
