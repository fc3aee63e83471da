package dev.flotilla.app.peers.lens;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.peers.PastedSecrets;
import dev.flotilla.app.peers.PeerEntry;
import dev.flotilla.app.source.JsonPart;
import dev.flotilla.app.source.JsonPath;
import dev.flotilla.app.source.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From the text of a {@code mosaic.config} to what other nodes depend on. Unknown keys are left alone; what is wrong is told all
 * at once, with its line: FL-3002.
 */
public final class ConfigReader {
    private final JsonText text;
    private final List<Problem> problems = new ArrayList<>();

    private ConfigReader(JsonText text) {
        this.text = text;
    }

    public static Outcome<NodeConfig> read(JsonText text) {
        ConfigReader reader = new ConfigReader(text);
        if (!(text.root() instanceof JsonPart.Table)) {
            return Outcome.failed(reader.wrong(JsonPath.ROOT, "the configuration", text.root(), "an object of keys"));
        }
        NodeConfig config = new NodeConfig(
                reader.text("host").orElse(NodeConfig.USUAL_BIND),
                reader.text("advertise_host"),
                reader.text("node_id"),
                reader.port(JsonPath.of("heartbeat_port")).orElse(NodeConfig.USUAL_HEARTBEAT_PORT),
                reader.port(JsonPath.of("comms_port")).orElse(NodeConfig.USUAL_COMMS_PORT),
                reader.peers());
        return reader.problems.isEmpty() ? Outcome.ok(config) : Outcome.failed(reader.problems);
    }

    private Optional<String> text(String key) {
        return text(JsonPath.of(key));
    }

    private Optional<String> text(JsonPath path) {
        Optional<JsonPart> part = text.at(path);
        if (part.isEmpty() || nothing(part.get())) {
            return Optional.empty();
        }
        if (part.get() instanceof JsonPart.Leaf leaf && leaf.kind() == JsonPart.Kind.TEXT) {
            return leaf.text().isBlank()
                    ? Optional.empty()
                    : Optional.of(leaf.text().strip());
        }
        problems.add(wrong(path, "\"" + path + "\"", part.get(), "a text in quotes"));
        return Optional.empty();
    }

    private Optional<Integer> port(JsonPath path) {
        Optional<JsonPart> part = text.at(path);
        if (part.isEmpty() || nothing(part.get())) {
            return Optional.empty();
        }
        if (part.get() instanceof JsonPart.Leaf leaf
                && leaf.kind() == JsonPart.Kind.NUMBER
                && leaf.text().matches("\\d{1,5}")) {
            int port = Integer.parseInt(leaf.text());
            if (port >= 1 && port <= 65535) {
                return Optional.of(port);
            }
        }
        problems.add(wrong(path, "\"" + path + "\"", part.get(), "a number from 1 to 65535"));
        return Optional.empty();
    }

    private List<PeerEntry> peers() {
        JsonPath path = JsonPath.of("peers");
        Optional<JsonPart> part = text.at(path);
        if (part.isEmpty() || nothing(part.get())) {
            return List.of();
        }
        if (!(part.get() instanceof JsonPart.Row row)) {
            problems.add(wrong(path, "\"peers\"", part.get(), "a list of {host, comms_port, heartbeat_port}"));
            return List.of();
        }
        List<PeerEntry> peers = new ArrayList<>();
        for (int i = 0; i < row.items().size(); i++) {
            peer(i, path.then(i), row.items().get(i)).ifPresent(peers::add);
        }
        return peers;
    }

    private Optional<PeerEntry> peer(int index, JsonPath path, JsonPart part) {
        if (!(part instanceof JsonPart.Table)) {
            problems.add(wrong(path, "\"" + path + "\"", part, "{host, comms_port, heartbeat_port}"));
            return Optional.empty();
        }
        int before = problems.size();
        Optional<String> host = text(path.then("host"));
        Optional<Integer> heartbeat = port(path.then("heartbeat_port"));
        Optional<Integer> comms = port(path.then("comms_port"));
        if (problems.size() == before && (host.isEmpty() || heartbeat.isEmpty() || comms.isEmpty())) {
            String missing = host.isEmpty() ? "host" : heartbeat.isEmpty() ? "heartbeat_port" : "comms_port";
            Place place = text.place(path);
            problems.add(Problem.of(
                            "FL-3002",
                            place.inWords() + ": the peer has no \"" + missing + "\".",
                            "Give each peer host, comms_port and heartbeat_port.")
                    .at(place));
        }
        return host.isPresent() && heartbeat.isPresent() && comms.isPresent()
                ? Optional.of(new PeerEntry(index, host.get(), heartbeat.get(), comms.get()))
                : Optional.empty();
    }

    private static boolean nothing(JsonPart part) {
        return part instanceof JsonPart.Leaf leaf && leaf.kind() == JsonPart.Kind.NOTHING;
    }

    private Problem wrong(JsonPath path, String what, JsonPart is, String needed) {
        Place place = text.place(path);
        return Problem.of(
                        "FL-3002",
                        place.inWords() + ": " + what + " is " + PastedSecrets.inWords(is) + ".",
                        "It needs " + needed + ".")
                .at(place);
    }
}
