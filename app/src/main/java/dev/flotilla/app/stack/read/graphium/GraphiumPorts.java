package dev.flotilla.app.stack.read.graphium;

import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.text.PortText;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.util.Optional;

/** One entry of {@code ports} or {@code containerPort}. */
final class GraphiumPorts {
    private final ServiceDraft draft;

    GraphiumPorts(ServiceDraft draft) {
        this.draft = draft;
    }

    void read(Node node) {
        if (!node.isTable()) {
            node.text().map(PortText::read).ifPresent(read -> add(read, node));
            return;
        }
        Fields port = node.fields();
        Optional<Node> inside = port.takeAny("containerPort", "portNumber", "target");
        Optional<Node> outside = port.takeAny("hostPort", "published");
        Optional<Node> ip = port.takeAny("hostIp", "hostIP");
        Optional<Node> protocol = port.take("protocol");
        port.ignore("@type", "name", "description");
        port.keepRest();
        if (inside.isEmpty()) {
            node.error(ReadCode.MISSING, "a port mapping names no container port", "Add containerPort");
            return;
        }
        String word = protocol.flatMap(Node::text).orElse("tcp");
        var known = PortText.protocol(word);
        if (known.isEmpty()) {
            protocol.orElse(node)
                    .error(
                            ReadCode.PORT,
                            "the protocol of a port is tcp, udp or sctp, not \"" + word + "\"",
                            "Write one of them");
            return;
        }
        // Graphium writes 0 where no host port is fixed
        String host =
                outside.flatMap(Node::text).filter(text -> !text.equals("0")).orElse("");
        PortText.Read container =
                PortText.read(Optional.empty(), "", inside.get().text().orElse(""), known.get());
        if (container.wrong().isPresent()) {
            add(container, inside.get());
        } else {
            add(
                    PortText.read(
                            ip.flatMap(Node::text), host, inside.get().text().orElse(""), known.get()),
                    outside.orElse(node));
        }
    }

    private void add(PortText.Read read, Node at) {
        read.wrong().ifPresent(wrong -> at.error(ReadCode.PORT, wrong, "Write a number from 1 to 65535"));
        for (PortMapping port : read.ports()) {
            draft.ports.add(new ServiceDraft.At<>(port, at.place()));
        }
    }
}
