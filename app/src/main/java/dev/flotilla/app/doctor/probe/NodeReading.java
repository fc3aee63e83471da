package dev.flotilla.app.doctor.probe;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.doctor.Known;
import dev.flotilla.app.doctor.NodeFacts;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeSpecies;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.peers.Published;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.peers.lens.ConfigReader;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.source.JsonPart;
import dev.flotilla.app.source.JsonPath;
import dev.flotilla.app.source.JsonText;
import dev.flotilla.app.stack.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a container is as a node: its configuration, as it lies in it, and the ports that follow from it. */
final class NodeReading {
    private static final String HOME = "/app/";
    private static final String USUAL_PATH = HOME + "mosaic.config";
    private static final int CONTROL = 60_001;
    private static final int HTTP = 50_051;
    private static final int LONGEST = 1 << 20;
    /** Does not apply, which is another thing than not to be had. */
    static final String NOT_MEANT = "";

    private final Host host;
    private final Engine engine;
    private final RunningContainer container;
    private final ContainerDetail detail;
    private Optional<Problem> broken = Optional.empty();

    NodeReading(Host host, Engine engine, RunningContainer container, ContainerDetail detail) {
        this.host = host;
        this.engine = engine;
        this.container = container;
        this.detail = detail;
    }

    /** Empty for one that is no node. */
    Optional<NodeFacts> read() {
        return NodeSpecies.of(container)
                .or(() -> NodeSpecies.of(detail.container()))
                .or(this::byVariables)
                .map(this::read);
    }

    /** The canary system's own variables, on an image of any name. */
    private Optional<NodeKind> byVariables() {
        boolean canary = detail.environment().keySet().stream().anyMatch(k -> k.startsWith("PEERS_NODE_"));
        return canary ? Optional.of(NodeKind.CANARY) : Optional.empty();
    }

    private NodeFacts read(NodeKind kind) {
        Known<Station> station = kind == NodeKind.CANARY || host.isEmbedded() ? Known.not(NOT_MEANT) : station(kind);
        Optional<JsonText> text = station.value().map(Station::text);
        boolean beats = kind != NodeKind.CANARY;
        int offset = offset();
        boolean agrees = kind == NodeKind.CANARY
                || says(text, "control_port")
                || env("CONTROL_PORT").isPresent();
        boolean serves = kind == NodeKind.CANARY
                || says(text, "http_port")
                || env("HTTP_PORT").isPresent()
                || ports().stream().anyMatch(p -> p.containerPort() == HTTP);
        return new NodeFacts(
                kind,
                beats ? port(text, "heartbeat_port", "HEARTBEAT_PORT", 5000) : OptionalInt.empty(),
                beats ? port(text, "comms_port", "COMMS_PORT", 5001) : OptionalInt.empty(),
                agrees ? port(text, "control_port", "CONTROL_PORT", CONTROL + offset) : OptionalInt.empty(),
                serves ? port(text, "http_port", "HTTP_PORT", HTTP + offset) : OptionalInt.empty(),
                station,
                broken,
                Known.not(NOT_MEANT),
                List.of(),
                tls(text));
    }

    private Optional<NodeFacts.Tls> tls(Optional<JsonText> text) {
        Optional<String> authority = said(text, "ca_crt", "CA_CRT");
        return said(text, "server_crt", "SERVER_CRT")
                .map(own -> new NodeFacts.Tls(certificates(authority.orElse(own)), authority.isPresent()));
    }

    /** Certificates are for everybody to read; the key beside them is left where it is. */
    private Optional<String> certificates(String path) {
        try {
            return engine.readFile(container.id(), path.startsWith("/") ? path : HOME + path)
                    .filter(bytes -> bytes.length <= LONGEST)
                    .map(bytes -> new String(bytes, StandardCharsets.US_ASCII));
        } catch (EngineException e) {
            return Optional.empty();
        }
    }

    private Known<Station> station(NodeKind kind) {
        Known<Optional<String>> file = file();
        if (file instanceof Known.NotHad<Optional<String>>(String why)) {
            return Known.not(why);
        }
        Optional<String> said = file.value().orElseThrow();
        if (said.isEmpty() && kind != NodeKind.FLOTILLA) {
            return Known.not("it has no mosaic.config at " + path());
        }
        String text = said.orElseGet(this::fromVariables);
        Outcome<JsonText> json = JsonText.read("mosaic.config", text);
        return switch (json.then(read -> ConfigReader.read(read).map(config -> station(read, config)))) {
            case Outcome.Ok<Station>(Station station) -> Known.of(station);
            case Outcome.Failed<Station> failed -> {
                broken = Optional.of(failed.first());
                yield Known.not(NOT_MEANT);
            }
        };
    }

