package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.secret.vault.SecretRef;
import dev.flotilla.app.secret.vault.Vault;
import dev.flotilla.app.stack.Protocol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The containers of one embedded host as a file, {@code HOSTID.json}. A new one is written beside it, forced to disk and
 * moved over it, so that it is always whole; only its owner may read it. Secrets stand in it as references to the vault.
 */
final class ContainerFile {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerFile.class);
    private static final int VERSION = 1;
    private static final Pattern REFERENCE = Pattern.compile("\"secret\"\\s*:\\s*\"([^\"]+)\"");

    private final Path file;
    private final Vault vault;

    ContainerFile(Path folder, HostId host, Vault vault) {
        this.file = folder.resolve(host.value() + ".json");
        this.vault = vault;
    }

    /** Whatever looks like a reference to a secret in any file of the folder, damaged ones included. */
    static Optional<Set<String>> secretsIn(Path folder) {
        Set<String> ids = new HashSet<>();
        if (!Files.exists(folder)) {
            return Optional.of(ids);
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Matcher references = REFERENCE.matcher(Files.readString(each, StandardCharsets.ISO_8859_1));
                while (references.find()) {
                    ids.add(references.group(1));
                }
            }
            return Optional.of(ids);
        } catch (IOException e) {
            LOG.warn("{} cannot be read", folder, e);
            return Optional.empty();
        }
    }

    /** Nothing when there is no file. One that cannot be read is put aside, never overwritten. */
    List<ContainerRecord> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            JsonNode root = JsonMapper.shared().readTree(Files.readAllBytes(file));
            if (root.path("version").asInt(0) != VERSION) {
                return putAside("its version is not " + VERSION);
            }
            List<ContainerRecord> records = new ArrayList<>();
            for (JsonNode node : root.path("containers")) {
                records.add(record(node));
            }
            return records;
        } catch (JacksonException | IllegalArgumentException e) {
            return putAside("it is damaged");
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    private List<ContainerRecord> putAside(String why) {
        Path aside = file.resolveSibling(file.getFileName() + ".unread");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("put aside", e);
        }
        LOG.warn("{} was put aside as {}: {}", file, aside, why);
        return List.of();
    }

    void write(List<ContainerRecord> records) {
        ObjectNode root = JsonMapper.shared().createObjectNode().put("version", VERSION);
        ArrayNode containers = root.putArray("containers");
        records.forEach(record -> containers.add(node(record)));
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent(), only("rwx------"));
            Files.deleteIfExists(next);
            Files.createFile(next, only("rw-------"));
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(root.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private EngineException failed(String what, IOException e) {
        String said = String.valueOf(e.getMessage());
        EngineProblem problem = said.contains("No space left")
                ? new EngineProblem.DiskFull(file + " cannot be " + what)
                : new EngineProblem.Rejected(500, file + " cannot be " + what + ": " + said);
        return new EngineException(problem, e);
    }

    private ObjectNode node(ContainerRecord record) {
        ObjectNode node = JsonMapper.shared()
                .createObjectNode()
                .put("id", record.id().value())
                .put("name", record.name())
                .put("image", record.image())
                .put("created", record.createdAt().toString())
                .put("restart", record.restart())
                .put("running", record.running())
                .put("starts", record.starts());
        ObjectNode environment = node.putObject("environment");
        record.environment().forEach((name, value) -> {
            ObjectNode entry = environment.putObject(name);
            if (value.isSecret()) {
                entry.put("secret", vault.keep(value.reveal()).id());
            } else {
                entry.put("plain", value.reveal());
            }
        });
        ArrayNode ports = node.putArray("ports");
        for (PublishedPort port : record.ports()) {
            ports.addObject()
                    .put("hostIp", port.hostIp())
                    .put("hostPort", port.hostPort())
                    .put("containerPort", port.containerPort())
                    .put("protocol", port.protocol().name());
        }
        ObjectNode labels = node.putObject("labels");
        record.labels().forEach(labels::put);
        return node;
    }

    private ContainerRecord record(JsonNode node) {
        Map<String, EnvValue> environment = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path("environment").properties()) {
            JsonNode value = entry.getValue();
            environment.put(
                    entry.getKey(),
                    value.has("secret")
                            ? EnvValue.secret(vault.plain(
                                            new SecretRef(value.path("secret").asString("")))
                                    .orElse(""))
                            : EnvValue.of(entry.getKey(), value.path("plain").asString("")));
        }
        List<PublishedPort> ports = new ArrayList<>();
        for (JsonNode port : node.path("ports")) {
            ports.add(new PublishedPort(
                    port.path("hostIp").asString(""),
                    port.path("hostPort").asInt(0),
                    port.path("containerPort").asInt(0),
                    Protocol.valueOf(port.path("protocol").asString(""))));
        }
        SortedMap<String, String> labels = new TreeMap<>();
        node.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
        return new ContainerRecord(
                new ContainerId(node.path("id").asString("")),
                node.path("name").asString(""),
                node.path("image").asString(""),
                Instant.parse(node.path("created").asString("1970-01-01T00:00:00Z")),
                environment,
                ports,
                labels,
                node.path("restart").asString("no"),
                node.path("running").asBoolean(false),
                node.path("starts").asLong(0));
    }
}
