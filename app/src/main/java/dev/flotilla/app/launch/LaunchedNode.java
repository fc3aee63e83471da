package dev.flotilla.app.launch;

import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.stack.Protocol;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A node that exists, running or not.
 *
 * @param index from 1
 */
public record LaunchedNode(NodeBase base, int index, Host host, RunningContainer container) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");

    /** The node that a container is; empty for any other container. */
    public static Optional<LaunchedNode> of(Host host, RunningContainer container) {
        Optional<String> base = container.label(LaunchLabels.BASE);
        Optional<String> index = container
                .label(LaunchLabels.INDEX)
                .filter(i -> NUMBER.matcher(i).matches());
        return base.isEmpty() || index.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new LaunchedNode(new NodeBase(base.get()), Integer.parseInt(index.get()), host, container));
    }

    public String name() {
        return container.name();
    }

    /** The port inside at which it is asked. */
    public Optional<Integer> port() {
        return container
                .label(LaunchLabels.PORT)
                .filter(p -> NUMBER.matcher(p).matches())
                .map(Integer::parseInt);
    }

    /** Where that port is published, while the node runs. */
    public Optional<PublishedPort> published() {
        return port().flatMap(port -> container.ports().stream()
                .filter(p -> p.containerPort() == port && p.protocol() == Protocol.TCP)
                .findFirst());
    }
}
