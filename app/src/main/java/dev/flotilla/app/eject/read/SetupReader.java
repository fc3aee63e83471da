package dev.flotilla.app.eject.read;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Findings;
import dev.flotilla.app.stack.read.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** One node that the fleet keeps, of the text of a fleet; its configuration is a file of its own. */
final class SetupReader {
    private final Findings findings;
    private final Map<String, HostId> hosts;
    private final Function<String, Optional<String>> configs;

    SetupReader(Findings findings, Map<String, HostId> hosts, Function<String, Optional<String>> configs) {
        this.findings = findings;
        this.hosts = hosts;
        this.configs = configs;
    }

    Optional<NodeSetup> read(Node node) {
        Fields fields = node.fields();
        Optional<String> name = HostReader.needed(fields, "name");
        Optional<HostId> host = fields.take("host").flatMap(this::host);
        Optional<String> address = fields.take("address").flatMap(Node::text);
        String image = fields.take("image").flatMap(Node::text).orElse(NodeSetup.USUAL_IMAGE);
        NodeSetup.Network network = fields.take("network")
                .flatMap(n -> n.parsed("host or bridge", NodeSetup.Network::of))
                .orElse(NodeSetup.Network.HOST);
        String restart = fields.take("restart").flatMap(Node::text).orElse(NodeSetup.USUAL_RESTART);
        List<String> mounts = fields.take("mounts").map(Node::texts).orElse(List.of());
        List<String> ports = fields.take("ports").map(Node::texts).orElse(List.of());
        SortedMap<String, String> environment = new TreeMap<>();
        fields.take("environment")
                .ifPresent(n ->
                        n.fields().all().forEach(e -> e.value().text().ifPresent(v -> environment.put(e.name(), v))));
        Optional<Node> file = fields.take("config");
        Optional<String> config = file.flatMap(Node::text).flatMap(this.configs);
        if (file.isPresent() && config.isEmpty()) {
            file.get().error(FleetReader.CODE, "the configuration is not there", "Put the file back beside this one");
        }
        fields.keepRest();
        if (name.isEmpty() || findings.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(
                new NodeSetup(name.get(), host, address, image, network, restart, mounts, ports, environment, config));
    }

    private Optional<HostId> host(Node node) {
        Optional<HostId> known = node.text().flatMap(name -> Optional.ofNullable(hosts.get(name)));
        if (known.isEmpty()) {
            node.error(FleetReader.CODE, "there is no host " + node.text().orElse(""), "Name a host of this file");
        }
        return known;
    }
}
