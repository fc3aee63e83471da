package dev.flotilla.app.peers.setup;

import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.source.JsonText;
import java.util.List;

/** Canary nodes as a stack: a compose file in which each is put on its host, to be planned and applied as any other. */
public final class CanaryStack {
    /**
     * A node and the name of the host on which it is to run.
     *
     * @param setup one of {@link CanaryNodes}
     */
    public record Placed(NodeSetup setup, String host) {}

    private CanaryStack() {}

    /** @param name of the stack */
    public static String text(String name, List<Placed> nodes) {
        StringBuilder text = new StringBuilder("""
                # Nodes that agree on which model serves how much; the first one coordinates. Each stands on a host of its own.
                # PEERS_NODE_X says where node-x is reached, the same for all of them.
                name: %s

                x-flotilla:
                  strategy: manual

                services:
                """.formatted(quoted(name)));
        for (Placed node : nodes) {
            service(text, node);
        }
        text.append("volumes:\n");
        nodes.forEach(node -> text.append("  ").append(state(node)).append(": {}\n"));
        return text.toString();
    }

    private static void service(StringBuilder text, Placed node) {
        NodeSetup setup = node.setup();
        text.append("  ").append(setup.name()).append(":\n");
        text.append("    image: ").append(quoted(setup.image())).append('\n');
        text.append("    restart: ").append(quoted(setup.restart())).append('\n');
        text.append("    x-flotilla: {targetHost: ").append(quoted(node.host())).append("}\n");
        if (setup.network() == NodeSetup.Network.HOST) {
            text.append("    network_mode: host\n");
        } else {
            text.append("    ports:\n");
            setup.ports()
                    .forEach(
                            port -> text.append("      - ").append(quoted(port)).append('\n'));
        }
        text.append("    volumes:\n      - ")
                .append(quoted(state(node) + ":/app/state"))
                .append('\n');
        text.append("    environment:\n");
        setup.environment()
                .forEach((name, value) -> text.append("      ")
                        .append(name)
                        .append(": ")
                        .append(quoted(value.replace("$", "$$")))
                        .append('\n'));
        text.append('\n');
    }

    private static String state(Placed node) {
        return node.setup().name() + "-state";
    }

    /** What JSON quotes YAML reads. */
    private static String quoted(String plain) {
        return JsonText.quoted(plain);
    }
}
