package dev.flotilla.app.launch;

import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands in for a node of another host: a container that answers to the node's name, at the port at which nodes
 * listen, and passes on to where that node is published.
 *
 * @param index of the node that is meant, from 1
 * @param on where the others want to reach it
 * @param address of the host that it runs on
 * @param hostPort at which it is published there
 * @param port at which it listens inside
 */
public record Link(int index, Host on, String address, int hostPort, int port) {
    /** Small, and made for nothing else. */
    public static final String IMAGE = "alpine/socat:latest";

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");

    /** A link that is there, running or not. */
    public record Standing(HostId host, int index, String target, int port, RunningContainer container) {
        /** Whether it is what is wanted, and works. */
        boolean serves(Link link) {
            return host.equals(link.on().id())
                    && index == link.index()
                    && port == link.port()
                    && target.equals(link.target())
                    && container.isRunning();
        }

        /** The link of that base that a container is; empty for any other container. */
        public static Optional<Standing> of(NodeBase base, Host host, RunningContainer container) {
            Optional<Integer> index = number(container, LaunchLabels.LINK);
            Optional<Integer> port = number(container, LaunchLabels.PORT);
            return index.isEmpty() || !container.label(LaunchLabels.BASE).equals(Optional.of(base.text()))
                    ? Optional.empty()
                    : Optional.of(new Standing(
                            host.id(),
                            index.get(),
                            container.label(LaunchLabels.TARGET).orElse(""),
                            port.orElse(0),
                            container));
        }

        private static Optional<Integer> number(RunningContainer container, String label) {
            return container
                    .label(label)
                    .filter(text -> NUMBER.matcher(text).matches())
                    .map(Integer::parseInt);
        }
    }

    public String target() {
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + hostPort;
    }

    /** What its container is called. */
    public String name(NodeBase base) {
        return base.text() + "_link_" + index;
    }
}
