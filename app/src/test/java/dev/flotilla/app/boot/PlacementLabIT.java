package dev.flotilla.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The strategies on real engines, with the seed's samples, and the words with which each refuses. */
@NeedsLab(secured = 3)
class PlacementLabIT {
    private static final Path SAMPLES = Path.of("..", "resources", "samples");
    private static final String MANUAL =
            SAMPLES.resolve("manual-placement.json").toString();

    @TempDir
    Path temp;

    private final Lab lab;
    private final List<LabHost> machines;
    private InProcess commands;

    PlacementLabIT(Lab lab) {
        this.lab = lab;
        this.machines = lab.secured().subList(0, 3);
    }

    @BeforeEach
    void open() {
        commands = new InProcess(temp.resolve("data"));
    }

    @AfterEach
    void clear() {
        machines.forEach(m -> lab.exec(
                m, "sh", "-c", "docker ps -aq --filter label=dev.flotilla.stack | xargs -r docker rm -f -v; true"));
    }

    @Test
    void theHighAvailabilitySampleIsSpreadAndRuns() {
        add(0, "a");
        add(1, "b");
        add(2, "c");
        String file = SAMPLES.resolve("high-availability.json").toString();
        assertThat(commands.done("stack", "apply", file, "--yes").get("state").stringValue())
                .isEqualTo("done");
        for (LabHost machine : machines) {
            assertThat(running(machines.indexOf(machine), "ha-webapp"))
                    .as(machine.name())
                    .hasSize(1);
        }
        assertThat(commands.done("stack", "plan", file).get("changes").intValue())
                .isZero();
    }

    @Test
    void theManualSampleGoesWhereItsConstraintsSay() {
        add(0, "compute-node-1", "--cpus", "16", "--memory", "64G");
        add(1, "storage-node-1", "--cpus", "4", "--memory", "64G");
        add(2, "other");
        lab.docker(machines.getFirst(), "tag", "nginx:latest", "myapp/processor:latest");
        try {
            JsonNode placements = commands.done("stack", "plan", MANUAL).get("placements");
            assertThat(placements.get("processor").stringValue()).isEqualTo("compute-node-1");
            assertThat(placements.get("database").stringValue()).isEqualTo("storage-node-1");
            assertThat(commands.done("stack", "apply", MANUAL, "--yes")
                            .get("state")
                            .stringValue())
                    .isEqualTo("done");
            assertThat(running(0, "data-processing")).containsExactly("processor");
            assertThat(running(1, "data-processing")).containsExactly("database");
            assertThat(running(2, "data-processing")).isEmpty();
            assertThat(commands.done("stack", "plan", MANUAL).get("changes").intValue())
                    .isZero();
            JsonNode refused = commands.refused("host", "remove", "storage-node-1");
            assertThat(refused.get("code").stringValue()).isEqualTo("FL-1017");
            assertThat(refused.get("message").stringValue()).contains("1 container of stack data-processing");
            commands.done("stack", "remove", "data-processing", "--volumes", "--yes");
            commands.done("host", "remove", "storage-node-1");
        } finally {
            lab.docker(machines.getFirst(), "rmi", "myapp/processor:latest");
        }
    }

    @Test
    void withoutTheCapacityTheManualSampleIsRefusedByHostAndReason() {
        add(0, "compute-node-1", "--cpus", "4", "--memory", "64G");
        add(1, "storage-node-1", "--cpus", "4", "--memory", "8G");
        JsonNode error = commands.refused("stack", "plan", MANUAL);
        String all = error.toString();
        assertThat(all).contains("processor", "compute-node-1", "database", "storage-node-1");
        assertReasons(error);
    }

    @Test
    void aDatacenterNarrowsTheChoiceAndAMissingOneIsRefused() throws IOException {
        add(0, "a", "--datacenter", "berlin");
        add(1, "b", "--datacenter", "paris");
        add(2, "c", "--datacenter", "berlin");
        JsonNode placements =
                commands.done("stack", "plan", inDatacenter("berlin")).get("placements");
        assertThat(placements.valueStream().map(JsonNode::stringValue)).isSubsetOf("a", "c");
        JsonNode error = commands.refused("stack", "plan", inDatacenter("rome"));
        assertThat(error.toString()).contains("rome");
        assertReasons(error);
    }

    @Test
    void anUnreachableAndAnInactiveHostAreNamedWithTheirReasons() {
        add(0, "compute-node-1", "--cpus", "16", "--memory", "64G", "--status", "maintenance");
        commands.done("host", "add", "storage-node-1", "--engine", "unix:///run/none.sock", "--memory", "64G");
        JsonNode error = commands.refused("stack", "plan", MANUAL);
        assertThat(error.toString()).contains("compute-node-1", "maintenance", "storage-node-1");
        assertReasons(error);
    }

    @Test
    void oneMachineUnderTwoNamesIsNotCountedTwice() {
        add(0, "a");
        add(1, "b");
        String file = SAMPLES.resolve("high-availability.json").toString();
        assertThat(commands.done(
                                "host",
                                "add",
                                "twin",
                                "--engine",
                                machines.getFirst().unix().toString())
                        .get("warnings")
                        .toString())
                .contains("twin is the same engine as a");
        assertThat(commands.done("host", "test", "a").get("warnings").toString())
                .contains("a is the same engine as twin");
        JsonNode error = commands.refused("stack", "plan", file);
        assertThat(error.get("code").stringValue()).isEqualTo("FL-1121");
        assertThat(error.get("message").stringValue()).contains("a and twin are one and the same engine");
        assertThat(commands.run("host", "set", "twin", "--status", "maintenance")
                        .code())
                .isZero();
        assertThat(commands.done("stack", "plan", file).get("changes").intValue())
                .isPositive();
    }

    /** Names of the services of a stack that run on a machine, as its engine tells. */
    private List<String> running(int machine, String stack) {
        return lab.docker(
                        machines.get(machine),
                        "ps",
                        "--filter",
                        "label=dev.flotilla.stack=" + stack,
                        "--format",
                        "{{.Label \"dev.flotilla.service\"}}")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static void assertReasons(JsonNode error) {
        List<JsonNode> hosts = new ArrayList<>();
        error.path("hosts").forEach(hosts::add);
        error.path("all").forEach(problem -> problem.path("hosts").forEach(hosts::add));
        assertThat(hosts).as(error.toString()).isNotEmpty().allSatisfy(host -> {
            assertThat(host.get("host").stringValue()).isNotBlank();
            assertThat(host.get("reason").stringValue()).isNotBlank();
        });
    }

    private String inDatacenter(String name) throws IOException {
        return Files.writeString(temp.resolve(name + ".json"), """
                        {"@type": "ItemList", "name": "dc", "location": "NAME",
                         "deployment": {"mode": "multi-host", "placementStrategy": "datacenter"},
                         "itemListElement": [{"name": "one", "image": "busybox"}, {"name": "two", "image": "busybox"}]}
                        """.replace("NAME", name))
                .toString();
    }

    private void add(int machine, String name, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "host",
                "add",
                name,
                "--engine",
                machines.get(machine).tcp().toString(),
                "--tls-dir",
                lab.certificates().toString()));
        words.addAll(List.of(more));
        commands.done(words.toArray(String[]::new));
    }
}
