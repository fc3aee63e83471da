package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.fleet.DeclaredCapacity;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The command line over a store in memory: what is understood, what is printed, how it exits. */
class CliTest {
    @TempDir
    Path folder;

    private final InMemory commands = new InMemory();

    @AfterEach
    void close() {
        commands.close();
    }

    @Test
    void everyOptionOfHostAddReachesTheFleet() {
        InMemory.Said said = run(
                "host",
                "add",
                "gpu-1",
                "--engine",
                "tcp://192.0.2.7:2376",
                "--tls-dir",
                "tls",
                "--address",
                "192.0.2.9",
                "--datacenter",
                "berlin",
                "--label",
                "gpu=a100",
                "--label",
                "rack=7",
                "--status",
                "maintenance",
                "--cpus",
                "7.5",
                "--memory",
                "16G",
                "--reserve",
                "20%");
        assertThat(said.code()).as(said.err()).isZero();
        Host host = fleet().hostNamed("gpu-1").orElseThrow();
        assertThat(host.engine())
                .isEqualTo(new EngineAddress.Tcp("192.0.2.7", 2376, Optional.of(Path.of("/where/i/stand/tls"))));
        assertThat(host.address()).contains("192.0.2.9");
        assertThat(host.datacenter()).contains("berlin");
        assertThat(host.labels()).isEqualTo(Map.of("gpu", "a100", "rack", "7"));
        assertThat(host.status()).isEqualTo(HostStatus.MAINTENANCE);
        assertThat(host.declared()).isEqualTo(new DeclaredCapacity(OptionalDouble.of(7.5), OptionalLong.of(16L << 30)));
        assertThat(host.reservePercent()).isEqualTo(20);
    }

    @Test
    void setChangesWhatIsNamedAndNoneTakesItBack() {
        run("host", "add", "a", "--engine", "embedded:", "--datacenter", "berlin", "--label", "x=1", "--cpus", "2");
        assertThat(run("host", "set", "a", "--status", "offline", "--label", "y=2")
                        .code())
                .isZero();
        Host changed = fleet().hostNamed("a").orElseThrow();
        assertThat(changed.datacenter()).contains("berlin");
        assertThat(changed.labels()).isEqualTo(Map.of("x", "1", "y", "2"));
        assertThat(changed.status()).isEqualTo(HostStatus.OFFLINE);
        run("host", "set", "a", "--datacenter", "none", "--cpus", "none", "--no-label", "x", "--name", "b");
        Host again = fleet().hostNamed("b").orElseThrow();
        assertThat(again.id()).isEqualTo(changed.id());
        assertThat(again.datacenter()).isEmpty();
        assertThat(again.declared()).isEqualTo(DeclaredCapacity.NONE);
        assertThat(again.labels()).isEqualTo(Map.of("y", "2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--json host list",
                "host --json list",
                "host list --json",
                "--data /d host list --json",
                "host list --json --data /d",
                "host --data=/d list --json"
            })
    void dataAndJsonAreUnderstoodBeforeAndAfterTheCommand(String line) {
        InMemory.Said said = run(line.split(" "));
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().isArray()).isTrue();
        assertThat(said.err()).isEmpty();
    }

    @Test
    void anUnreachableHostIsListedWithWhatIsKnown() {
        run("host", "add", "a", "--engine", "unix:///run/none.sock", "--memory", "4G");
        JsonNode host = run("host", "list", "--json").json().get(0);
        assertThat(host.propertyNames())
                .containsExactly(
                        "name",
                        "engine",
                        "address",
                        "datacenter",
                        "status",
                        "reachable",
                        "engineVersion",
                        "apiVersion",
                        "cpus",
                        "memoryBytes",
                        "containers");
        assertThat(host.get("reachable").booleanValue()).isFalse();
        assertThat(host.get("engineVersion").isNull()).isTrue();
        assertThat(host.get("memoryBytes").longValue()).isEqualTo(4L << 30);
        assertThat(host.get("containers").isNull()).isTrue();
        assertThat(run("host", "list").out()).contains("unreachable");
    }

