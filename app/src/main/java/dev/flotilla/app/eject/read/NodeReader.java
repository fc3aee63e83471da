package dev.flotilla.app.eject.read;

import dev.flotilla.app.fleet.Node.Kind;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Findings;
import dev.flotilla.app.stack.read.tree.Node;
import java.time.Duration;
import java.util.Optional;

/** One node of the text of a fleet. */
final class NodeReader {
    private static final int DAY_MS = 86_400_000;

    private final Findings findings;

    NodeReader(Findings findings) {
        this.findings = findings;
    }

    Optional<dev.flotilla.app.fleet.Node> read(Node node) {
        Fields fields = node.fields();
        Optional<String> name = HostReader.needed(fields, "name");
        Optional<String> host = HostReader.needed(fields, "host");
        int heartbeat = port(fields, "heartbeatPort", 1, dev.flotilla.app.fleet.Node.USUAL_HEARTBEAT_PORT);
        int comms = port(fields, "commsPort", 0, dev.flotilla.app.fleet.Node.USUAL_COMMS_PORT);
        int control = port(fields, "controlPort", 0, 0);
        Optional<String> http = fields.take("http").flatMap(Node::text);
        Kind kind = fields.take("kind")
                .flatMap(n -> n.parsed("auto, flotilla, mosaic or canary", Kind::of))
                .orElse(Kind.AUTO);
        Duration period = time(fields, "periodMs", dev.flotilla.app.fleet.Node.USUAL_PERIOD);
        Duration tolerance = time(fields, "toleranceMs", dev.flotilla.app.fleet.Node.USUAL_TOLERANCE);
        Optional<String> id = fields.take("nodeId").flatMap(Node::text);
        fields.keepRest();
        if (name.isEmpty() || host.isEmpty() || findings.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(new dev.flotilla.app.fleet.Node(
                name.get(), host.get(), heartbeat, comms, control, http, kind, period, tolerance, id));
    }

    private static int port(Fields fields, String key, int least, int usual) {
        return fields.take(key).flatMap(n -> n.integer("a port", least, 65535)).orElse(usual);
    }

    private static Duration time(Fields fields, String key, Duration usual) {
        return fields.take(key)
                .flatMap(n -> n.integer("a time", 1, DAY_MS))
                .map(Duration::ofMillis)
                .orElse(usual);
    }
}
