package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigCommandsTest {
    @TempDir
    Path folder;

    private final InMemory commands = new InMemory();

    @AfterEach
    void close() {
        commands.close();
    }

    @Test
    void aGeneratedMeshPassesTheLensAndABrokenOneDoesNot() throws Exception {
        InMemory.Said mesh = run("config", "mesh", "--hosts", "a=198.51.100.1,b=198.51.100.2", "--out", path("out"));
        Path a = folder.resolve("out/a/mosaic.config");
        Path b = folder.resolve("out/b/mosaic.config");

        assertThat(mesh.code()).isZero();
        assertThat(run("config", "lens", a.toString(), b.toString(), "--strict").code())
                .isZero();

        Files.writeString(b, Files.readString(b).replaceFirst("(?s)\"peers\": \\[.*?\\],", "\"peers\": [],"));
        InMemory.Said found =
                run("config", "lens", path("out/a/mosaic.config"), path("out/b/mosaic.config"), "--json", "--strict");

        assertThat(found.code()).isEqualTo(1);
        JsonNode list = JsonMapper.shared().readTree(found.out());
        assertThat(list).hasSize(1);
        assertThat(list.get(0).get("code").asString()).isEqualTo("FL-3010");
        assertThat(list.get(0).get("file").asString()).isEqualTo(path("out/b/mosaic.config"));
        assertThat(list.get(0).get("line").asInt()).isEqualTo(7);
        assertThat(list.get(0).get("remedy").asString()).isNotBlank();
        assertThat(run("config", "lens", path("out/a/mosaic.config"), path("out/b/mosaic.config"))
                        .code())
                .isZero();
    }

    @Test
    void aFileThatSaysSomethingElseIsLeftAlone() throws Exception {
        Path there = folder.resolve("out/a/mosaic.config");
        Files.createDirectories(there.getParent());
        Files.writeString(there, "mine");

        InMemory.Said said = run("config", "mesh", "--hosts", "a=198.51.100.1", "--out", path("out"));

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("FL-3006");
        assertThat(there).hasContent("mine");
    }

    @Test
    void everyFileThatCannotBeReadIsTold() throws Exception {
        Files.writeString(folder.resolve("bad"), "{\"heartbeat_port\": \"x\"}");
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        InMemory.Said said = run("config", "lens", path("bad"), path("binary"), path("missing"));

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("bad, line 1, column 20", "binary is not UTF-8", "There is no file");
    }

    @Test
    void wrongOptionsSayWhatIsRight() {
        assertThat(run("config", "mesh", "--hosts", "a", "--out", "x").err()).contains("NAME=ADDRESS");
        assertThat(run("config", "mesh", "--hosts", "a=1", "--shape", "k=3", "--out", "x")
                        .err())
                .contains("even");
        assertThat(run("config", "mesh", "--hosts", "a=1,a=2", "--out", "x").err())
                .contains("twice");
        assertThat(run("config", "mesh", "--hosts", "a=1", "--mode", "none", "--out", "x")
                        .err())
                .contains("host or bridge");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private InMemory.Said run(String... args) {
        return commands.run(args);
    }
}