    @Test
    void aRefusalIsOneJsonValueAndExitsWithOne() {
        InMemory.Said said = run("host", "add", "a", "--engine", "ssh://ops@build-1", "--json");
        assertThat(said.code()).isEqualTo(1);
        JsonNode error = said.json().get("error");
        assertThat(error.get("code").stringValue()).isEqualTo("FL-1005");
        assertThat(error.get("hint").stringValue()).contains("ssh -nNT");
        assertThat(said.err()).isEmpty();
        assertThat(fleet().hosts()).isEmpty();
    }

    @Test
    void allFaultsOfAHostAreTold() {
        JsonNode error = run("host", "add", "a b", "--engine", "embedded:", "--address", "0.0.0.0", "--json")
                .json()
                .get("error");
        assertThat(error.get("all").size()).isEqualTo(2);
        assertThat(error.get("code")).isEqualTo(error.get("all").get(0).get("code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host",
                "host frob",
                "frob",
                "host add",
                "host add a",
                "host add a b --engine embedded:",
                "host add a --engine",
                "host add a --engine embedded: --frob",
                "host list extra",
                "host remove",
                "ports --tail 3",
                "--data"
            })
    void wrongUsageExitsWithTwo(String line) {
        InMemory.Said text = run(line.split(" "));
        assertThat(text.code()).as(text.toString()).isEqualTo(2);
        assertThat(text.err()).contains("FL-4001", "--help");
        InMemory.Said json = run(("--json " + line).split(" "));
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.json().get("error").get("code").stringValue()).isEqualTo("FL-4001");
        assertThat(json.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "host --help",
                "host add --help",
                "host list -h",
                "ports --help",
                "host add --help --json",
                "nodes --help",
                "nodes add --help",
                "nodes import --help"
            })
    void helpIsEverywhere(String line) {
        InMemory.Said said = run(line.split(" "));
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Usage: flotilla");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--cpus=many", "--memory=much", "--memory=1X", "--reserve=95", "--reserve=-1", "--status=asleep"
            })
    void aValueThatMeansNothingIsRefusedWithASentence(String option) {
        InMemory.Said said = run("host", "add", "a", "--engine", "embedded:", option);
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).containsPattern("FL-(1009|4003)");
        assertThat(fleet().hosts()).isEmpty();
    }

    @Test
    void aRemovedHostIsGone() {
        run("host", "add", "a", "--engine", "embedded:");
        assertThat(run("host", "remove", "A").code()).isZero();
        assertThat(fleet().hosts()).isEmpty();
        assertThat(run("host", "remove", "a").err()).contains("FL-1001");
    }

    @Test
    void aTestNamesTheStepThatFailed() {
        run("host", "add", "a", "--engine", "unix:///run/none.sock");
        InMemory.Said said = run("host", "test", "a", "--json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.json().get("ok").booleanValue()).isFalse();
        JsonNode last = said.json().get("steps").get(1);
        assertThat(last.get("step").stringValue()).isEqualTo("connect");
        assertThat(last.get("ok").booleanValue()).isFalse();
        assertThat(said.json().get("error").get("code").stringValue()).startsWith("FL-11");
        assertThat(run("host", "test", "none").err()).contains("FL-1001");
    }

    @Test
    void theFileOfAMistakeIsNamedOnce() throws Exception {
        Path file = Files.writeString(folder.resolve("empty.yaml"), "");
        InMemory.Said said = run("stack", "validate", file.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).containsOnlyOnce(file.toString()).contains("line 1, column 1");
    }

    @Test
    void theVersionIsTold() {
        assertThat(run("--version").out()).isEqualTo("Flotilla 1.2.3\n");
    }

    private Fleet fleet() {
        return commands.store().state().value().fleet();
    }

    private InMemory.Said run(String... args) {
        return commands.run(args);
    }
}
