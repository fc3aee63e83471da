package dev.flotilla.app.peers.push;

import static dev.flotilla.app.peers.push.PushedNode.IMAGE;
import static dev.flotilla.app.peers.push.PushedNode.NEW;
import static dev.flotilla.app.peers.push.PushedNode.NODE;
import static dev.flotilla.app.peers.push.PushedNode.OLD;
import static dev.flotilla.app.peers.push.PushedNode.done;
import static dev.flotilla.app.peers.push.PushedNode.engine;
import static dev.flotilla.app.peers.push.PushedNode.inForce;
import static dev.flotilla.app.peers.push.PushedNode.node;
import static dev.flotilla.app.peers.push.PushedNode.push;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.run.FakeEngine;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.MountedVolume;
import dev.flotilla.app.docker.Specs;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Mount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigPushTest {
    @Test
    void theNodeReadsTheNewConfigurationFromAVolumeAndKeepsItsData() throws Exception {
        FakeEngine engine = engine();
        String data = data(engine);

        PushReport report = done(push(engine, NEW));

        assertThat(report.changed()).isTrue();
        assertThat(inForce(engine)).isEqualTo(NEW);
        assertThat(node(engine).isRunning()).isTrue();
        assertThat(node(engine).ports()).hasSize(1);
        assertThat(data(engine)).isEqualTo(data);
        assertThat(report.volume().orElseThrow())
                .isEqualTo("flotilla-config-node-a-" + PushNames.checksum(NEW).substring(0, 16));
        assertThat(engine.calls).noneMatch(call -> call.equals("start " + PushNames.filler(NODE)));
    }

    private static String data(FakeEngine engine) {
        return node(engine).mounts().stream()
                .filter(m -> m.target().equals("/app/data"))
                .map(MountedVolume::name)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsInForceAlreadyChangesNothing() throws Exception {
        FakeEngine engine = engine();
        done(push(engine, NEW));
        ContainerId before = node(engine).id();
        engine.calls.clear();

        assertThat(done(push(engine, NEW)).changed()).isFalse();
        assertThat(node(engine).id()).isEqualTo(before);
        assertThat(engine.calls).noneMatch(call -> call.startsWith("create") || call.startsWith("stop"));
        assertThat(done(push(engine(), OLD)).changed()).isFalse();
    }

    @Test
    void theVolumeBeforeStaysUntilTheNextPushSucceeds() throws Exception {
        FakeEngine engine = engine();
        String first = done(push(engine, NEW)).volume().orElseThrow();
        String second = done(push(engine, NEW + " ")).volume().orElseThrow();
        assertThat(engine.volumes).containsKeys(first, second);

        engine.before = call -> {
            if (call.startsWith("start ")) {
                throw FakeEngine.lost();
            }
        };
        assertThat(push(engine, OLD)).isInstanceOf(Outcome.Failed.class);
        engine.before = call -> {};
        assertThat(engine.volumes).containsKeys(first, second);

        String third = done(push(engine, OLD)).volume().orElseThrow();
        assertThat(engine.volumes).containsKeys(second, third).doesNotContainKey(first);
    }

    @Test
    void thePreviewTellsTheDifferenceAndTouchesNothing() {
        FakeEngine engine = engine();

        PushPreview preview = switch (new ConfigPush(engine, "gpu-1", time -> true).preview(PushWish.of(NODE, NEW))) {
            case Outcome.Ok<PushPreview>(PushPreview seen) -> seen;
            case Outcome.Failed<PushPreview> failed -> throw new AssertionError(failed.first());
        };

        assertThat(preview.diff()).containsExactly("-" + OLD.strip(), "+" + NEW.strip());
        assertThat(preview.path()).isEqualTo("/app/mosaic.config");
        assertThat(engine.calls).allMatch(call -> call.matches("(containers|inspect|readFile).*"));
    }

    @Test
    void aVolumeThatDoesNotGiveBackWhatWasWrittenIsNotMounted() throws Exception {
        FakeEngine engine = engine();
        engine.files.spoils = true;

        Outcome<PushReport> outcome = push(engine, NEW);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.first().code()).isEqualTo("FL-3104"));
        assertThat(inForce(engine)).isEqualTo(OLD);
        assertThat(engine.calls).noneMatch(call -> call.startsWith("stop"));
    }

    @Test
    void aVolumeThatCannotBeWrittenIsSaidInASentence() throws Exception {
        FakeEngine engine = engine();
        engine.before = call -> {
            if (call.startsWith("putFile")) {
                throw new EngineException(new EngineProblem.DiskFull("no space left on device"));
            }
        };

        Outcome<PushReport> outcome = push(engine, NEW);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.first().code()).isEqualTo("FL-3103");
            assertThat(failed.first().message()).contains("node-a keeps its old configuration", "no disk space");
        });
        assertThat(inForce(engine)).isEqualTo(OLD);
    }

    @Test
    void aNewOneThatDoesNotStandIsTakenBack() throws Exception {
        FakeEngine engine = engine();
        engine.after = call -> {
            if (call.equals("start " + PushNames.next(NODE))) {
                engine.containers.values().stream()
                        .filter(c -> c.name().equals(PushNames.next(NODE)))
                        .findFirst()
                        .ifPresent(c -> engine.stop(c.id(), Settling.GRACE));
            }
        };

        Outcome<PushReport> outcome = push(engine, NEW);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.first().code()).isEqualTo("FL-3105");
            assertThat(failed.first().message()).contains("it ended with code 0");
        });
        assertThat(inForce(engine)).isEqualTo(OLD);
        assertThat(node(engine).isRunning()).isTrue();
    }

    @Test
    void aNodeThatDidNotRunDoesNotRunAfterwards() throws Exception {
        FakeEngine engine = engine();
        engine.stop(node(engine).id(), Settling.GRACE);

        done(push(engine, NEW));

        assertThat(inForce(engine)).isEqualTo(NEW);
        assertThat(node(engine).isRunning()).isFalse();
    }

    @Test
    void aNodeThatIsNotThereIsMadeFromItsSetupOrNamed() throws Exception {
        FakeEngine engine = new FakeEngine(Set.of(IMAGE));
        ConfigPush push = new ConfigPush(engine, "gpu-1", time -> true);
        PushWish wish = new PushWish(
                NODE,
                Optional.of(NEW),
                Map.of("PEERS_NODE_B", EnvValue.of("PEERS_NODE_B", "192.0.2.12")),
                Optional.of(Specs.of(NODE, IMAGE, List.of())));

        assertThat(push.push(PushWish.of(NODE, NEW)))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.first().code()).isEqualTo("FL-3101"));
        assertThat(done(push.push(wish)).changed()).isTrue();
        assertThat(inForce(engine)).isEqualTo(NEW);
        assertThat(engine.inspect(node(engine).id()).environment().get("PEERS_NODE_B"))
                .hasToString("192.0.2.12");
        assertThat(done(push.push(wish)).changed()).isFalse();

        PushWish bound = new PushWish(
                NODE,
                wish.config(),
                wish.environment(),
                Optional.of(Specs.withMounts(
                        Specs.of(NODE, IMAGE, List.of()), new Mount.Named("state", "/app/state", false))));
        assertThat(done(push.push(bound)).changed()).isTrue();
        assertThat(node(engine).mounts()).extracting(MountedVolume::target).contains("/app/state");
    }
}
