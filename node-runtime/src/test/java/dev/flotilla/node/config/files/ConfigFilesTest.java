package dev.flotilla.node.config.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeStartException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {
    private static final Instant NOON = Instant.ofEpochSecond(1_800_000_000);

    @TempDir
    Path temp;

    @Test
    void theOptionGoesBeforeTheVariable() throws Exception {
        Path asked = Files.writeString(temp.resolve("asked"), "{\"node_id\": \"by-option\"}");
        Path variable = Files.writeString(temp.resolve("variable"), "{\"node_id\": \"by-variable\"}");
        Map<String, String> environment = Map.of("MOSAIC_CONFIG", variable.toString());

        assertThat(ConfigFiles.read(Optional.of(asked), environment).nodeId()).isEqualTo("by-option");
        assertThat(ConfigFiles.read(Optional.empty(), environment).nodeId()).isEqualTo("by-variable");
        assertThat(ConfigFiles.read(Optional.empty(), Map.of()).nodeId()).endsWith("-5000");
    }

    @Test
    void aFileThatWasAskedForAndIsNotThereStopsTheStart() {
        Path none = temp.resolve("none");
        assertThat(catchThrowableOfType(NodeStartException.class, () -> ConfigFiles.read(Optional.of(none), Map.of())))
                .hasMessageContaining(none.toString())
                .hasMessageContaining("there is no such file");
    }

    @Test
    void aWrongFileIsNamedWithItsLine() throws Exception {
        Path file = Files.writeString(temp.resolve("mosaic.config"), "{\n \"comms_port\": -1}");
        assertThat(catchThrowableOfType(NodeStartException.class, () -> ConfigFiles.read(Optional.of(file), Map.of())))
                .hasMessage(file + ":2: comms_port is \"-1\"; a port from 1 to 65535 is needed.");
    }

    @Test
    void aNodeKeepsItsNameWhenItsHostNameChanges() throws Exception {
        Path state = temp.resolve("state");
        try (StateFolder folder = StateFolder.open(state)) {
            folder.keepName("first-name");
        }
        NodeConfig config = ConfigFiles.read(Optional.empty(), Map.of("STATE_LOCATION", state.toString()));
        assertThat(config.nodeId()).isEqualTo("first-name");
    }

    @Test
    void bootNumbersOnlyRise() throws Exception {
        Path state = temp.resolve("deep/state");
        try (StateFolder folder = StateFolder.open(state)) {
            assertThat(folder.nextBoot(() -> NOON)).isEqualTo(NOON.getEpochSecond());
        }
        try (StateFolder folder = StateFolder.open(state)) {
            assertThat(folder.nextBoot(() -> NOON)).isEqualTo(NOON.getEpochSecond() + 1);
            assertThat(folder.nextBoot(() -> Instant.EPOCH)).isEqualTo(NOON.getEpochSecond() + 2);
            assertThat(folder.nextBoot(() -> NOON.plusSeconds(60))).isEqualTo(NOON.getEpochSecond() + 60);
        }
    }

    @Test
    void oneNodePerStateFolder() throws Exception {
        try (StateFolder held = StateFolder.open(temp)) {
            assertThat(held.nextBoot(() -> NOON)).isPositive();
            assertThat(catchThrowableOfType(NodeStartException.class, () -> StateFolder.open(temp)))
                    .hasMessageContaining("is used by another node");
        }
        StateFolder.open(temp).close();
    }

    @Test
    void aStateFolderThatCannotBeIsRefused() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThat(catchThrowableOfType(NodeStartException.class, () -> StateFolder.open(file)))
                .hasMessage("The state folder " + file
                        + " cannot be written to: a file is in its place; state_location names another one.");
        assertThat(catchThrowableOfType(NodeStartException.class, () -> StateFolder.open(file.resolve("below"))))
                .hasMessageContaining("a file is in its place");
    }

    @Test
    void secretsLieInFilesOfTheirOwnerAlone() throws Exception {
        Path file = secret("0123456789abcdef-planted\n", "rw-r-----");
        assertThat(catchThrowableOfType(NodeStartException.class, () -> SecretFile.sharedKey(file)))
                .hasMessageContaining("shared_key_file is \"" + file)
                .hasMessageContaining("rw-r-----")
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining("planted");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(SecretFile.sharedKey(file).seal("{\"a\": 1}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isNotEmpty();
        RolloutToken token = SecretFile.rolloutToken(file);
        assertThat(token.matches("0123456789abcdef-planted")).isTrue();
        assertThat(token.matches("0123456789abcdef-planteD")).isFalse();
        assertThat(token).hasToString("RolloutToken");
    }

    @Test
    void shortSecretsAreRefused() throws Exception {
        Path file = secret("short\n", "rw-------");
        assertThat(catchThrowableOfType(NodeStartException.class, () -> SecretFile.sharedKey(file)))
                .hasMessageContaining("at least 16 bytes are needed, it has 5");
        assertThat(catchThrowableOfType(NodeStartException.class, () -> SecretFile.rolloutToken(file)))
                .hasMessageContaining("at least 16 characters are needed, it has 5");
    }

    private Path secret(String text, String mode) throws Exception {
        Path file = Files.writeString(temp.resolve("secret"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    /** As on Windows: a folder is nothing that could be opened there. */
    @Test
    void aFolderOfAFileSystemThatSyncsNoneIsLeftAlone() throws Exception {
        try (FileSystem archive = FileSystems.newFileSystem(temp.resolve("a.zip"), Map.of("create", "true"))) {
            Path inside = archive.getPath("/");
            assertThatThrownBy(() -> FileChannel.open(inside, StandardOpenOption.READ))
                    .isInstanceOf(IOException.class);
            assertThatCode(() -> StateFolder.sync(inside)).doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> StateFolder.sync(temp.resolve("nowhere"))).isInstanceOf(IOException.class);
    }
}
