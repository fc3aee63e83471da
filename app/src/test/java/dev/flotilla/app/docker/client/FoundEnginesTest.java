package dev.flotilla.app.docker.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.fleet.EngineAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies on a disk is offered; what is damaged or not for us is passed over. */
class FoundEnginesTest {
    @TempDir
    Path root;

    @Test
    void socketsAndContextsAreFound() throws IOException {
        Files.createDirectories(root.resolve("var/run"));
        Files.createFile(root.resolve("var/run/docker.sock"));
        Files.createDirectories(root.resolve("user/podman"));
        Files.createFile(root.resolve("user/podman/podman.sock"));
        context("aa", "prod", "tcp://192.0.2.11:2376");
        Path tls = Files.createDirectories(root.resolve("home/.docker/contexts/tls/aa/docker"));
        context("bb", "far", "ssh://root@192.0.2.12");
        context("cc", "lab", "unix:///srv/lab.sock");
        Files.writeString(
                Files.createDirectories(root.resolve("home/.docker/contexts/meta/dd"))
                        .resolve("meta.json"),
                "{");

        FoundEngines found = new FoundEngines(
                root,
                root.resolve("home"),
                Map.of("XDG_RUNTIME_DIR", root.resolve("user").toString()));

        assertThat(found.all())
                .containsExactly(
                        new FoundEngine(
                                "local",
                                new EngineAddress.Unix(root.resolve("var/run/docker.sock")),
                                "Docker on this machine"),
                        new FoundEngine(
                                "podman",
                                new EngineAddress.Unix(root.resolve("user/podman/podman.sock")),
                                "Podman of this user"),
                        new FoundEngine("lab", new EngineAddress.Unix(Path.of("/srv/lab.sock")), "docker context lab"),
                        new FoundEngine(
                                "prod",
                                new EngineAddress.Tcp("192.0.2.11", 2376, Optional.of(tls)),
                                "docker context prod"));
    }

    @Test
    void nothingIsFoundWhereThereIsNothing() {
        assertThat(new FoundEngines(root, root, Map.of()).all()).isEmpty();
    }

    private void context(String hash, String name, String host) throws IOException {
        Path folder = Files.createDirectories(
                root.resolve("home/.docker/contexts/meta").resolve(hash));
        Files.writeString(
                folder.resolve("meta.json"),
                "{\"Name\":\"" + name + "\",\"Endpoints\":{\"docker\":{\"Host\":\"" + host + "\"}}}");
    }
}
