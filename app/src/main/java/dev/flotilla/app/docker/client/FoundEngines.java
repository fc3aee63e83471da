package dev.flotilla.app.docker.client;

import dev.flotilla.app.fleet.EngineAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds engines to offer, from what lies on the disk; contacts nobody. */
public final class FoundEngines {
    private static final Logger LOG = LoggerFactory.getLogger(FoundEngines.class);
    private static final int MOST_CONTEXTS = 100;
    private static final long LARGEST_FILE = 1 << 20;

    private final Path root;
    private final Path home;
    private final Map<String, String> environment;

    /**
     * @param root the file system, {@code /}
     * @param environment {@code XDG_RUNTIME_DIR} and {@code DOCKER_CONFIG} count
     */
    public FoundEngines(Path root, Path home, Map<String, String> environment) {
        this.root = root;
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /** Sockets first, then docker contexts by name. Those that Flotilla cannot speak to (ssh) are left out. */
    public List<FoundEngine> all() {
        List<FoundEngine> found = new ArrayList<>();
        socket("local", root.resolve("var/run/docker.sock"), "Docker on this machine")
                .ifPresent(found::add);
        Optional<Path> runtime = Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .filter(dir -> !dir.isBlank())
                .map(Path::of);
        runtime.flatMap(dir -> socket("rootless", dir.resolve("docker.sock"), "rootless Docker on this machine"))
                .ifPresent(found::add);
        runtime.flatMap(dir -> socket("podman", dir.resolve("podman/podman.sock"), "Podman of this user"))
                .ifPresent(found::add);
        socket("podman-root", root.resolve("run/podman/podman.sock"), "Podman on this machine")
                .ifPresent(found::add);
        found.addAll(contexts());
        return found;
    }

    private static Optional<FoundEngine> socket(String name, Path path, String source) {
        return Files.exists(path)
                ? Optional.of(new FoundEngine(name, new EngineAddress.Unix(path), source))
                : Optional.empty();
    }

    private List<FoundEngine> contexts() {
        Path config = Optional.ofNullable(environment.get("DOCKER_CONFIG"))
                .filter(dir -> !dir.isBlank())
                .map(Path::of)
                .orElse(home.resolve(".docker"));
        Path metas = config.resolve("contexts/meta");
        List<FoundEngine> found = new ArrayList<>();
        if (!Files.isDirectory(metas)) {
            return found;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(metas)) {
            for (Path folder : folders) {
                if (found.size() < MOST_CONTEXTS) {
                    context(folder, config.resolve("contexts/tls")).ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            LOG.info("docker contexts in {} cannot be read: {}", metas, e.getMessage());
        }
        found.sort(java.util.Comparator.comparing(FoundEngine::name));
        return found;
    }

    private static Optional<FoundEngine> context(Path folder, Path tls) {
        Path meta = folder.resolve("meta.json");
        try {
            if (!Files.isRegularFile(meta) || Files.size(meta) > LARGEST_FILE) {
                return Optional.empty();
            }
            JsonNode node = JsonMapper.shared().readTree(Files.readAllBytes(meta));
            String name = node.path("Name").asString("");
            String host = node.path("Endpoints").path("docker").path("Host").asString("");
            // Docker keeps the certificates of a context in a folder of the same hash.
            Path certificates = tls.resolve(folder.getFileName()).resolve("docker");
            Optional<Path> dir = Files.isDirectory(certificates) ? Optional.of(certificates) : Optional.empty();
            return name.isEmpty()
                    ? Optional.empty()
                    : address(host, dir).map(found -> new FoundEngine(name, found, "docker context " + name));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            LOG.info("docker context {} cannot be read: {}", meta, e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<EngineAddress> address(String text, Optional<Path> tls) {
        URI uri = URI.create(text);
        if ("unix".equals(uri.getScheme())
                && uri.getPath() != null
                && uri.getPath().startsWith("/")) {
            return Optional.of(new EngineAddress.Unix(Path.of(uri.getPath())));
        }
        if ("tcp".equals(uri.getScheme()) && uri.getHost() != null) {
            int port = uri.getPort() > 0 ? uri.getPort() : tls.isPresent() ? 2376 : 2375;
            String host = uri.getHost();
            boolean bracketed = host.startsWith("[") && host.endsWith("]");
            return Optional.of(
                    new EngineAddress.Tcp(bracketed ? host.substring(1, host.length() - 1) : host, port, tls));
        }
        return Optional.empty();
    }
}
