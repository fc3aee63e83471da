package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.NodeSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    private static final String MACHINE = """
            {"host": "0.0.0.0", "heartbeat_port": 5000, "comms_port": 5001,
             "peers": [{"host": "192.168.1.%s", "comms_port": 5001, "heartbeat_port": 5000}]}
            """;

    @TempDir
    Path folder;

    private final InMemory commands = new InMemory();

    @AfterEach
    void close() {
        commands.close();
    }

    @Test
    void severalConfigurationsComeInAtOnceAndAgainAsTheyWere() throws Exception {
        file("a/mosaic.config", MACHINE.formatted("101"));
        file("b/mosaic.config", MACHINE.formatted("100"));
        file("b/notes.txt", "not meant");

        InMemory.Said said = commands.run("import", path(""), "--json");

        assertThat(said.code()).as(said.err() + said.out()).isZero();
        assertThat(said.json().get("changed")).hasSize(2);
        assertThat(fleet().setups())
                .extracting(NodeSetup::name, s -> s.address().orElse(""))
                .containsExactly(tuple("a", "192.168.1.100"), tuple("b", "192.168.1.101"));
        assertThat(commands.run("import", path("a/mosaic.config")).out()).contains("Nothing to change");

        commands.run("export", "--to", path("out"));
        assertThat(folder.resolve("out/nodes/a/mosaic.config")).hasContent(MACHINE.formatted("101"));
        assertThat(folder.resolve("out/nodes/b/mosaic.config")).hasContent(MACHINE.formatted("100"));
        assertThat(Files.readString(folder.resolve("out/hosts/192.168.1.100/firewall.nft")))
                .contains("ip saddr { 192.168.1.101 } udp dport 5000 accept");
    }

    @Test
    void theThreeOfTheCanarySystemGoOutAsOneScriptForAllMachines() throws Exception {
        file(
                "deploy.sh",
                "export PEERS_NODE_A=192.168.1.10\nexport PEERS_NODE_B=192.168.1.20\nexport PEERS_NODE_C=192.168.1.30\n");

        assertThat(commands.run("import", path("deploy.sh")).code()).isZero();
        commands.run("export", "--to", path("out"));

        assertThat(Files.readString(folder.resolve("out/canary/deploy.sh")))
                .contains(
                        "export PEERS_NODE_B=192.168.1.20\n",
                        "coordinator) id=node-a control=60001 http=50051 ;;",
                        "participant_c) id=node-c control=60003 http=50053 ;;",
                        "exec python run_nodes.py \"$role\"");
        assertThat(Files.readString(folder.resolve("out/hosts/192.168.1.20/firewall.nft")))
                .contains(
                        "ip saddr { 192.168.1.10, 192.168.1.30 } tcp dport 60002 accept",
                        "ip saddr { 192.168.1.10, 192.168.1.30 } tcp dport 50052 accept")
                .doesNotContain("60001", "5000 ");
    }

    @Test
    void dockerRunLinesBecomeAStackFile() throws Exception {
        file("run.sh", "docker run -d --name web -p 80:80 -e API_TOKEN=abc123 nginx:latest\n");

        assertThat(commands.run("import", path("run.sh")).err()).contains("FL-6006", "--to");
        InMemory.Said said = commands.run("import", path("run.sh"), "--to", path("web"));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(fleet().stacks()).hasSize(1);
        assertThat(Files.readString(folder.resolve("web/docker-compose.yml")))
                .contains("${API_TOKEN}")
                .doesNotContain("abc123");
        assertThat(commands.run("stack", "validate", path("web/docker-compose.yml"))
                        .code())
                .isZero();
    }

    @Test
    void runLinesThatMakeNoGoodStackWriteNothing() throws Exception {
        file("bad.sh", "docker run -d --name web -p 99999:80 nginx\n");

        assertThat(commands.run("import", path("bad.sh"), "--to", path("web")).code())
                .isEqualTo(1);
        assertThat(folder.resolve("web")).doesNotExist();
        assertThat(fleet()).isEqualTo(Fleet.EMPTY);
    }

    @Test
    void whatIsWrongLeavesTheFleetAsItIs() throws Exception {
        file(
                "fleet.yaml",
                "format: 1\nfleet: x\nhosts:\n  - name: a\n    id: abc\n    engine: tcp://192.0.2.1\n  - id: b\n    engine: 'embedded:'\n");
        file("other.yaml", "format: 99\nfleet: x\n");
        file("empty/readme", "");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("evil.zip")))) {
            zip.putNextEntry(new ZipEntry("../evil"));
            zip.write(1);
        }
        file("bad.zip", "no zip");

        assertThat(commands.run("import", path("fleet.yaml")).err())
                .contains("fleet.yaml, line 6", "names no port", "line 7", "no name");
        assertThat(commands.run("import", path("other.yaml")).err()).contains("from 1 to 1");
        assertThat(commands.run("import", path("empty")).err()).contains("FL-6008");
        assertThat(commands.run("import", path("missing")).err()).contains("FL-6008", "does not exist");
        assertThat(commands.run("import", path("evil.zip"), "--to", path("x")).err())
                .contains("FL-6007");
        assertThat(commands.run("import", path("bad.zip"), "--to", path("x")).err())
                .contains("FL-6007");
        assertThat(folder.resolve("x")).doesNotExist();
        assertThat(folder.resolveSibling("evil")).doesNotExist();
        assertThat(fleet()).isEqualTo(Fleet.EMPTY);
    }

    private Fleet fleet() {
        return commands.store().state().value().fleet();
    }

    private void file(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
