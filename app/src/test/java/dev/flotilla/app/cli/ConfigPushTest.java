package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.deploy.run.FakeEngine;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.MountedVolume;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.Specs;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.NodeSetup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigPushTest {
    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine(Set.of("node:1"));
    private final InMemory commands = new InMemory(host -> engine);
    private Path config = Path.of("");

    @BeforeEach
    void aNodeThatRuns() throws Exception {
        commands.run("host", "add", "gpu-1", "--engine", "tcp://192.0.2.11:2375");
        ContainerId id = engine.create(Specs.of("node-a", "node:1", List.of()));
        engine.putFile(id, "/app", "mosaic.config", "{\"peers\": []}\n".getBytes(StandardCharsets.UTF_8));
        config = Files.writeString(folder.resolve("a.config"), "{\"peers\": [], \"host\": \"0.0.0.0\"}\n");
    }

    @AfterEach
    void close() {
        commands.close();
    }

    @Test
    void aDryRunShowsTheDifferenceAndChangesNothing() {
        engine.calls.clear();

        InMemory.Said said = commands.run("config", "push", "node-a", "--file", config.toString(), "--dry-run");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("-{\"peers\": []}", "+{\"peers\": [], \"host\"");
        assertThat(engine.calls).noneMatch(call -> call.startsWith("create"));
    }

    @Test
    void withoutAWordNothingIsDoneAndWithYesItIsPushedOnce() {
        String[] push = {"config", "push", "node-a", "--file", config.toString()};
        String[] sure = {"config", "push", "node-a", "--file", config.toString(), "--yes", "--json"};

        InMemory.Said unsure = commands.run(push);
        assertThat(unsure.code()).isEqualTo(1);
        assertThat(unsure.err()).contains("FL-3110");
        assertThat(commands.run(sure).json().get("changed").asBoolean()).isTrue();
        assertThat(engine.volumes.keySet()).anyMatch(v -> v.startsWith("flotilla-config-node-a-"));
        assertThat(commands.run(sure).json().get("changes").asBoolean()).isFalse();
    }

    @Test
    void whoListensIsPutAmongThePeers() {
        String[] push = {
            "config", "push", "node-a", "--file", config.toString(), "--observer", "192.0.2.2:5005", "--yes", "--json"
        };
        assertThat(commands.run(push).json().get("diff").toString()).contains("192.0.2.2");
        assertThat(commands.run(push).json().get("changes").asBoolean()).isFalse();

        for (String wrong : List.of("192.0.2.2", "192.0.2.2:0", "0.0.0.0:5005", "a b:1", ":5005")) {
            assertThat(commands.run("config", "push", "node-a", "--file", config.toString(), "--observer", wrong)
                            .err())
                    .contains("FL-3113");
        }
    }

    @Test
    void aNodeThatNobodyHasAndAFileThatIsNoneAreNamed() throws Exception {
        Path broken = Files.writeString(folder.resolve("b.config"), "{\"heartbeat_port\": \"x\",\n\"comms_port\": 0}");

        assertThat(commands.run("config", "push", "node-z", "--file", config.toString(), "--yes")
                        .err())
                .contains("FL-3101", "node-z");
        InMemory.Said said = commands.run("config", "push", "node-a", "--file", broken.toString(), "--yes");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("FL-3002", "line 2");
        assertThat(engine.volumes).isEmpty();
    }

    @Test
    void intoAFolderNothingIsAskedOfAHost() throws Exception {
        engine.calls.clear();
        Path into = Files.createDirectory(folder.resolve("bind"));

        InMemory.Said said = commands.run(
                "config", "push", "node-a", "--file", config.toString(), "--folder", into.toString(), "--yes");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("restart node-a");
        assertThat(into.resolve("mosaic.config")).hasSameTextualContentAs(config);
        assertThat(engine.calls).isEmpty();
    }

    @Test
    void withoutAFileTheOneThatTheFleetKeepsIsPushedAndItsContainerMade() {
        Host host = commands.store().state().value().fleet().hosts().getFirst();
        NodeSetup setup = NodeSetup.of("node-b", "{\"peers\": []}\n")
                .at(Optional.of(host.id()), Optional.empty())
                .from("node:1", "unless-stopped", List.of("node-b-state:/app/state"));
        commands.store()
                .submit(new FleetEdit.PutSetup(setup))
                .toCompletableFuture()
                .join();

        assertThat(commands.run("config", "push", "node-z", "--yes").err()).contains("FL-3112");
        assertThat(commands.run("config", "push", "node-b", "--yes").code()).isZero();

        RunningContainer made = engine.containers.values().stream()
                .filter(c -> c.name().equals("node-b"))
                .findFirst()
                .orElseThrow();
        assertThat(made.isRunning()).isTrue();
        assertThat(made.mounts()).extracting(MountedVolume::target).contains("/app/state", "/etc/flotilla");
    }
}
