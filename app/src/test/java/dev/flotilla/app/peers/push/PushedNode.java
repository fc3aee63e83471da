package dev.flotilla.app.peers.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.run.FakeEngine;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.Specs;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** A node in a container of an engine in memory, started by hand, and a push to it. */
final class PushedNode {
    static final String NODE = "node-a";
    static final String IMAGE = "node:1";
    static final String OLD = "{\"peers\": []}\n";
    static final String NEW = "{\"peers\": [{\"host\": \"192.0.2.2\"}]}\n";

    private PushedNode() {}

    /** A node that was started by hand, with its file bound in and its data in a volume without a name. */
    static FakeEngine engine() {
        FakeEngine engine = new FakeEngine(Set.of(IMAGE));
        ContainerSpec spec = Specs.withMounts(
                Specs.withPorts(
                        Specs.of(NODE, IMAGE, List.of()), new PublishedPort("0.0.0.0", 5000, 5000, Protocol.UDP)),
                new Mount.Bind("/srv/mosaic.config", "/app/mosaic.config", true),
                new Mount.Anonymous("/app/data", false));
        ContainerId id = engine.create(spec);
        engine.start(id);
        engine.putFile(id, "/app", "mosaic.config", OLD.getBytes(StandardCharsets.UTF_8));
        engine.calls.clear();
        return engine;
    }

    static Outcome<PushReport> push(FakeEngine engine, String config) throws InterruptedException {
        return new ConfigPush(engine, "gpu-1", time -> true).push(PushWish.of(NODE, config));
    }

    static PushReport done(Outcome<PushReport> outcome) {
        return switch (outcome) {
            case Outcome.Ok<PushReport>(PushReport report) -> report;
            case Outcome.Failed<PushReport> failed -> throw new AssertionError(failed.first());
        };
    }

    static RunningContainer node(FakeEngine engine) {
        assertThat(engine.containers.values())
                .extracting(RunningContainer::name)
                .containsExactly(NODE);
        return engine.containers.values().iterator().next();
    }

    /** What the node would read. */
    static String inForce(FakeEngine engine) {
        RunningContainer node = node(engine);
        String path = ConfigPlace.of(engine.inspect(node.id())).path();
        return engine.readFile(node.id(), path)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("nothing");
    }

    static void calm(FakeEngine engine) {
        engine.before = call -> {};
        engine.after = call -> {};
    }
}
