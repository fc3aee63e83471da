package dev.flotilla.app.monitor;

import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.stack.Protocol;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells the containers that are nodes from the others: by the label, by the name of the image, else by the ports that
 * only such programs publish.
 */
public final class NodeSpecies {
    /** {@code flotilla}, {@code mosaic} or {@code canary}, on a container whose image does not tell; {@code none}: not a node. */
    public static final String LABEL = "dev.flotilla.node";

    private NodeSpecies() {}

    /** Empty when it is no node. */
    public static Optional<NodeKind> of(RunningContainer container) {
        Optional<String> label = container.label(LABEL).map(word -> word.strip().toLowerCase(Locale.ROOT));
        if (label.isPresent()) {
            return switch (label.get()) {
                case "flotilla" -> Optional.of(NodeKind.FLOTILLA);
                case "mosaic" -> Optional.of(NodeKind.MOSAIC);
                case "canary" -> Optional.of(NodeKind.CANARY);
                default -> Optional.empty();
            };
        }
        String image = imageName(container.image());
        if (image.equals("flotilla-node")) {
            return Optional.of(NodeKind.FLOTILLA);
        }
        List<PublishedPort> ports = container.ports();
        if (publishes(ports, Protocol.UDP, 5000, 5000) && publishes(ports, Protocol.TCP, 5001, 5001)) {
            return Optional.of(NodeKind.MOSAIC);
        }
        if (publishes(ports, Protocol.TCP, 60001, 60003) && publishes(ports, Protocol.TCP, 50051, 50053)) {
            return Optional.of(NodeKind.CANARY);
        }
        return image.matches("mosaic(-node|_node)?") ? Optional.of(NodeKind.MOSAIC) : Optional.empty();
    }

    private static boolean publishes(List<PublishedPort> ports, Protocol protocol, int from, int to) {
        return ports.stream()
                .anyMatch(p -> p.protocol() == protocol && p.containerPort() >= from && p.containerPort() <= to);
    }

    /** Without registry, tag and digest. */
    private static String imageName(String image) {
        String bare = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        String last = bare.substring(bare.lastIndexOf('/') + 1);
        return (last.contains(":") ? last.substring(0, last.indexOf(':')) : last).toLowerCase(Locale.ROOT);
    }
}
