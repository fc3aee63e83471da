package dev.flotilla.app.noderun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.eject.Bundle;
import dev.flotilla.app.eject.Project;
import dev.flotilla.app.eject.files.BundleWriter;
import dev.flotilla.app.eject.write.Ejection;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.lab.InspectedContainers;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.peers.setup.CanaryNodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scripts of an export that are run by hand on the machines make the nodes that pushes of the application make. */
@NeedsLab(secured = 2)
class ExportedNodesLabIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String BASE = "ejnode";

    private final Lab lab;
    private final List<LabHost> machines;
    private final PushedNodes nodes;

    /** In /var, which a machine shares with this computer. */
    @TempDir(factory = InVar.class, cleanup = CleanupMode.ALWAYS)
    Path folder;

    static final class InVar implements TempDirFactory {
        @Override
        public Path createTempDirectory(
                org.junit.jupiter.api.extension.AnnotatedElementContext element,
                org.junit.jupiter.api.extension.ExtensionContext context)
                throws IOException {
            return Files.createTempDirectory(Path.of("/var/tmp"), "exported");
        }
    }

    ExportedNodesLabIT(Lab lab) {
        this.lab = lab;
        machines = lab.secured().subList(0, 2);
        nodes = new PushedNodes(lab, machines, BASE);
    }

    @BeforeEach
    void image() {
        nodes.prepare();
    }

    @AfterEach
    void clear() {
        nodes.clear();
    }

    @ParameterizedTest
    @EnumSource(NodeSetup.Network.class)
    void scriptsOfNodesMakeWhatAPushMakesAndTheyHearOneAnother(NodeSetup.Network network) throws Exception {
        List<NodeSetup> setups = nodes.mesh(network);
        SortedSet<String> pushed = pushed(setups);

        export(setups);
        for (int i = 0; i < machines.size(); i++) {
            byHand(i, "nodes/" + setups.get(i).name() + "/run.sh");
        }

        SortedSet<String> made = InspectedContainers.on(lab, machines, BASE);
        // The file lies beside the script; a push has no file system in common with the machine and brings a volume.
        assertThat(minus(made, pushed))
                .hasSize(2 * machines.size())
                .allMatch(
                        line -> line.matches(
                                ".* (?:mount \"bind\".*/app/mosaic\\.config.*|wanted bind .*/mosaic\\.config:/app/mosaic\\.config:ro)"));
        assertThat(minus(pushed, made)).isNotEmpty().allMatch(ExportedNodesLabIT::bringsTheConfiguration);
        for (int i = 0; i < machines.size(); i++) {
            NodeSetup setup = setups.get(i);
            assertThat(lab.docker(machines.get(i), "exec", setup.name(), "cat", "/app/mosaic.config"))
                    .isEqualTo(setup.config().orElseThrow());
        }
        await().atMost(LONG).ignoreExceptionsInstanceOf(IOException.class).untilAsserted(nodes::assertMesh);
    }

    @Test
    void theScriptForARoleMakesWhatAPushMakes() throws Exception {
        List<NodeSetup> setups = CanaryNodes.of(
                machines.stream()
                        .map(m -> new CanaryNodes.Place(Optional.empty(), m.address()))
                        .toList(),
                BASE,
                NodeImage.NAME,
                NodeSetup.Network.HOST);
        SortedSet<String> pushed = pushed(setups);

        export(setups);
        byHand(0, "canary/deploy.sh", "coordinator");
        byHand(1, "canary/deploy.sh", "participant_b");

        SortedSet<String> made = InspectedContainers.on(lab, machines, BASE);
        assertThat(minus(made, pushed)).isEmpty();
        assertThat(minus(pushed, made)).isNotEmpty().allMatch(line -> line.contains(" label dev.flotilla."));
        for (int i = 0; i < machines.size(); i++) {
            int machine = i;
            String name = setups.get(i).name();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(lab.docker(machines.get(machine), "logs", name))
                            .contains(
                                    "Connected to peer", machine == 0 ? "Coordinator started" : "Participant started"));
        }
    }

    /** What a push makes of them, which is gone again. */
    private SortedSet<String> pushed(List<NodeSetup> setups) {
        nodes.pushAll(setups);
        SortedSet<String> lines = InspectedContainers.on(lab, machines, BASE);
        assertThat(lines).hasSizeGreaterThan(30);
        nodes.clear();
        return lines;
    }

    private static boolean bringsTheConfiguration(String line) {
        return line.contains(" label dev.flotilla.")
                || line.endsWith(" env MOSAIC_CONFIG=/etc/flotilla/mosaic.config")
                || line.matches(".* (?:mount \"volume\"|wanted volume ).*flotilla-config-.*/etc/flotilla.*");
    }

    private static Collection<String> minus(SortedSet<String> some, SortedSet<String> others) {
        SortedSet<String> left = new TreeSet<>(some);
        left.removeAll(others);
        return left;
    }

    private void export(List<NodeSetup> setups) {
        Fleet fleet = new Fleet("Exported", List.of(), Map.of(), new TreeMap<>(), List.of(), setups);
        Bundle bundle = Ejection.of(new Project(fleet, List.of(), List.of(), Map.of()), false);
        assertThat(BundleWriter.write(bundle, folder.resolve("out"), "out")).isInstanceOf(Outcome.Ok.class);
    }

    private void byHand(int machine, String script, String... words) {
        List<String> all = new ArrayList<>(
                List.of("sh", folder.resolve("out").resolve(script).toString()));
        all.addAll(List.of(words));
        lab.exec(machines.get(machine), all.toArray(String[]::new));
    }
}
