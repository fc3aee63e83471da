package dev.flotilla.app.monitor.config;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.config.ConfigFile;
import dev.flotilla.node.config.ConfigProblem;
import dev.flotilla.node.config.ConfigReader;
import dev.flotilla.node.config.ControlPeer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A {@code mosaic.config}, read as the node itself would read it. */
final class MosaicFile {
    /** Keys that only nodes of ours have. One of them, and the node has HTTP. */
    private static final Pattern OURS =
            Pattern.compile("\"(node_id|role|control_port|http_port|http_host|advertise_host)\"\\s*:");

    private MosaicFile() {}

    static Outcome<List<Node>> read(String name, String text, Optional<String> ownHost) {
        if (text.length() > ConfigFile.LONGEST) {
            return Outcome.failed(Problem.of("FL-3002", name + " is too long for a mosaic.config.", "Give that file."));
        }
        return switch (ConfigFile.parse(name, text)) {
            case ConfigFile.Parsed.Broken(ConfigProblem problem) -> Outcome.failed(problem(problem));
            case ConfigFile.Parsed.Whole(ConfigFile file) ->
                switch (ConfigReader.read(file, Map.of(), (state, port) -> "", 0)) {
                    case ConfigReader.Result.Wrong(List<ConfigProblem> problems) ->
                        Outcome.failed(
                                problems.stream().map(MosaicFile::problem).toList());
                    case ConfigReader.Result.Good(NodeConfig config) ->
                        Outcome.ok(nodes(config, OURS.matcher(text).find(), ownHost));
                };
        };
    }

    private static Problem problem(ConfigProblem problem) {
        return Problem.of("FL-3002", problem.sentence(), "Mend the file; nothing was added.");
    }

    private static List<Node> nodes(NodeConfig config, boolean ours, Optional<String> ownHost) {
        List<Node> nodes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        own(config, ours, ownHost).ifPresent(node -> nodes.add(Names.unique(node, names)));
        Set<String> done = new HashSet<>();
        for (Peer peer : config.peers()) {
            Optional<ControlPeer> control = config.controlPeers().stream()
                    .filter(c -> c.id().equals(peer.name()))
                    .findFirst();
            control.ifPresent(c -> done.add(c.id()));
            Optional<String> id = Names.id(peer);
            Node node = Node.of(id.orElseGet(() -> Names.of(peer.host(), peer.port())), peer.host())
                    .withNodeId(id)
                    .withPorts(
                            peer.port(),
                            peer.commsPort(),
                            control.map(ControlPeer::controlPort).orElse(0))
                    .withTimes(config.period(), config.tolerance());
            nodes.add(Names.unique(control.map(c -> named(node, c, config)).orElse(node), names));
        }
        for (ControlPeer peer : config.controlPeers()) {
            if (done.add(peer.id())) {
                Node node = Node.of(peer.id(), peer.host())
                        .withPorts(Node.USUAL_HEARTBEAT_PORT, 0, peer.controlPort())
                        .withKind(Node.Kind.CANARY);
                nodes.add(Names.unique(named(node, peer, config), names));
            }
        }
        return nodes;
    }

    private static Node named(Node node, ControlPeer peer, NodeConfig config) {
        return node.withName(peer.id())
                .withNodeId(Optional.of(peer.id()))
                .withHttp(Optional.of(Names.url(config.safety().tls().isPresent(), peer.host(), peer.httpPort())));
    }

    /** Empty when nobody can tell where it is: it listens on every address and says none. */
    private static Optional<Node> own(NodeConfig config, boolean ours, Optional<String> ownHost) {
        String bound = config.listening().beat().getHostString();
        Optional<String> host = ownHost.or(() -> config.listening().advertised())
                .or(() -> Optional.of(bound).filter(b -> !AddressForm.isWildcard(b)));
        return host.map(at -> {
            int beat = config.listening().beat().getPort();
            String name = config.nodeId().isEmpty() ? Names.of(at, beat) : config.nodeId();
            int comms = config.listening().comms().map(c -> c.getPort()).orElse(0);
            int control =
                    ours ? config.listening().control().map(c -> c.getPort()).orElse(0) : 0;
            Node node = Node.of(name, at)
                    .withPorts(beat, comms, control)
                    .withTimes(config.period(), config.tolerance())
                    .withNodeId(Optional.of(config.nodeId()).filter(id -> !id.isEmpty()));
            return ours
                    ? node.withKind(Node.Kind.FLOTILLA)
                            .withHttp(Optional.of(Names.url(
                                    config.safety().tls().isPresent(),
                                    at,
                                    config.httpAt().getPort())))
                    : node;
        });
    }
}
