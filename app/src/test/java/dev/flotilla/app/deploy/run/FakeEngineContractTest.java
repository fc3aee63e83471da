package dev.flotilla.app.deploy.run;

import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.Specs;
import dev.flotilla.app.docker.ThingsContract;
import dev.flotilla.app.stack.Protocol;
import java.util.List;
import java.util.Set;

/**
 * The engine in memory refuses and keeps what Docker's does, else the tests that rest on it would prove nothing. It has
 * no processes: logs, events, loads and answering ports are left to the contract of real engines.
 */
class FakeEngineContractTest extends ThingsContract {
    private static final String IMAGE = "v1";

    private final FakeEngine engine = new FakeEngine(Set.of(IMAGE));

    @Override
    protected Engine engine() {
        return engine;
    }

    @Override
    protected ContainerSpec talker(String name) {
        return Specs.of(name, IMAGE, List.of());
    }

    @Override
    protected String firstLine() {
        return "";
    }

    @Override
    protected ContainerSpec server(String name, int hostPort) {
        return Specs.withPorts(talker(name), new PublishedPort(address(), hostPort, 80, Protocol.TCP));
    }

    @Override
    protected String address() {
        return "192.0.2.11";
    }

    @Override
    protected int freePort() {
        return 8080;
    }

    @Override
    protected ContainerSpec healthy(String name) {
        return talker(name);
    }

    @Override
    protected void release() {
        engine.close();
    }
}
