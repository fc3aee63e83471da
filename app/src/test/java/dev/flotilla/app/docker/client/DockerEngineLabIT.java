package dev.flotilla.app.docker.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineContract;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.Specs;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Protocol;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract, on a Docker Engine of every version that the lab has, by unix socket, plain tcp and TLS. */
@NeedsLab
@ParameterizedClass(name = "{0}")
@MethodSource("engines")
class DockerEngineLabIT extends EngineContract {
    private static final AtomicInteger PORTS = new AtomicInteger(21_000);

    record Case(LabHost host, EngineAddress engine) {
        @Override
        public String toString() {
            return host.engineLine() + " over " + (host.secured() ? "TLS " : "") + engine.text();
        }
    }

    private final Case tried;
    private final Engine engine;

    DockerEngineLabIT(Case tried) {
        this.tried = tried;
        this.engine = new DockerJavaEngine(
                tried.engine(),
                EngineLimits.USUAL,
                Thread.ofVirtual().name("engine-", 0).factory(),
                InstantSource.system());
    }

    static List<Case> engines() {
        Lab lab = Lab.running().orElseThrow();
        List<Case> cases = new ArrayList<>();
        for (LabHost host : lab.onePerEngine()) {
            cases.add(new Case(host, new EngineAddress.Unix(Path.of(host.unix().getPath()))));
        }
        lab.hosts().forEach(host -> {
            Optional<Path> tls = host.secured() ? Optional.of(lab.certificates()) : Optional.empty();
            cases.add(new Case(
                    host, new EngineAddress.Tcp(host.tcp().getHost(), host.tcp().getPort(), tls)));
        });
        return cases;
    }

    @Test
    void anImageGoesByNameUnlessAContainerUsesIt(Lab lab) {
        LabHost host = tried.host();
        lab.docker(host, "tag", "busybox:latest", "contract-gone:1");
        engine.removeImage("contract-gone:1");
        assertThat(engine.image("contract-gone:1")).isEmpty();
        assertThat(engine.image("busybox:latest")).isPresent();
        assertThat(problemOf(() -> engine.removeImage("contract-gone:1")))
                .isEqualTo(new EngineProblem.NoSuchImage("contract-gone:1"));

        ContainerId first = engine.create(talker(PREFIX + "first"));
        lab.docker(host, "commit", PREFIX + "first", "contract-used:1");
        engine.remove(first, true);
        ContainerId user = engine.create(Specs.of(PREFIX + "user", "contract-used:1", List.of("true")));
        assertThat(problemOf(() -> engine.removeImage("contract-used:1"))).isInstanceOf(EngineProblem.Conflict.class);
        engine.remove(user, true);
        engine.removeImage("contract-used:1");
        assertThat(engine.image("contract-used:1")).isEmpty();
    }

    @Override
    protected void release() {
        engine.close();
    }

    @Override
    protected Engine engine() {
        return engine;
    }

    @Override
    protected ContainerSpec talker(String name) {
        return Specs.of(
                name,
                "busybox:latest",
                List.of(
                        "sh",
                        "-c",
                        "trap 'exit 0' TERM; echo begins; echo errs >&2; while :; do sleep 1; echo goes on; done"));
    }

    @Override
    protected String firstLine() {
        return "begins";
    }

    @Override
    protected ContainerSpec server(String name, int hostPort) {
        ContainerSpec spec = Specs.of(name, "busybox:latest", List.of("httpd", "-f", "-p", "80"));
        return Specs.withPorts(spec, new PublishedPort(address(), hostPort, 80, Protocol.TCP));
    }

    @Override
    protected String address() {
        return tried.host().address();
    }

    @Override
    protected int freePort() {
        return PORTS.incrementAndGet();
    }

    @Override
    protected ContainerSpec healthy(String name) {
        return Specs.withHealth(
                talker(name),
                new HealthCheck(
                        List.of("CMD", "true"),
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.of(1),
                        Optional.empty()));
    }
}
