package dev.flotilla.app.docker.client.read;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.MountedVolume;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Protocol;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Turns what the engine tells of containers into values. Whatever is missing reads as empty. */
public final class ContainerReader {
    private static final Pattern EXITED = Pattern.compile("Exited \\((-?\\d+)\\)");

    private ContainerReader() {}

    public static List<RunningContainer> all(JsonNode list) {
        return list.valueStream().map(ContainerReader::listed).toList();
    }

    /** One entry of {@code /containers/json}. */
    public static RunningContainer listed(JsonNode node) {
        String status = node.path("Status").asString("");
        Matcher exited = EXITED.matcher(status);
        List<String> names = texts(node.path("Names"));
        return new RunningContainer(
                new ContainerId(node.path("Id").asString("")),
                ownName(names),
                node.path("Image").asString(""),
                node.path("ImageID").asString(""),
                state(node.path("State").asString("")),
                healthIn(status),
                status,
                Instant.ofEpochSecond(node.path("Created").asLong(0)),
                Optional.empty(),
                exited.find() ? OptionalInt.of(Integer.parseInt(exited.group(1))) : OptionalInt.empty(),
                labels(node.path("Labels")),
                listedPorts(node.path("Ports")),
                List.copyOf(node.path("NetworkSettings").path("Networks").propertyNames()),
                mounts(node.path("Mounts")));
    }

    /** The answer to {@code /containers/ID/json}. */
    public static ContainerDetail inspected(JsonNode node) {
        JsonNode config = node.path("Config");
        JsonNode state = node.path("State");
        Map<String, EnvValue> environment = new LinkedHashMap<>();
        for (String pair : texts(config.path("Env"))) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            environment.put(name, EnvValue.of(name, equals < 0 ? "" : pair.substring(equals + 1)));
        }
        Map<String, String> addresses = new TreeMap<>();
        JsonNode networks = node.path("NetworkSettings").path("Networks");
        for (Map.Entry<String, JsonNode> network : networks.properties()) {
            addresses.put(network.getKey(), network.getValue().path("IPAddress").asString(""));
        }
        List<String> health = new ArrayList<>();
        for (JsonNode entry : state.path("Health").path("Log")) {
            health.add(entry.path("ExitCode").asInt(0) + " "
                    + entry.path("Output").asString("").strip());
        }
        JsonNode restart = node.path("HostConfig").path("RestartPolicy");
        int most = restart.path("MaximumRetryCount").asInt(0);
        String user = config.path("User").asString("");
        return new ContainerDetail(
                asListed(node, config, state, List.copyOf(addresses.keySet())),
                environment,
                texts(config.path("Cmd")),
                texts(config.path("Entrypoint")),
                restart.path("Name").asString("") + (most > 0 ? ":" + most : ""),
                user.isEmpty() ? Optional.empty() : Optional.of(user),
                addresses,
                node.path("RestartCount").asInt(0),
                state.path("OOMKilled").asBoolean(false),
                state.path("Error").asString(""),
                health,
                MakingReader.of(node));
    }

    private static RunningContainer asListed(JsonNode node, JsonNode config, JsonNode state, List<String> networks) {
        ContainerState now = state(state.path("Status").asString(""));
        String health = state.path("Health").path("Status").asString("");
        return new RunningContainer(
                new ContainerId(node.path("Id").asString("")),
                bare(node.path("Name").asString("")),
                config.path("Image").asString(""),
                node.path("Image").asString(""),
                now,
                health(health),
                now.word() + (health.isEmpty() || health.equals("none") ? "" : " (" + health + ")"),
                instant(node.path("Created").asString("")).orElse(Instant.EPOCH),
                instant(state.path("StartedAt").asString("")),
                now == ContainerState.EXITED || now == ContainerState.DEAD
                        ? OptionalInt.of(state.path("ExitCode").asInt(0))
                        : OptionalInt.empty(),
                labels(config.path("Labels")),
                inspectedPorts(node),
                networks,
                mounts(node.path("Mounts")));
    }

    public static ContainerState state(String word) {
        for (ContainerState state : ContainerState.values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        // Podman's own words for what Docker calls exited and created.
        return word.equals("stopped") || word.equals("stopping") ? ContainerState.EXITED : ContainerState.CREATED;
    }

    private static ContainerHealth healthIn(String status) {
        if (status.endsWith("(healthy)")) {
            return ContainerHealth.HEALTHY;
        }
        if (status.endsWith("(unhealthy)")) {
            return ContainerHealth.UNHEALTHY;
        }
        return status.endsWith("(health: starting)") ? ContainerHealth.STARTING : ContainerHealth.NONE;
    }

    private static ContainerHealth health(String word) {
        for (ContainerHealth health : ContainerHealth.values()) {
            if (health.word().equals(word)) {
                return health;
            }
        }
        return ContainerHealth.NONE;
    }

    /** A link adds names such as {@code /other/alias}; its own has one slash. */
    private static String ownName(List<String> names) {
        for (String name : names) {
            if (name.lastIndexOf('/') == 0) {
                return bare(name);
            }
        }
        return names.isEmpty() ? "" : bare(names.getFirst());
    }

    private static String bare(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static List<PublishedPort> listedPorts(JsonNode ports) {
        List<PublishedPort> all = new ArrayList<>();
        for (JsonNode port : ports) {
            int published = port.path("PublicPort").asInt(0);
            if (published > 0) {
                all.add(new PublishedPort(
                        port.path("IP").asString(""),
                        published,
                        port.path("PrivatePort").asInt(0),
                        protocol(port.path("Type").asString("tcp"))));
            }
        }
        return all;
    }

    /** Those in force; of a container that does not run, those that it was made with. */
    private static List<PublishedPort> inspectedPorts(JsonNode node) {
        JsonNode live = node.path("NetworkSettings").path("Ports");
        JsonNode bindings = live.isEmpty() ? node.path("HostConfig").path("PortBindings") : live;
        List<PublishedPort> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : bindings.properties()) {
            String[] parts = entry.getKey().split("/", 2);
            for (JsonNode binding : entry.getValue()) {
                int port = number(binding.path("HostPort").asString(""));
                if (port > 0) {
                    all.add(new PublishedPort(
                            binding.path("HostIp").asString(""),
                            port,
                            number(parts[0]),
                            protocol(parts.length > 1 ? parts[1] : "tcp")));
                }
            }
        }
        return all;
    }

    private static int number(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    private static Protocol protocol(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "udp" -> Protocol.UDP;
            case "sctp" -> Protocol.SCTP;
            default -> Protocol.TCP;
        };
    }

    private static List<MountedVolume> mounts(JsonNode mounts) {
        List<MountedVolume> all = new ArrayList<>();
        for (JsonNode mount : mounts) {
            all.add(new MountedVolume(
                    mount.path("Type").asString(""),
                    mount.path("Name").asString(""),
                    mount.path("Source").asString(""),
                    mount.path("Destination").asString(""),
                    !mount.path("RW").asBoolean(true)));
        }
        return all;
    }

    public static SortedMap<String, String> labels(JsonNode labels) {
        SortedMap<String, String> all = new TreeMap<>();
        for (Map.Entry<String, JsonNode> label : labels.properties()) {
            all.put(label.getKey(), label.getValue().asString(""));
        }
        return all;
    }

    public static List<String> texts(JsonNode list) {
        List<String> all = new ArrayList<>();
        for (JsonNode item : list) {
            all.add(item.asString(""));
        }
        return all;
    }

    /** Empty for what Docker writes when there is no time: the year 1. */
    public static Optional<Instant> instant(String text) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            return at.getEpochSecond() > 0 ? Optional.of(at) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