    /** One of ours may do without a file: then it listens on all addresses, and its variables say the rest. */
    private String fromVariables() {
        return "{\"host\": \"0.0.0.0\", \"heartbeat_port\": "
                + port(Optional.empty(), "heartbeat_port", "HEARTBEAT_PORT", 5000)
                        .getAsInt() + ", \"comms_port\": "
                + port(Optional.empty(), "comms_port", "COMMS_PORT", 5001).getAsInt() + ", \"peers\": []}";
    }

    private Station station(JsonText text, NodeConfig config) {
        NetworkMode mode = networks().contains("host") ? NetworkMode.HOST : NetworkMode.BRIDGE;
        List<Published> published = ports().stream()
                .filter(p -> p.protocol() != Protocol.SCTP && !p.hostIp().contains(":"))
                .filter(p -> p.hostPort() > 0)
                .map(NodeReading::published)
                .distinct()
                .toList();
        return new Station(
                container.name(),
                text,
                config,
                Optional.of(host.reachableAddress()),
                Optional.of(machine(config, mode)),
                mode,
                published,
                Set.of());
    }

    /** Lists of containers do not tell what an ended one was made with. */
    private List<PublishedPort> ports() {
        return container.ports().isEmpty() ? detail.container().ports() : container.ports();
    }

    private List<String> networks() {
        return container.networks().isEmpty() ? detail.container().networks() : container.networks();
    }

    /** Nodes of one machine share its ports; one behind a bridge has its ports to itself until they are published. */
    private String machine(NodeConfig config, NetworkMode mode) {
        boolean outside =
                mode == NetworkMode.HOST || ports().stream().anyMatch(p -> p.containerPort() == config.heartbeatPort());
        return outside ? host.name() : host.name() + "/" + container.name();
    }

    private static Published published(PublishedPort port) {
        return new Published(port.hostPort(), port.containerPort(), 1, port.protocol() == Protocol.UDP);
    }

    private Known<Optional<String>> file() {
        try {
            Optional<byte[]> content = engine.readFile(container.id(), path());
            return content.isPresent() && content.get().length > LONGEST
                    ? Known.not("its configuration has more than " + LONGEST + " bytes")
                    : Known.of(content.map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
        } catch (EngineException e) {
            return Known.not(EngineProblems.inWords(e.problem(), host.name()).message());
        }
    }

    private String path() {
        return env("MOSAIC_CONFIG")
                .or(() -> container.mounts().stream()
                        .map(m -> m.target())
                        .filter(t -> t.endsWith("mosaic.config"))
                        .findFirst())
                .orElse(USUAL_PATH);
    }

    private Optional<String> env(String name) {
        return Optional.ofNullable(detail.environment().get(name))
                .map(EnvValue::reveal)
                .filter(v -> !v.isBlank());
    }

    private int offset() {
        String id = env("NODE_ID").or(() -> env("NODE_ROLE")).orElse("");
        return switch (id) {
            case "node-b", "participant_b" -> 1;
            case "node-c", "participant_c" -> 2;
            default -> 0;
        };
    }

    private static boolean says(Optional<JsonText> text, String key) {
        return value(text, key).isPresent();
    }

    /** A variable wins over the file. */
    private Optional<String> said(Optional<JsonText> text, String key, String variable) {
        return env(variable).or(() -> value(text, key));
    }

    private static Optional<String> value(Optional<JsonText> text, String key) {
        return text.flatMap(t -> t.at(JsonPath.of(key)))
                .filter(JsonPart.Leaf.class::isInstance)
                .map(part -> (JsonPart.Leaf) part)
                .filter(leaf -> leaf.kind() != JsonPart.Kind.NOTHING)
                .map(JsonPart.Leaf::text)
                .filter(words -> !words.isBlank());
    }

    private OptionalInt port(Optional<JsonText> text, String key, String variable, int usual) {
        Optional<String> told = said(text, key, variable);
        return OptionalInt.of(told.filter(t -> t.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .filter(p -> p >= 1 && p <= 65535)
                .orElse(usual));
    }
}
